"""A person takes over: once, with everything known, and never talked over."""

from datetime import timedelta

import msgspec

from journeys.events import Item
from journeys.interpreter import Meaning
from journeys.state import CustomerState, LegState, OpenNdr, Return
from journeys.status import Fault, Leg, NdrReason, Status
from tests.bot.dialogue.talking import Talk, moment
from tests.journeys.builders import BRAND, NOW, customer, order, parcel, said, state

ONE = order(promised_by_at=NOW + timedelta(hours=20), items=(Item("Indigo kurta"),))


def someone() -> CustomerState:
    likes = {"slot": "evening"}
    return state(ONE, parcel(), customer(name="Asha Rao", language="en", preferences=likes))


def packet_of(talk: Talk) -> dict[str, object]:
    assert talk.decision
    (task,) = talk.decision.tasks
    return task.packet


def test_a_second_wish_for_a_person_says_by_when_and_opens_nothing() -> None:
    """B-18, A-22d."""
    talk = Talk(someone())
    assert talk.says("a person please", "person") == ["handoff"]
    assert talk.says("agent!", "person") == ["handoff_waiting"]
    assert talk.tasks == []
    assert talk.decision
    answer_by = BRAND.agents_answer_within + NOW + timedelta(seconds=20)
    assert talk.decision.sends[0].args["answer_by"] == answer_by.isoformat()


def test_who_waits_and_is_not_understood_is_told_that_a_person_reads_it() -> None:
    """B-11: she is not asked to choose again."""
    talk = Talk(someone())
    talk.says("a person please", "person")
    assert talk.says("it is for my sister's wedding") == ["handoff_waiting"]


def test_a_person_who_is_overdue_is_asked_again_and_she_is_told_so() -> None:
    """B-18: no promise is passed over in silence."""
    talk = Talk(someone())
    talk.says("a person please", "person")
    talk.waits(BRAND.agents_answer_within + timedelta(minutes=1))
    assert talk.says("hello? agent", "person") == ["handoff_late"]
    assert talk.tasks == ["handoff_asked_again"]


def test_days_later_a_wish_for_a_person_is_a_new_matter() -> None:
    """B-18."""
    talk = Talk(someone())
    talk.says("a person please", "person")
    talk.waits(timedelta(days=4))
    assert talk.says("a person please", "person") == ["handoff"]


def test_while_an_agent_holds_the_chat_we_say_nothing() -> None:
    """B-18, G-7: neither to words nor to buttons; what she wrote is on the timeline."""
    known = someone()
    known.conversation = msgspec.structs.replace(
        known.conversation, held_by="asha", held_until=NOW + timedelta(hours=1)
    )
    talk = Talk(known)
    assert talk.says("where is my order", "order_status") == []
    assert talk.taps("order_status", ONE.id) == []
    assert talk.decision
    assert [each.event.kind for each in talk.decision.recorded][:1] == ["message.received"]
    talk.waits(timedelta(hours=2))
    assert talk.says("where is my order", "order_status") == ["order_status"]


def test_stop_holds_even_while_an_agent_has_the_chat() -> None:
    """B-19."""
    known = someone()
    known.conversation = msgspec.structs.replace(
        known.conversation, held_by="asha", held_until=NOW + timedelta(hours=1)
    )
    talk = Talk(known)
    assert talk.says("stop", "opt_out") == ["opted_out"]
    assert talk.state.customer.opted_out_at


def test_the_packet_holds_what_a_person_would_otherwise_ask() -> None:
    """B-10, B-11, B-18, B-21: who, order, stage, tried, promised, mood, likes, earlier issues."""
    ndr = OpenNdr(7, 2, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, moment(3), moment(3), asked="accepted")
    carried = parcel(
        status=Status.DELIVERY_ATTEMPT_FAILED,
        status_at=moment(3),
        attempts=2,
        ndr=ndr,
        legs={Leg.FORWARD: LegState(Status.DELIVERY_ATTEMPT_FAILED, moment(3), fails=(moment(30), moment(3)))},
    )
    earlier = Return("R-9", "refunded", moment(500), moment(300))
    older = order(id=21, number="#KH-9", number_key="KH9", closed_at=moment(300), returns=(earlier,))
    talk = Talk(state(ONE, carried, older, customer(name="Asha Rao", preferences={"slot": "evening"})))
    talk.says("where is it", "order_status", numbers=(ONE.number_key,))
    talk.says("worst service", "complaint")
    packet = packet_of(talk)
    assert packet["customer"] == "Asha Rao"
    assert (packet["order"], packet["stage"], packet["payment"]) == (ONE.number_key, "attempt_failed", "cod")
    assert (packet["items"], packet["pincode"]) == (["Indigo kurta"], "560001")
    assert packet["asked"] == ["order_status", "complaint"]
    assert packet["mood"] == "angry"
    assert packet["said"] == "worst service"
    assert packet["likes"] == {"slot": "evening"}
    assert packet["tried"] == [
        "2 delivery attempts",
        "attempt failed: customer_unavailable",
        "courier was asked for another attempt: accepted",
    ]
    assert packet["promised"] == [
        {"what": "next update", "by": (NOW + timedelta(hours=20)).isoformat()},
        {"what": "delivery", "by": "2026-11-27T18:30:00+00:00"},  # the end of the range that the answer gives
    ]
    earlier_issues = packet["earlier"]
    assert isinstance(earlier_issues, list)
    assert [(each["what"], each["stands"]) for each in earlier_issues] == [
        ("failed_attempt", "open"),
        ("return", "refunded"),
    ]


def test_a_handoff_asks_nothing_that_is_known() -> None:
    """B-11: forms under way end, what they had got goes along, and no question leaves."""
    talk = Talk(someone())
    talk.says("delete everything", "delete_data")
    sent = talk.says("give me a person", "person")
    assert sent == ["handoff"]
    packet = packet_of(talk)
    assert packet["form"] == "delete_data_form"
    assert talk.state.conversation.stack == ()


def test_her_last_words_are_cut_to_what_a_person_reads() -> None:
    """B-18."""
    talk = Talk(someone())
    talk.says("x" * 3000, "person")
    words = packet_of(talk)["said"]
    assert isinstance(words, str)
    assert len(words) == 500


def test_three_cries_for_help_in_one_moment_are_one_handoff() -> None:
    """B-18."""
    talk = Talk(someone())
    talk.meanings.known["agent"] = Meaning("person", 0.95)
    events = [said("agent", NOW + timedelta(seconds=n), wamid=f"wamid.{n}") for n in range(3)]
    assert talk.happens(*events) == ["handoff"]
    assert talk.tasks == ["handoff_asked_for_a_person"]
