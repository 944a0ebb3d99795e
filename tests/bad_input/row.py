"""One row of the table of hostile deliveries, and the JSON that most of them are made of."""

from collections.abc import Callable
from typing import Any, NamedTuple
from zlib import crc32

import orjson

Json = dict[str, Any]
MOST_BYTES = 3 * 1024 * 1024


class Hostile(NamedTuple):
    """A delivery to `account` and what it gets.

    `body` is what is sent (a function where it is large); `how` it is proven, see `rig.proof`. `headers` replace the
    vendor's usual ones; `more` are added. `becomes` are the states of its rows in the inbox, in order: "parked done",
    "" for nothing stored; `why` is in the reason of the parked ones.
    """

    name: str
    account: str
    body: bytes | Callable[[], bytes]
    status: int = 200
    becomes: str = ""
    why: str = ""
    how: str = "right"
    headers: tuple[tuple[str, str], ...] | None = None
    more: tuple[tuple[str, bytes], ...] = ()
    method: str = "POST"
    path: str = ""
    is_chunked: bool = False

    def sent(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else self.body()


def phone_for(name: str) -> str:
    """A wa_id that is the row's own."""
    return f"91999990{1000 + crc32(name.encode()) % 3000}"


def envelope(*values: Any, field: str = "messages", waba: str = "100000000000001") -> bytes:
    """A WhatsApp POST with one change for each value."""
    changes = [{"field": field, "value": value} for value in values]
    return orjson.dumps({"object": "whatsapp_business_account", "entry": [{"id": waba, "changes": changes}]})


def value(*, wa_id: str = "", **members: Any) -> Json:
    """A `value` of the field `messages`; with `wa_id` its contact too."""
    number = {"display_phone_number": "919999900000", "phone_number_id": "200000000000001"}
    contacts = {"contacts": [{"profile": {"name": "Meera Joshi"}, "wa_id": wa_id}]} if wa_id else {}
    return {"messaging_product": "whatsapp", "metadata": number} | contacts | members


def message(name: str, shape: Json, **common: Any) -> Json:
    """A member of `messages`, from the row's own phone."""
    base = {"from": phone_for(name), "id": f"wamid.hostile.{name}", "timestamp": "1795408200"}
    return base | shape | common


def status(name: str, **members: Any) -> Json:
    """A member of `statuses`, of a message that we never sent."""
    return {"id": f"wamid.out.{name}", "status": "delivered", "timestamp": "1795408200"} | members


def said(name: str, shape: Json | None = None, **common: Any) -> bytes:
    """A POST with one message."""
    shape = {"type": "text", "text": {"body": "hello"}} if shape is None else shape
    return envelope(value(wa_id=phone_for(name), messages=[message(name, shape, **common)]))


def nested(levels: int, inner: bytes = b"1") -> bytes:
    """`inner` in that many arrays."""
    return b"[" * levels + inner + b"]" * levels


def padded(body: bytes, size: int) -> bytes:
    """The JSON body with spaces before its last brace, `size` bytes in all."""
    return body[:-1] + b" " * (size - len(body)) + body[-1:]
