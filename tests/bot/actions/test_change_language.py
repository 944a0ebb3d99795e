"""Another language: named in any script or chosen, kept until she asks for another."""

import msgspec
import pytest

from bot.dialogue.language_names import OWN_NAMES, language_named
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import BRAND, customer, order, parcel, state

SPEAKS = msgspec.structs.replace(BRAND, languages=("en", "hi", "ta"))


def talk_in(language: str = "en") -> Talk:
    return Talk(state(order(), parcel(), customer(language=language)), brand=SPEAKS)


NAMED = [
    ("speak in tamil", "ta"),
    ("தமிழில் பேசுங்கள்", "ta"),
    ("हिंदी में बात करो", "hi"),
    ("hindi me baat karo", "hi"),
    ("I don't understand English, Tamil please", "ta"),
    ("english nahi samajh aati, hindi", "hi"),
    ("తెలుగులో మాట్లాడండి", "te"),
    ("ಕನ್ನಡದಲ್ಲಿ ಹೇಳಿ", "kn"),
    ("odia please", "Odia"),
    ("change the language", ""),
    ("I do not understand English", ""),
]


@pytest.mark.parametrize(("text", "language"), NAMED)
def test_a_language_is_known_by_its_names(text: str, language: str) -> None:
    """B-01: and what she does not understand is not what she wants."""
    assert language_named(text) == language


@pytest.mark.parametrize("code", OWN_NAMES)
def test_every_language_is_known_by_its_own_name(code: str) -> None:
    """B-01: a row that she reads aloud works like a tap."""
    assert language_named(OWN_NAMES[code]) == code
    assert len(OWN_NAMES[code]) <= 24  # a row's title


def test_a_language_named_at_once_is_not_asked_for() -> None:
    """B-11."""
    talk = talk_in()
    assert talk.says("speak in tamil", "change_language") == ["language_changed"]
    assert talk.state.customer.language == "ta"


def test_who_names_none_chooses_from_those_the_brand_speaks() -> None:
    """B-01."""
    talk = talk_in()
    assert talk.says("another language", "change_language") == ["ask_change_language_language"]
    assert talk.decision
    rows = talk.decision.sends[0].args["options"]
    assert [title for _, title in rows] == ["English", "हिन्दी", "தமிழ்"]
    assert talk.taps("speak_hi") == ["language_changed"]
    assert talk.state.customer.language == "hi"


def test_the_question_is_answered_by_name_as_well() -> None:
    """P-01: text is always understood beside the list."""
    talk = talk_in()
    talk.says("another language", "change_language")
    assert talk.says("Tamil", "change_language") == ["language_changed"]
    assert talk.state.conversation.stack == ()


def test_a_language_that_we_do_not_write_is_said_so() -> None:
    """B-19: honest, with a way on."""
    talk = talk_in()
    assert talk.says("odia please", "change_language") == ["language_not_spoken"]
    assert talk.decision
    assert talk.decision.sends[0].args["words"] == {"asked_language": "Odia"}
    assert talk.taps("speak_en") == ["language_changed"]


def test_a_language_asked_for_stays_whatever_she_types() -> None:
    """B-01: many type in Latin letters and read their own script."""
    talk = talk_in()
    talk.says("speak in tamil", "change_language")
    for _ in range(3):
        talk.says("where is my order", "order_status", language="en")
    assert talk.state.customer.language == "ta"
    assert talk.says("english please", "change_language") == ["language_changed"]
    assert talk.state.customer.language == "en"


def test_hinglish_is_answered_in_hindi_where_only_that_is_spoken() -> None:
    """B-01."""
    talk = talk_in()
    talk.says("hinglish", "change_language")
    assert talk.state.customer.language == "hi"
