"""How sure we are that a courier finds an address: what it lacks, and what in it speaks against the rest. Pure.

Whether a pincode belongs to a state is read from India Post's list; districts are not compared, their names changed
too often.
"""

import indian_pincode

from journeys.events import Address
from journeys.geography import state_of_place

# How much each doubt takes from a confidence of 1. The order is that in which a customer would want to hear them.
WEIGHT_OF_DOUBT: dict[str, float] = {
    "pincode_unknown": 0.6,
    "pincode_of_another_state": 0.6,
    "no_street": 0.6,
    "no_house_number": 0.3,
    "no_landmark": 0.15,
}
FIRST_ORDER = 0.15  # nobody has delivered there for us yet
LEAST = 0.75  # below it we ask

SHORTEST_STREET = 8  # letters; "MG Road" alone leads to no door


def doubts(address: Address, pincode: str = "") -> tuple[str, ...]:
    """What is doubtful about an address, the worst first. `pincode` is used where the address has none.

    Of an address that the shop does not show us nothing can be doubted.
    """
    if not (address.line1 or address.line2):
        return ()
    street = f"{address.line1} {address.line2}".strip()
    found = {
        "pincode_unknown": not indian_pincode.validate(address.pincode or pincode or "0"),
        "pincode_of_another_state": _lies_elsewhere(address.pincode or pincode, address.state),
        "no_street": len(street) < SHORTEST_STREET,
        "no_house_number": not any(character.isdigit() for character in street),
        "no_landmark": not address.landmark and not address.line2,
    }
    return tuple(doubt for doubt in WEIGHT_OF_DOUBT if found[doubt])


def confidence(address: Address, pincode: str = "", *, is_first_order: bool = False) -> float:
    """From 0 to 1: 1 when nothing speaks against the address."""
    lost = sum(WEIGHT_OF_DOUBT[doubt] for doubt in doubts(address, pincode)) + (FIRST_ORDER if is_first_order else 0)
    return max(0.0, round(1 - lost, 2))


def is_doubtful(address: Address, pincode: str = "", *, is_first_order: bool = False) -> bool:
    """Whether she should be asked before the parcel leaves."""
    return confidence(address, pincode, is_first_order=is_first_order) < LEAST


def _lies_elsewhere(pincode: str, state: str) -> bool:
    """Whether the pincode belongs to another state than the address names. Some fifty pincodes span two states."""
    named = state_of_place(state)
    details = indian_pincode.get_details(pincode) if pincode and named else None
    if details is None:
        return False
    return named not in {details["state"], *details.get("states", ())}
