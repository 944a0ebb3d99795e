"""Meta's webhooks: proves who sent one, cuts it into single items, reads each item as events.

One POST may hold up to 1,000 updates of several WhatsApp Business accounts and numbers (per Meta's webhooks
overview); each message, status, preference, error and account notice becomes one raw item that can be read alone.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from integrations.contract import Account, Headers, RawItem
from integrations.proof import content_key, hmac_hex, require_match
from integrations.whatsapp import account_notices, messages, statuses
from integrations.whatsapp.foreign import read_json, rows, sorted_json, table, text, write_json
from integrations.whatsapp.striking import without_secrets
from integrations.whatsapp.told import Told
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event

PROVIDER = "whatsapp"

LONGEST_KEY_PART = 200  # characters; a wamid has about 60

Items = Iterator[RawItem]


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """`X-Hub-Signature-256: sha256=<hex HMAC-SHA256(app secret, raw body)>`. Raises SignatureInvalid."""
    expected = ["sha256=" + hmac_hex(secret, body) for secret in account.secrets if secret]
    require_match(headers.get("x-hub-signature-256", ""), expected)


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """Cut one POST into raw items of kind message, echo, status, preference, account, errors or malformed.

    What is not shaped as it should be becomes a `malformed` item, so that its neighbours are still read.
    Raises PayloadMalformed when there is no envelope, PayloadUnsupported when the envelope is empty or
    another product's.
    """
    envelope = read_json(body)
    if not isinstance(envelope, dict) or not isinstance(envelope.get("entry"), list):
        raise PayloadMalformed("not an envelope: no list of entries")
    product = envelope.get("object", "whatsapp_business_account")
    if product != "whatsapp_business_account":
        raise PayloadUnsupported(f"webhook of another product: {text(product)[:40]}")
    items = [item for entry in envelope["entry"] for item in _entry_items(entry)]
    if not items:
        raise PayloadUnsupported("an envelope with nothing in it")
    return items


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """Read one raw item. Pure. Raises PayloadUnsupported or PayloadMalformed and nothing else."""
    body = read_json(item.body)
    read = READER_OF_KIND.get(item.kind)
    if read is None or not isinstance(body, dict):
        raise PayloadMalformed(f"an item of kind {item.kind[:40]!r} that is not shaped as one")
    return read(Told(item.key, body, account.name, received_at))


READER_OF_KIND: dict[str, Callable[[Told], list[Event]]] = {
    "message": messages.read_message,
    "echo": messages.read_echo,
    "status": statuses.read_status,
    "preference": account_notices.read_preference,
    "account": account_notices.read_notice,
    "errors": account_notices.read_error,
}


def _entry_items(entry: Any) -> Items:
    if not isinstance(entry, dict) or not isinstance(entry.get("changes"), list):
        yield _malformed({"entry": entry})
        return
    waba, time = text(entry.get("id")), entry.get("time")
    for change in entry["changes"]:
        if not isinstance(change, dict) or not isinstance(change.get("value"), dict):
            yield _malformed({"waba": waba, "change": change})
        else:
            yield from _change_items(waba, time, text(change.get("field")), change["value"])


def _change_items(waba: str, time: Any, field: str, value: dict[str, Any]) -> Items:
    if field == "messages":
        yield from _message_items(waba, time, value)
    elif field == "user_preferences":
        yield from _preference_items(waba, value)
    elif field == "smb_message_echoes":
        yield from _echo_items(waba, value)
    else:
        body = {"waba": waba, "time": time, "field": field, "value": value}
        yield RawItem("a:" + content_key(sorted_json(body)), write_json(body), "account")


def _message_items(waba: str, time: Any, value: dict[str, Any]) -> Items:
    shared = {"waba": waba, "metadata": value.get("metadata")}
    contact_of = Contacts(value)
    yield from _items_in(value, "messages", lambda one: _message(one, shared, contact_of, value.get("errors")))
    yield from _items_in(value, "statuses", lambda one: _status(one, shared, contact_of))
    yield from _items_in(value, "errors", lambda one: _error(one, shared, time, value))
    if not any(_members(value, name) for name in ("messages", "statuses", "errors")):
        yield _malformed(shared | {"value": value})


def _items_in(value: dict[str, Any], name: str, build: Callable[[dict[str, Any]], RawItem]) -> Items:
    """One item of each member of the array `name`; members that are not objects are kept as malformed."""
    for one in _members(value, name):
        yield build(one) if isinstance(one, dict) else _malformed({name: one})


def _members(value: dict[str, Any], name: str) -> list[Any]:
    """The array `name`; a single thing in its place counts as an array of one."""
    given = value.get(name)
    if isinstance(given, list):
        return given
    return [] if given is None else [given]


def _message(message: dict[str, Any], shared: dict[str, Any], contacts: "Contacts", errors: Any) -> RawItem:
    contact, message = contacts.match(message, "from", "from_user_id"), without_secrets(message)
    body = shared | {"message": message, "contact": contact}
    if errors and contacts.alone:  # an error beside a single message is about that message
        body["errors"] = errors
    return RawItem(_key("m", shared, message, message.get("id")), write_json(body), "message")


def _status(status: dict[str, Any], shared: dict[str, Any], contacts: "Contacts") -> RawItem:
    contact = contacts.match(status, "recipient_id", "recipient_user_id")
    body = shared | {"status": status, "contact": contact}
    wamid, word = status.get("id"), status.get("status")
    if status.get("type") == "payment":
        attempt = table(table(status.get("payment")).get("transaction")).get("id") or status.get("timestamp")
        return RawItem(_key("p", shared, status, wamid, word, attempt), write_json(body), "status")
    return RawItem(_key("s", shared, status, wamid, word), write_json(body), "status")


def _error(error: dict[str, Any], shared: dict[str, Any], time: Any, value: dict[str, Any]) -> RawItem:
    """Errors have neither id nor time: what came with them tells one occurrence from the next."""
    company = [table(one).get("id") for name in ("messages", "statuses") for one in rows(value.get(name))]
    body = shared | {"time": time, "error": error, "beside": company[:10]}
    return RawItem("e:" + content_key(sorted_json(body)), write_json(body), "errors")


def _preference_items(waba: str, value: dict[str, Any]) -> Items:
    shared = {"waba": waba, "metadata": value.get("metadata")}
    contacts = Contacts(value)
    yield from _items_in(value, "user_preferences", lambda one: _preference(one, shared, contacts))
    if not _members(value, "user_preferences"):
        yield _malformed(shared | {"value": value})


def _preference(preference: dict[str, Any], shared: dict[str, Any], contacts: "Contacts") -> RawItem:
    body = shared | {"preference": preference, "contact": contacts.match(preference, "wa_id", "user_id")}
    return RawItem("u:" + _content_key(shared, preference), write_json(body), "preference")


def _echo_items(waba: str, value: dict[str, Any]) -> Items:
    shared = {"waba": waba, "metadata": value.get("metadata")}
    yield from _items_in(value, "message_echoes", lambda one: _echo(one, shared))
    if not _members(value, "message_echoes"):
        yield _malformed(shared | {"value": value})


def _echo(echo: dict[str, Any], shared: dict[str, Any]) -> RawItem:
    echo = without_secrets(echo)
    return RawItem(_key("o", shared, echo, echo.get("id")), write_json(shared | {"echo": echo}), "echo")


def _malformed(body: dict[str, Any]) -> RawItem:
    return RawItem("x:" + content_key(sorted_json(body)), write_json(body), "malformed")


def _key(letter: str, shared: dict[str, Any], thing: dict[str, Any], *parts: Any) -> str:
    """`m:wamid.abc`, `s:wamid.abc:read`; a hash of the content when a part is missing or hostile."""
    words = [text(part) for part in parts]
    if all(word and len(word) <= LONGEST_KEY_PART and word.isprintable() for word in words):
        return ":".join([letter, *words])
    return f"{letter}:{_content_key(shared, thing)}"


def _content_key(shared: dict[str, Any], thing: dict[str, Any]) -> str:
    """A hash of the thing and whose it is, but not of the contact found beside it, which depends on the company."""
    return content_key(sorted_json([shared, thing]))


class Contacts:
    """The `contacts` array of one change, found by phone or user id.

    `alone` is True when the change holds exactly one message, status or preference: then a single contact is
    its contact, unless it says otherwise. Among many, only an equal id counts: a stranger's name must not stick.
    """

    def __init__(self, value: dict[str, Any]) -> None:
        self._contacts = [one for one in rows(value.get("contacts")) if isinstance(one, dict)]
        counts = (len(rows(value.get(name))) for name in ("messages", "statuses", "user_preferences"))
        self.alone = sum(counts) == 1
        self._of_id: dict[str, dict[str, Any]] = {}
        for contact in self._contacts:
            for name in ("user_id", "wa_id"):
                if identity := text(contact.get(name)):
                    self._of_id.setdefault(identity, contact)

    def match(self, thing: dict[str, Any], phone_name: str, user_name: str) -> dict[str, Any] | None:
        """The contact of a message or status, or None."""
        phone, user = text(thing.get(phone_name)), text(thing.get(user_name))
        found = self._of_id.get(user) or self._of_id.get(phone)
        if found is not None or not self.alone or len(self._contacts) != 1:
            return found
        only = self._contacts[0]
        contradicts = (phone and text(only.get("wa_id"))) or (user and text(only.get("user_id")))
        return None if contradicts else only
