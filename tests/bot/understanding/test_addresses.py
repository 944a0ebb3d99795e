"""An address in her own words, and in WhatsApp's form."""

import pytest

from bot.understanding.addresses import Written, address_of_form, read_address


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "12 MG Road, near SBI, Bengaluru 560001",
            Written("560001", "12 MG Road", "near SBI", "Bengaluru"),
        ),
        (  # in lines, with a dash before the pincode and an old name of the town
            "Flat 302, Laburnum Court\n12th Main\nopposite Sony signal\nBangalore - 560038",
            Written("560038", "Flat 302, Laburnum Court, 12th Main", "opposite Sony signal", "Bangalore"),
        ),
        (  # state and country are known from the pincode
            "4 Neem Lane, Kothrud, Pune, Maharashtra, India, pin code: 411038",
            Written("411038", "4 Neem Lane, Kothrud", "", "Maharashtra"),
        ),
        ("मकान 14, नीम गली, मंदिर के पास, 411038", Written("411038", "मकान 14, नीम गली", "मंदिर के पास", "")),
        ("Landmark: post office, 9 Fort Road", Written("", "9 Fort Road", "post office", "")),
        ("No, 9 Fort Road, 570001", Written("570001", "9 Fort Road", "", "")),
        ("411038", Written("411038")),
    ],
)
def test_the_parts_of_an_address_are_told_apart(text: str, written: Written) -> None:
    """P-03."""
    assert read_address(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "please change my address to 12 MG Road, near SBI, Bengaluru 560001",
            Written("560001", "12 MG Road", "near SBI", "Bengaluru"),
        ),
        ("address change karna hai: 4 Neem Lane, Pune 411038", Written("411038", "4 Neem Lane", "", "Pune")),
        ("change my pincode to 560001", Written("560001")),  # nothing of a street
        ("mera pata galat hai", Written()),
        ("I want to change address", Written()),
        ("12 MG Road is wrong", Written()),  # where the request ends cannot be told
    ],
)
def test_the_words_of_a_request_are_no_part_of_the_address(text: str, written: Written) -> None:
    """B-11: what is clear is taken at once, nothing is guessed."""
    assert read_address(text, is_request=True) == written


def test_a_few_words_are_no_whole_address() -> None:
    """P-03."""
    assert not read_address("my 411038").is_whole
    assert not read_address("ok").is_whole
    assert read_address("14 Neem").is_whole
    assert read_address("Green House Neem Lane").is_whole


def test_whatsapps_form_becomes_an_address() -> None:
    """P-03: house, floor, tower and building before the street; values that are no text are left out."""
    form: dict[str, object] = {
        "name": " Asha  Rao ",
        "phone_number": "9999900300",
        "in_pin_code": "560 038",
        "house_number": "302",
        "floor_number": "3rd floor",
        "building_name": "Laburnum Court",
        "address": "12th Main",
        "landmark_area": "Sony signal",
        "city": "Bengaluru",
        "state": "Karnataka",
        "tower_number": None,
    }
    found = address_of_form(form)
    assert found.line1 == "302, 3rd floor, Laburnum Court, 12th Main"
    assert (found.name, found.pincode, found.landmark) == ("Asha Rao", "560038", "Sony signal")
