"""The dialogue manager by itself: which order, asides, clarifying, falling back, languages."""

from datetime import timedelta

import msgspec
import pytest

from bot.actions import ALL_FORMS, ALL_SKILLS
from journeys.state import Customer
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import BRAND, customer, order, parcel, placed, state

ONE = order()
OTHER = order(id=22, number="#KH-20000", number_key="KH20000", shop_order_id="9000000022")


def test_every_intent_and_every_choice_leads_to_one_skill() -> None:
    """A-76."""
    intents = [intent for skill in ALL_SKILLS for intent in skill.intents]
    choices = [choice for skill in ALL_SKILLS for choice in skill.choices]
    assert len(intents) == len(set(intents))
    assert len(choices) == len(set(choices))


def test_every_form_ends_in_a_skill_and_asks_with_known_messages() -> None:
    """P-03: a form that is complete is acted upon."""
    skills = {skill.called() for skill in ALL_SKILLS}
    assert [form.called() for form in ALL_FORMS if form.submits not in skills] == []


def test_her_only_order_is_meant() -> None:
    """A-02."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("where is it", "order_status") == ["order_status"]
    assert talk.state.conversation.about == ONE.id


def test_of_several_orders_she_is_asked_which_and_then_it_is_that_one() -> None:
    """A-02."""
    talk = Talk(state(ONE, OTHER))
    assert talk.says("where is it", "order_status") == ["order_list"]
    assert talk.taps("order_status", OTHER.id) == ["order_status"]
    assert talk.says("and now?", "order_status") == ["order_status"]
    assert talk.state.conversation.about == OTHER.id


def test_after_a_while_it_is_open_again_which_order_she_means() -> None:
    """A-02."""
    talk = Talk(state(ONE, OTHER))
    talk.taps("order_status", OTHER.id)
    talk.waits(timedelta(hours=1))
    assert talk.says("where is it", "order_status") == ["order_list"]


def test_two_close_meanings_are_asked_about_and_the_tap_decides() -> None:
    """A-61."""
    talk = Talk(state(ONE, parcel()))
    ranking = (("order_status", 0.62), ("refund_status", 0.16))
    assert talk.says("money order kab", "order_status", confidence=0.62, ranking=ranking) == ["clarify"]
    assert talk.decision
    assert talk.decision.sends[0].args["meanings"] == ["order_status", "refund_status"]
    assert talk.taps("meant", subject="order_status") == ["order_status"]


def test_what_we_do_not_understand_twice_goes_to_a_person() -> None:
    """B-18."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("zzz") == ["fallback"]
    assert talk.says("zzzz") == ["handoff"]
    assert talk.tasks == ["handoff_not_understood"]


def test_an_answer_in_between_forgives_what_we_did_not_understand() -> None:
    """B-18."""
    talk = Talk(state(ONE, parcel()))
    talk.says("zzz")
    talk.says("where is it", "order_status")
    assert talk.says("zzzz") == ["fallback"]


def test_who_takes_over_knows_order_stage_and_what_was_asked() -> None:
    """B-11, B-18."""
    talk = Talk(state(ONE, parcel(), customer(name="Asha Rao")))
    talk.says("where is it", "order_status")
    talk.says("a person please", "person")
    assert talk.decision
    (task,) = talk.decision.tasks
    assert task.packet["customer"] == "Asha Rao"
    assert task.packet["order"] == ONE.number_key
    assert task.packet["asked"] == ["order_status", "person"]


@pytest.mark.parametrize("text", ["hello there", "ok"])
def test_the_first_language_heard_is_kept(text: str) -> None:
    """A-22b: neutral words change nothing."""
    brand = msgspec.structs.replace(BRAND, languages=("en", "hi"))
    talk = Talk(state(ONE, customer()), brand=brand)
    talk.says("मेरा ऑर्डर कहाँ है", "order_status", language="hi")
    talk.says(text, "greeting", language="")
    assert talk.state.customer.language == "hi"


def test_a_language_changes_when_she_writes_in_it_twice() -> None:
    """A-22b."""
    brand = msgspec.structs.replace(BRAND, languages=("en", "hi"))
    talk = Talk(state(ONE, Customer(10, ONE.placed_at, language="en")), brand=brand)
    talk.says("मेरा ऑर्डर कहाँ है", "order_status", language="hi")
    assert talk.state.customer.language == "en"
    talk.says("अब बताइए", "order_status", language="hi")
    assert talk.state.customer.language == "hi"


def test_yes_answers_the_question_of_a_journey() -> None:
    """P-04: her words do what the button under the question does."""
    talk = Talk(state())
    assert talk.happens(placed(payment="cod")) == ["cod_question_doubt"]
    assert talk.says("haan bhej do", "affirm") == ["cod_thanks"]


def test_yes_without_a_question_needs_no_answer() -> None:
    """A-57."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("ok", "affirm") == []
