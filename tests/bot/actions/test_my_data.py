"""What we know of her, forgetting it, and proving that the chat is ours."""

from datetime import timedelta

import pytest

from bot.people_words import words_of_code, words_of_person
from journeys.events import Key
from journeys.support import due_of
from journeys.verify_code import code_of, codes_shown
from journeys.wording import Wording
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import BRAND, NOW, PHONE, customer, order, parcel, state

ONE = order()
LIKES = {"slot": "evening", "call_before": True}
WORDING = Wording(("en", "hi"))


def test_she_is_told_what_we_know_with_her_phone_masked() -> None:
    """B-01."""
    known = state(ONE, customer(name="Asha Rao", language="hi", preferences=LIKES, marketing="yes"))
    known.identities[Key("phone", PHONE)] = ""
    words = words_of_person(known, WORDING, "en")
    assert words == {
        "her_name": "Asha Rao",
        "phone": "•••• 0234",
        "order_count": "1",
        "tongue": "हिन्दी",
        "consent": "about orders, and offers too",
        "likes": "deliver in the evening; call before delivery",
    }


def test_what_is_not_known_is_said_so() -> None:
    """B-01: nothing is made up."""
    words = words_of_person(state(customer(opted_out_at=NOW)), WORDING, "en")
    assert (words["her_name"], words["phone"], words["likes"]) == ("not known", "not known", "none")
    assert words["consent"] == "none, you stopped them"


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_whole_answer_can_be_worded(language: str) -> None:
    """B-01."""
    words = words_of_person(state(ONE, customer(preferences={"odd": 1, "language": "ta"})), WORDING, language)
    assert "தமிழ்" in WORDING.message("my_data", language, words).body


def test_preferences_are_forgotten_on_a_tap() -> None:
    """B-01."""
    talk = Talk(state(ONE, parcel(), customer(preferences=LIKES)))
    assert talk.says("what do you know of me", "my_data") == ["my_data"]
    assert talk.taps("forget_likes") == ["likes_forgotten"]
    assert talk.state.customer.preferences == {}


def test_deleting_is_asked_once_and_becomes_work_with_a_deadline() -> None:
    """G-8."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("delete my data", "delete_data") == ["ask_delete_data_sure"]
    assert talk.tasks == []
    assert talk.taps("yes") == ["delete_taken"]
    assert talk.tasks == ["erase_customer"]
    assert talk.decision
    due_at = due_of("erase_customer", talk.now, BRAND)
    assert talk.decision.sends[0].args["delete_by"] == due_at.isoformat()
    assert talk.decision.tasks[0].due_at == due_at


@pytest.mark.parametrize("intent", ["deny", "stop_that"])
def test_who_thinks_better_of_it_keeps_everything(intent: str) -> None:
    """G-8."""
    talk = Talk(state(ONE, parcel()))
    talk.says("delete my data", "delete_data")
    assert talk.says("no", intent) == [{"deny": "delete_left", "stop_that": "form_stopped"}[intent]]
    assert talk.tasks == []


def test_stop_is_confirmed_once() -> None:
    """B-19."""
    talk = Talk(state(ONE, parcel()))
    assert talk.says("stop", "opt_out") == ["opted_out"]
    since = talk.state.customer.opted_out_at
    assert talk.says("STOP", "opt_out") == []
    talk.waits(timedelta(days=2))
    assert talk.says("stop", "opt_out") == ["opted_out"]
    assert talk.state.customer.opted_out_at == since
    assert talk.says("start", "opt_in") == ["opted_in"]
    assert talk.state.customer.opted_out_at is None


# -- is it really us --------------------------------------------------------------------------------------------


def test_the_chat_names_a_code_that_the_page_shows() -> None:
    """P-07: also when the hour has turned since."""
    words = words_of_code(ONE, NOW, "secret", WORDING, BRAND, "en")
    for later in (timedelta(0), timedelta(minutes=59), timedelta(minutes=119)):
        assert words["code"] in codes_shown(ONE.customer_id, NOW + later, "secret")
    assert words["code"] not in codes_shown(ONE.customer_id, NOW + timedelta(hours=2), "secret")


def test_a_code_is_of_one_customer_one_hour_and_one_secret() -> None:
    """P-07."""
    codes = {
        code_of(customer_id, NOW + timedelta(hours=hours), secret)
        for customer_id in (10, 11)
        for hours in (0, 1)
        for secret in ("a", "b")
    }
    assert len(codes) == 8
    assert code_of(10, NOW, "a") == code_of(10, NOW + timedelta(minutes=59), "a")


def test_is_this_really_you_is_answered_with_proof_or_without_pretending() -> None:
    """P-07, P-02."""
    assert Talk(state(ONE, parcel())).says("is this really you", "verify_sender") == ["really_us"]
    assert Talk(state()).says("is this really you", "verify_sender") == ["really_us_no_order"]
