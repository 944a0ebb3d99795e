"""Messages without words: an honest answer for each kind, and a way on."""

from typing import Any

import pytest

from journeys.interpreter import Meaning
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, parcel, state

ONE = order()

KINDS: list[tuple[str, dict[str, Any], str]] = [
    ("audio", {}, "voice_unheard"),
    ("video", {}, "video_unseen"),
    ("image", {}, "photo_about_what"),
    ("document", {}, "file_unread"),
    ("sticker", {}, "unsupported"),
    ("contacts", {"text": "Ravi", "contacts": ("+919999900777",)}, "card_unread"),
    ("order", {"text": "two please", "form": {"catalog_id": "1"}}, "cart_unread"),
    ("unsupported", {"form": {"type": "poll_creation"}}, "unsupported"),
    ("malformed", {}, "unsupported"),
]


@pytest.mark.parametrize(("content", "facts", "reply"), KINDS)
def test_every_kind_is_answered(content: str, facts: dict[str, Any], reply: str) -> None:
    """P-01."""
    assert Talk(state(ONE, parcel())).sends(content, **facts) == [reply]


def test_a_photo_leads_on_to_what_it_is_about() -> None:
    """P-01, P-03."""
    talk = Talk(state(ONE, parcel()))
    talk.sends("image")
    assert talk.decision
    assert talk.decision.sends[0].args["meanings"] == ["return_request", "item_problem", "person"]
    assert talk.taps("meant", subject="person") == ["handoff"]


def test_words_under_a_photo_are_read() -> None:
    """P-01."""
    talk = Talk(state(ONE, parcel()))
    talk.meanings.known["where is it"] = Meaning("order_status", 0.95)
    assert talk.sends("image", text="where is it") == ["order_status"]


# -- pasted codes -----------------------------------------------------------------------------------------------


def test_who_pastes_a_code_is_warned_and_nothing_else_happens() -> None:
    """B-19."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("my otp is ••••", "out_of_scope", confidence=0.2, secret="otp") == ["secret_warning"]
    assert talk.tasks == []


def test_a_question_beside_the_code_is_answered_and_the_warning_not_repeated() -> None:
    """B-19, P-01: once for each kind."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("otp ••••", "out_of_scope", confidence=0.2, secret="otp") == ["secret_warning"]
    assert talk.says("otp •••• what do you know of me", "my_data", secret="otp") == ["my_data"]
    assert talk.says("card ••••••••••••••••", "my_data", secret="card") == ["secret_struck", "my_data"]
