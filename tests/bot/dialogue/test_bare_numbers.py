"""What she means by a number and nothing else."""

import pytest

from bot.dialogue.bare_numbers import without_guess
from journeys.interpreter import Entity, Meaning
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, parcel, state

GUESS = Meaning("change_delivery_time", 0.98)
ONE = order()
OTHER = order(id=22, number="#KH-20000", number_key="KH-20000", shop_order_id="9000000022")


@pytest.mark.parametrize("text", ["5", "#KH-10234", "# 10234", "१०२३४", "12!", "4/5"])
def test_of_a_number_alone_nothing_is_guessed(text: str) -> None:
    """P-02: how often such a number stood beside some words says nothing about hers."""
    assert (without_guess(text, GUESS).intent, without_guess(text, GUESS).confidence) == ("unclear", 0.0)


@pytest.mark.parametrize("text", ["5 baje", "kh-10234 kab aayega", "ok", "", "5 6", "by 5pm please"])
def test_words_beside_a_number_are_read(text: str) -> None:
    """P-02."""
    assert without_guess(text, GUESS) is GUESS


def test_what_is_named_by_its_shape_keeps_its_meaning() -> None:
    """P-02: a pincode is asked about more often than it is anything else."""
    meant = Meaning("delivery_area", 0.64, pincode="560001", entities=(Entity("pincode", "560001"),))
    assert without_guess("560001", meant) is meant


def test_an_order_named_without_a_word_is_told_about() -> None:
    """A-02: of her two orders the one that she names, without a list."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("#KH-20000", "delivery_area", confidence=0.6, numbers=("KH-20000",)) == ["order_status"]
    assert talk.state.conversation.about == OTHER.id


def test_an_order_named_among_words_we_do_not_know_is_told_about() -> None:
    """A-02."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("kh-20000 ka scene batana", numbers=("KH-20000",)) == ["order_status"]
    assert talk.state.conversation.about == OTHER.id


def test_what_is_clear_stays_what_it_is_beside_a_number() -> None:
    """A-02: a number in a request names its order."""
    talk = Talk(state(ONE, parcel()))
    said = talk.says("call me about KH-10234", "person", numbers=(ONE.number_key,))
    assert "order_status" not in said


def test_a_number_that_is_nobodys_leads_to_her_orders() -> None:
    """A-02: a list, never a guess."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("#KH-99999", numbers=("KH-99999",)) == ["order_list"]


def test_a_small_number_that_nobody_asked_for_is_asked_back() -> None:
    """P-02."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("5", "change_delivery_time", confidence=0.98) == ["fallback"]
    assert talk.says("100", "payment_failed", confidence=0.4, numbers=("100",)) == ["handoff"]


def test_a_form_gets_the_number_that_it_asked_for() -> None:
    """P-03: of a house number, too, nothing is guessed."""
    talk = Talk(state(ONE))
    talk.says("change address", "change_address")
    talk.says("560001", "delivery_area", confidence=0.64, entities={"pincode": "560001"})
    talk.says("rose street, indiranagar", "unclear")
    assert talk.state.conversation.stack[-1].asked == "house"
    talk.says("5", "change_delivery_time", confidence=0.98)
    assert talk.state.conversation.stack[-1].slots["house"] == "5"
