"""What a Rasa server asks of us: one action for one message of a customer, read from the call's JSON. Pure.

The shape is that of Rasa Open Source 3.6 (`RemoteAction`, with the whole tracker): next_action, sender_id, tracker.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from bot.understanding.entities import entities_of
from bot.understanding.parse import Entity, Parse
from bot.understanding.rasa_server import parse_of
from integrations.pasted_secrets import struck_out
from integrations.phones import e164
from integrations.whatsapp.foreign import phone_of
from journeys.errors import HarkaraError, ServiceUnavailable
from journeys.events import Key

FORM, SLOT = "harkara_form", "harkara_done"  # the one form of an exported project, and its only slot
TAP, TOKEN = "tap", "token"  # the intent and the entity of a button's payload
PAYLOAD = "/"  # how a message begins that is a button's payload and no words
UNSURE = frozenset({"", "nlu_fallback", TAP})  # of words; a payload has its token
KINDS = frozenset({"number", "phone", "pincode", "amount", "date", "slot"})
BSUID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
LONGEST_TEXT = 4096  # characters, of a WhatsApp message


class CallInvalid(HarkaraError):
    """Whoever set up the Rasa server must act: the message says what the call lacks."""


class Call(msgspec.Struct, frozen=True):
    """One action call.

    `heard` is the same for every call about one message. `text` has pasted codes struck out and is empty for a
    button's payload; `token` is the button's. `parse` is None where Rasa was unsure. `candidates` are values that a
    form wants judged, `slots` the others; `in_form` is the form that is active.
    """

    action: str
    who: Key
    heard: str
    text: str
    token: str = ""
    parse: Parse | None = None
    said_at: datetime | None = None
    slots: dict[str, Any] = {}
    candidates: dict[str, Any] = {}
    in_form: str = ""

    @property
    def key(self) -> str:
        """One per message and action: the same call again is no other."""
        return f"{self.heard}{self.action}"


def action_of(call: Any) -> str:
    """The action that is asked for, "" when none is. Raises CallInvalid when the call is no object."""
    if not isinstance(call, dict):
        raise CallInvalid("the body should be a JSON object")
    return str(call.get("next_action") or "")


def read_call(call: Mapping[str, Any]) -> Call:
    """The call as we need it. Raises CallInvalid when it names no customer or has no message of hers."""
    tracker = _table(call.get("tracker"))
    latest = _table(tracker.get("latest_message"))
    events = [each for each in tracker.get("events") or () if isinstance(each, dict)]
    user = next((each for each in reversed(events) if each.get("event") == "user"), {})
    sender = str(call.get("sender_id") or tracker.get("sender_id") or "")
    message = str(latest.get("message_id") or user.get("message_id") or user.get("timestamp") or "")
    if not message:
        raise CallInvalid("the tracker should hold a message of the customer")
    said = str(latest.get("text") or "")
    text = "" if said.startswith(PAYLOAD) else struck_out(said[:LONGEST_TEXT])
    return Call(
        action=action_of(call),
        who=customer_named(sender),
        heard=f"rasa:{_hash(sender, message)}:",
        text=text,
        token=_token_of(latest),
        parse=_parse_of(text, latest),
        said_at=_moment(user.get("timestamp")),
        slots=_table(tracker.get("slots")),
        candidates=dict(_candidates(events)),
        in_form=str(_table(tracker.get("active_loop")).get("name") or ""),
    )


def customer_named(sender: str) -> Key:
    """The phone or WhatsApp user id that a sender_id is: "919999900001", "whatsapp:+91 99999 00001", "IN.1349...".

    Raises CallInvalid for anything else: nobody's orders may be shown to a name that was made up.
    """
    name = sender.strip().removeprefix("whatsapp:").strip()
    if BSUID.fullmatch(name):
        return Key("bsuid", name)
    phone = e164(phone_of(re.sub(r"[ -]", "", name))) or e164(name)
    if not phone:
        raise CallInvalid("sender_id should be the customer's phone with country code, or her WhatsApp user id")
    return Key("phone", phone)


def _parse_of(text: str, latest: Mapping[str, Any]) -> Parse | None:
    """Rasa's intent, with the entities that we read ourselves and those that only Rasa found."""
    try:
        parse = parse_of(text, "", latest)
    except ServiceUnavailable:
        return None
    if parse.intent in UNSURE:
        return None
    return msgspec.structs.replace(parse, entities=(*parse.entities, *_only_rasas(parse, latest)))


def _only_rasas(parse: Parse, latest: Mapping[str, Any]) -> Iterator[Entity]:
    """Entities of Rasa's own extractors, as we write them, of kinds that we found none of."""
    known = {each.kind for each in parse.entities}
    for each in latest.get("entities") or ():
        kind = str(_table(each).get("entity") or "")
        if kind in KINDS - known:
            yield from [found for found in entities_of(struck_out(str(each.get("value")))) if found.kind == kind][:1]


def _token_of(latest: Mapping[str, Any]) -> str:
    tokens = (_table(each) for each in latest.get("entities") or ())
    return next((str(each.get("value") or "") for each in tokens if each.get("entity") == TOKEN), "")


def _candidates(events: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Rasa's forms put what they want judged at the end of the tracker's events."""
    last = next((place for place, each in enumerate(reversed(events)) if each.get("event") != "slot"), len(events))
    for each in events[len(events) - last :]:
        yield str(each.get("name")), each.get("value")


def _moment(seconds: Any) -> datetime | None:
    """A time of Rasa's, Unix seconds."""
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _hash(sender: str, message: str) -> str:
    """One for each message of each sender, without her phone in it."""
    both = f"{sender}\n{message}".encode(errors="surrogatepass")
    return hashlib.blake2b(both, digest_size=12).hexdigest()


def _table(part: Any) -> dict[str, Any]:
    return part if isinstance(part, dict) else {}
