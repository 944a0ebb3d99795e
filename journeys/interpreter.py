"""What a customer's words mean: the interface every interpreter offers."""

from typing import Protocol

import msgspec


class Meaning(msgspec.Struct, frozen=True):
    """What a text means. `intent` is order_status, person, greeting, thanks, proof, opt_out, opt_in or unclear;
    `numbers` are order numbers or AWBs as they are compared (`order_number_key`); `pincode` is six digits or empty;
    `confidence` is 0 to 1."""

    intent: str
    confidence: float = 1.0
    numbers: tuple[str, ...] = ()
    pincode: str = ""


class Interpreter(Protocol):
    """Reads one text. Pure: the same text always means the same."""

    def read(self, text: str) -> Meaning: ...
