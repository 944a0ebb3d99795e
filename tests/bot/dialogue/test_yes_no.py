"""A yes or no in front of what she means with it."""

import pytest

from bot.dialogue.yes_no import opening_yes_no


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes delete it", True),
        ("haan cancel kar do", True),
        ("हाँ, कर दो", True),
        ("No, dont cancel", False),
        ("nahi rehne do", False),
        ("வேண்டாம் விடுங்க", False),
        ("ok where is it", None),  # "ok" opens any sentence
        ("no idea, when will it come?", None),  # a question
        ("yes but only if the courier comes after six", None),  # too long to be only that
        ("note it down", None),  # begins with the letters only
        ("", None),
    ],
)
def test_a_short_sentence_answers_with_its_first_word(text: str, answer: bool | None) -> None:
    """B-11, B-23."""
    assert opening_yes_no(text) is answer
