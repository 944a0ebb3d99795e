"""India in rough: good enough to tell that a parcel is in the wrong part of the country."""

import indian_pincode
import pytest

from journeys.geography import STATES, km_between, km_outside, state_of_pincode, state_of_place


def test_every_state_of_india_post_is_known() -> None:
    """A-46."""
    assert set(STATES) == set(indian_pincode.list_states())


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Pune, Maharashtra", "MAHARASHTRA"),
        ("Delhi", "DELHI"),
        ("Puri, Orissa", "ODISHA"),
        ("Srinagar, Jammu & Kashmir", "JAMMU AND KASHMIR"),
        ("Kothrud, Pune", ""),
        ("", ""),
    ],
)
def test_a_place_ends_in_its_state(place: str, state: str) -> None:
    """A-46."""
    assert state_of_place(place) == state


def test_a_pincode_lies_in_its_state() -> None:
    """A-46."""
    assert (state_of_pincode("560001"), state_of_pincode("999999"), state_of_pincode("")) == ("KARNATAKA", "", "")


def test_distances_are_about_right() -> None:
    """A-46: Delhi is nearer to Punjab than to Kerala."""
    assert km_between("DELHI", "PUNJAB") < 400
    assert 1_900 < km_between("DELHI", "KERALA") < 2_200
    assert km_outside((19.08, 72.88), "MAHARASHTRA") == 0  # Mumbai
    assert km_outside((28.61, 77.21), "MAHARASHTRA") > 400  # New Delhi
