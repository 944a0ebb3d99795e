"""Signed decision tokens: what a button means is in its id, so that an old button acts on its own order.

Shape: `1.<choice>.<order id>.<subject>.<signature>`, 256 characters at most (WhatsApp's limit for button ids;
200 for list rows).
"""

import hashlib
import hmac

import msgspec

SAID = "said"  # a label of an agent's own: a tap on it counts as if she had written it
MEANT = "meant"  # the choice between two things that she may have meant; its subject is the intent
SIGNATURE_HEX = 16  # 64 bits: enough for an id that only ever acts on the sender's own order


class Choice(msgspec.Struct, frozen=True):
    """What a button stands for. `subject` narrows it: the NDR it answers, for example."""

    name: str
    order_id: int = 0
    subject: str = ""


def sign(choice: Choice, secret: str) -> str:
    """The button id of `choice`, whose name has no full stop (or it could not be read back: ValueError)."""
    if "." in choice.name:
        raise ValueError(f"a choice cannot be named {choice.name!r}")
    plain = f"1.{choice.name}.{choice.order_id}.{choice.subject}"
    return f"{plain}.{_signature(plain, secret)}"


def read(token: str, secret: str) -> Choice | None:
    """The choice behind a button id, or None when it is not ours."""
    plain, _, given = token.rpartition(".")
    if not hmac.compare_digest(_bytes(given), _bytes(_signature(plain, secret))):
        return None
    _, name, order_id, subject = plain.split(".", 3)
    return Choice(name, int(order_id), subject)


def _signature(plain: str, secret: str) -> str:
    return hmac.new(secret.encode(), _bytes(plain), hashlib.sha256).hexdigest()[:SIGNATURE_HEX]


def _bytes(said: str) -> bytes:
    """Whatever a phone sends can be compared, even text that is no valid Unicode."""
    return said.encode(errors="surrogatepass")
