"""An address is doubted for what it lacks and for what contradicts itself."""

import msgspec
import pytest

from journeys.address_confidence import confidence, doubts, is_doubtful
from journeys.events import Address

SOUND = Address(
    name="Meera Joshi",
    line1="14 Neem Lane",
    line2="Indiranagar",
    landmark="Opposite the old post office",
    city="Bengaluru",
    state="Karnataka",
    pincode="560038",
)


def address(**parts: str) -> Address:
    return msgspec.structs.replace(SOUND, **parts)


@pytest.mark.parametrize(
    ("given", "doubted"),
    [
        (SOUND, ()),
        (address(pincode="999999"), ("pincode_unknown",)),  # well formed, and no such pincode
        (address(pincode="56003"), ("pincode_unknown",)),
        (address(pincode="411001"), ("pincode_of_another_state",)),  # Pune, and she wrote Karnataka
        (address(state=""), ()),  # nothing to compare
        (address(state="KA"), ()),  # a shop's own code is no contradiction
        (address(line1="Neem Lane"), ("no_house_number",)),
        (address(line1="14", line2=""), ("no_street",)),
        (address(line1="MG Rd", line2="", landmark=""), ("no_street", "no_house_number", "no_landmark")),
        (address(line2="", landmark=""), ("no_landmark",)),
        (address(line2=""), ()),  # the landmark is enough
        (Address(pincode="560038"), ()),  # the shop does not show it
    ],
)
def test_doubts_are_named_the_worst_first(given: Address, doubted: tuple[str, ...]) -> None:
    """P-03."""
    assert doubts(given) == doubted


def test_the_orders_pincode_stands_in_for_a_missing_one() -> None:
    """P-03."""
    assert doubts(address(pincode=""), "560038") == ()
    assert doubts(address(pincode="")) == ("pincode_unknown",)


@pytest.mark.parametrize(
    ("given", "first", "is_asked"),
    [
        (SOUND, True, False),
        (address(line2="", landmark=""), False, False),  # a house number leads there
        (address(line2="", landmark=""), True, True),  # but nobody has been there for us yet
        (address(line1="Neem Lane"), False, True),
        (address(pincode="411001"), False, True),
    ],
)
def test_a_doubtful_address_is_asked_about(given: Address, first: bool, is_asked: bool) -> None:
    """P-03: only when the confidence is low."""
    assert is_doubtful(given, is_first_order=first) is is_asked


def test_confidence_never_falls_below_nothing() -> None:
    """P-03."""
    assert confidence(address(line1="x", line2="", landmark="", pincode="999999")) == 0
    assert confidence(SOUND) == 1
