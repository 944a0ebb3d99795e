"""Reading what customers write, by keywords: what is clear is named, what is not is called unclear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyword_interpreter import PATTERN_OF_INTENT, KeywordInterpreter
from journeys.interpreter import Meaning

INTENTS = {*PATTERN_OF_INTENT, "proof", "unclear"}


def read(text: str) -> Meaning:
    return KeywordInterpreter().read(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("where is my order?", "order_status"),
        ("Where exactly is my parcel right now", "order_status"),
        ("mera order kahan hai", "order_status"),  # Hinglish
        ("kab aayega", "order_status"),
        ("parcel kidhar pahucha", "order_status"),
        ("मेरा ऑर्डर कहाँ है", "order_status"),  # Hindi
        ("track", "order_status"),
        ("still not delivered!!", "order_status"),
        ("KH-10234", "order_status"),  # a number alone is asked about
        ("I want to talk to a human", "person"),
        ("agent please", "person"),
        ("call me about my order", "person"),  # who wants a person is not asked twice
        ("hi", "greeting"),
        ("Namaste ji", "greeting"),
        ("good morning", "greeting"),
        ("thanks!", "thanks"),
        ("ok", "thanks"),
        ("👍", "thanks"),
        ("dhanyavaad", "thanks"),
        ("asdf qwer", "unclear"),
        ("", "unclear"),
        ("🧵🧶", "unclear"),
        ("KH-10234 560001", "proof"),
        ("order number is #kh-10234, pincode 560001", "proof"),
    ],
)
def test_a_text_means_what_it_says(text: str, intent: str) -> None:
    """A-02, P-02."""
    assert read(text).intent == intent


@pytest.mark.parametrize(
    ("text", "numbers", "pincode"),
    [
        ("KH-10234 560001", ("KH-10234",), "560001"),
        ("560001 #kh-10234", ("KH-10234",), "560001"),
        ("order 10234, pin 411004", ("10234",), "411004"),
        ("awb 123456789012", ("123456789012",), ""),
        ("my pin is 560001", ("560001",), "560001"),  # it may be an order number too
        ("KH-1 012345", ("012345",), ""),  # too short, and no pincode begins with 0
    ],
)
def test_numbers_and_pincodes_are_told_apart(text: str, numbers: tuple[str, ...], pincode: str) -> None:
    """P-02."""
    meaning = read(text)
    assert (meaning.numbers, meaning.pincode) == (numbers, pincode)


@given(st.text(max_size=300))
def test_any_text_has_a_meaning_that_somebody_answers(text: str) -> None:
    """P-02."""
    meaning = read(text)
    assert meaning.intent in INTENTS
    assert 0 <= meaning.confidence <= 1
