"""Numbers of all kinds, and codes that must not be kept."""

import pytest

from bot.understanding.entities import entities_of
from integrations.pasted_secrets import passes_luhn, secrets_of, struck_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("where is #kh-10234", [("number", "KH-10234")]),
        ("order10234 kab", [("number", "10234")]),
        ("awb 4410029837", [("number", "4410029837")]),
        ("awb 9999900101", [("number", "9999900101")]),  # could be a phone, but she says what it is
        ("call 99999 00101", [("phone", "+919999900101")]),
        ("+91 99999-00101", [("phone", "+919999900101")]),
        ("pin 560 001", [("pincode", "560001")]),
        ("KH-10234 560001", [("number", "KH-10234"), ("pincode", "560001")]),
        ("paid ₹1,299.50", [("amount", "129950")]),
        ("499 rupaye kat gaye", [("amount", "49900")]),
        ("೧೦೨೩೪", [("number", "10234")]),  # Kannada digits
        ("no numbers here", []),
    ],
)
def test_numbers_are_told_apart(text: str, found: list[tuple[str, str]]) -> None:
    """B-11, B-23: what she has named is not asked again."""
    assert [(each.kind, each.value) for each in entities_of(text)] == found


def test_an_entity_stands_where_it_says() -> None:
    """B-23."""
    text = "kal 99999 00101 pe call karo"
    assert [text[each.start : each.end] for each in entities_of(text)] == ["kal", "99999 00101"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("my otp is 4521", "my otp is ••••"),
        ("4 5 2 1 otp hai", "• • • • otp hai"),
        ("ओटीपी ४५२१", "ओटीपी ••••"),
        ("card 4111 1111 1111 1111 exp", "card •••• •••• •••• •••• exp"),
        ("378282246310005", "•" * 15),
        ("otp nahi aaya order 10234", "otp nahi aaya order 10234"),
        ("otp nahi aaya KH-10234", "otp nahi aaya KH-10234"),
        ("awb 4111111111111112", "awb 4111111111111112"),  # fails the check digit
        ("4521", "4521"),  # nobody speaks of a code
    ],
)
def test_codes_and_cards_are_struck_out(text: str, kept: str) -> None:
    """B-23: their digits are never kept; the text stays as long as it was."""
    assert struck_out(text) == kept
    assert len(kept) == len(text)


def test_a_secret_is_named_so_that_the_bot_can_warn() -> None:
    """B-23."""
    text = "otp 4521 card 4111-1111-1111-1111"
    assert [each.kind for each in secrets_of(text)] == ["otp", "card"]
    assert [each.value for each in entities_of(struck_out(text)) if each.kind == "secret"] == ["otp", "card"]


@pytest.mark.parametrize(("digits", "passes"), [("79927398713", True), ("79927398710", False)])
def test_the_check_digit_is_the_standards(digits: str, passes: bool) -> None:
    """B-23."""
    assert passes_luhn(digits) is passes
