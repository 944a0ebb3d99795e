"""What the texts from the order to the day of delivery must hold, whatever their words."""

import re

import pytest

from journeys.messages import MESSAGES
from journeys.messages.delays import COD_DELAYED, INCIDENTS, LATE, REASSURANCE
from journeys.messages.delivery import DELIVERY
from journeys.messages.orders import ADDRESS, CHECKPOINTS, COD, ORDERS
from journeys.wording import Wording

WORDING = Wording(("en",))
DELAY_TEXTS = sorted(message.name for message in (*LATE, *INCIDENTS, *COD_DELAYED) if message.proactive)
PROACTIVE = sorted(message.name for message in (*ORDERS, *DELIVERY, *LATE, *INCIDENTS, *REASSURANCE, *COD_DELAYED))

# How a text tells what she has to do: one step, or nothing. Buttons are a step by themselves.
NEXT_STEP = re.compile(
    r"[Nn]othing (else |more )?(for you )?to do|need do nothing|Please |please |reply here|Tap |tap |simply pay|"
    r"You can pay|you can pay|Shall we|[Ww]e tell you here|you hear from us|stop such messages",
)
BLAME = re.compile(
    r"your (fault|mistake|error)|you (failed|forgot|should have)|courier's (fault|mistake)", re.IGNORECASE
)
SECRETS = re.compile(r"\b(send|share|tell|give) (us |me )?(the |your )?(otp|cvv|pin|card number)", re.IGNORECASE)


def body(name: str) -> str:
    return WORDING.source(name, "en")


@pytest.mark.parametrize("name", DELAY_TEXTS)
def test_a_delay_text_says_why_gives_a_new_range_and_the_next_update(name: str) -> None:
    """A-60, A-18: a cause as far as it is known, never invented."""
    assert {"cause", "range", "next_by"} <= set(WORDING.variables(name, "en"))


@pytest.mark.parametrize("name", sorted(CHECKPOINTS))
def test_a_checkpoint_tells_the_next_24_hours_in_three_steps_and_a_time(name: str) -> None:
    """A-79, A-39: three variants."""
    text = body(name)
    assert "24 hours" in text
    assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3"]
    assert "{{next_by}}" in text


def test_the_three_variants_of_the_checkpoint_differ() -> None:
    """A-39: reassurance, expectation, insight."""
    assert {"checkpoint_reassurance", "checkpoint_expectation", "checkpoint_insight"} == CHECKPOINTS
    assert len({body(name) for name in CHECKPOINTS}) == 3


@pytest.mark.parametrize("name", PROACTIVE)
def test_a_text_ends_in_one_next_step_or_in_nothing_to_do(name: str) -> None:
    """A-92."""
    assert MESSAGES[name].choices or NEXT_STEP.search(body(name)), body(name)


@pytest.mark.parametrize("name", PROACTIVE)
def test_nobody_is_blamed_and_no_secret_is_asked_for(name: str) -> None:
    """B-19, A-61."""
    assert not BLAME.search(body(name))
    assert not SECRETS.search(body(name))


def test_a_label_that_is_made_is_told_apart_from_a_parcel_that_moves() -> None:
    """A-58: in the same message."""
    assert "courier does not have it yet" in body("packed")
    assert "a label alone does not move a parcel" in body("checkpoint_insight")
    assert "a day or two without a new scan is usual" in body("shipped")


def test_the_address_question_has_its_three_answers() -> None:
    """A-22b: Correct, Change, Talk to us."""
    labels = WORDING.message(
        "order_confirmed_check", "en", dict.fromkeys(WORDING.variables("order_confirmed_check", "en"), "x")
    )
    assert labels.buttons == (("address_correct", "Correct"), ("address_change", "Change"), ("agent", "Talk to us"))
    assert tuple(name for name, _ in labels.buttons) == ADDRESS


@pytest.mark.parametrize("name", ["cod_question", "cod_question_doubt"])
def test_the_cash_question_asks_for_order_and_address_in_one_message(name: str) -> None:
    """P-04, P-03: Confirm, Change, Cancel; paying online is offered after that, as only three buttons fit."""
    assert {"amount", "address"} <= set(WORDING.variables(name, "en"))
    assert MESSAGES[name].buttons == COD
    assert "pay_now" in MESSAGES["cod_thanks"].buttons
    assert "pay_now" in MESSAGES["cod_change_menu"].buttons


def test_what_is_said_at_the_door_depends_on_what_is_to_be_paid() -> None:
    """A-87: cash ready, or no money at all."""
    assert "{{amount}}" in body("out_for_delivery")
    assert "give no money at the door" in body("out_for_delivery_paid")
    assert "your money is safe" in body("hub_loop_paid")
    assert "you pay only when it is in your hands" in body("hub_loop_cod")


def test_the_cart_message_tells_the_range_and_how_updates_come() -> None:
    """A-29: one message, and the way to end such messages."""
    assert {"range", "link", "item"} <= set(WORDING.variables("abandoned_checkout", "en"))
    assert "on WhatsApp" in body("abandoned_checkout")
    assert "STOP" in body("abandoned_checkout")
    assert MESSAGES["abandoned_checkout"].category == "marketing"
