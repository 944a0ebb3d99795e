"""Which town a pincode belongs to, and when a town that she wrote is another one."""

import pytest

from journeys.towns import exists, is_town, lies_elsewhere, state_named, town_of


@pytest.mark.parametrize(
    ("pincode", "town", "state"),
    [
        ("560001", "Bengaluru", "Karnataka"),  # the list says "Bengaluru Urban"
        ("400050", "Mumbai", "Maharashtra"),  # "Mumbai Suburban"
        ("110020", "Delhi", "Delhi"),  # districts "South" and "South East": the state is the town
        ("999999", "", ""),  # no such pincode
    ],
)
def test_a_pincode_names_its_town_and_state(pincode: str, town: str, state: str) -> None:
    """P-03."""
    assert (town_of(pincode), state_named(pincode), exists(pincode)) == (town, state, bool(town))


@pytest.mark.parametrize(
    ("town", "pincode", "is_other"),
    [
        ("Pune", "560001", True),
        ("Pune", "400050", True),  # the same state, another region
        ("Bangalore", "560001", False),  # an old name
        ("Thane", "400050", False),  # the next town: its pincodes begin alike
        ("Karnataka", "560001", False),
        ("Kerala", "560001", True),
        ("Indiranagar", "411038", False),  # nothing that we know
        ("Pune", "999999", False),
        ("", "560001", False),
    ],
)
def test_only_a_town_that_is_certainly_another_one_is_asked_about(town: str, pincode: str, is_other: bool) -> None:
    """P-03: pincode against city."""
    assert lies_elsewhere(town, pincode) is is_other


def test_words_of_an_address_are_not_taken_for_towns() -> None:
    """P-03."""
    assert is_town("pune")
    assert is_town("Maharashtra")
    assert not is_town("Neem Lane")
