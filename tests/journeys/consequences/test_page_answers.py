"""What follows when a customer answers a failed attempt on her tracking page: the very thing a tap would do."""

from datetime import timedelta
from functools import cache

import msgspec
import pytest

from journeys.catalogue import Catalogue
from journeys.decide import decide
from journeys.decision import Ask, Decision
from journeys.engine import answered
from journeys.events import Address, Event, Key, PageAnswered
from journeys.explanation import told_of
from journeys.loading import load_catalogue
from journeys.state import CustomerState, OpenNdr
from journeys.status import Fault, NdrReason, Status
from journeys.tokens import Choice
from tests.journeys.builders import BRAND, NOW, ids, order, parcel, result, said, state

ATTEMPT = "77"
HOME = Address(name="Meera Joshi", line1="7 Neem Lane", landmark="behind the mill", city="Bengaluru", pincode="560001")
PIN = "maps.google.com/?q=12.97160,77.59460"


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def standing(**facts: object) -> CustomerState:
    """Order 20, whose parcel stands in attempt 77."""
    ndr = OpenNdr(
        int(ATTEMPT), 1, NdrReason.CUSTOMER_UNAVAILABLE, Fault.CUSTOMER, True, NOW - timedelta(minutes=9), NOW
    )
    failed = parcel(ndr=ndr, status=Status.DELIVERY_ATTEMPT_FAILED, status_at=NOW, account="courier", **facts)
    return state(order(address=HOME), failed)


def answer(subject: str = ATTEMPT, order_id: int = 20, **given: str) -> Event:
    body = PageAnswered(order_id, subject, **given)
    return Event("page.answered", f"page-answer:{body}", NOW, NOW, "harkara", body, (Key("customer", "10"),))


def decided(known: CustomerState, *events: Event) -> Decision:
    return decide(known, events, NOW, BRAND, ids(900), lambda turn, messages: None, catalogue())


def tapped(name: str, **wish: str) -> Decision:
    """The same choice, made in the chat."""
    return decide(
        standing(),
        [said(button_id="any")],
        NOW,
        BRAND,
        ids(900),
        lambda turn, messages: bool(answered(turn, Choice(name, 20, ATTEMPT), messages[0], **wish)) or None,
        catalogue(),
    )


def asked(decision: Decision) -> list[tuple[str, str, dict[str, object]]]:
    return [(each.command, each.account, dict(each.params)) for each in decision.asks]


def to_courier(decision: Decision) -> Ask:
    (ask,) = [each for each in decision.asks if each.command.startswith("courier.")]
    return ask


@pytest.mark.parametrize(
    ("given", "tap"),
    [
        ({}, "reattempt"),  # as soon as possible
        ({"day": "2026-11-25"}, "chosen_day"),
        ({"slot": "evening"}, "chosen_day"),
        ({"day": "2026-11-26", "slot": "morning"}, "chosen_day"),
    ],
)
def test_an_answer_on_the_page_is_a_tap_in_the_chat(given: dict[str, str], tap: str) -> None:
    """A-01, A-40: the same journey asks the courier for the same."""
    page, chat = decided(standing(), answer(**given)), tapped(tap, **given)
    assert asked(page) == asked(chat)
    assert len(page.asks) == 1
    runs = [(run.journey, run.step, run.subject) for run in page.state.runs.values()]
    assert runs == [(run.journey, run.step, run.subject) for run in chat.state.runs.values()] != []
    assert page.state.shipments[30].ndr == chat.state.shipments[30].ndr
    assert [each.event.kind for each in page.recorded] == ["page.answered", f"reply.{tap}"]


def test_the_same_answer_twice_is_one_request() -> None:
    """A-40: the second is told what the first came to."""
    first = decided(standing(), answer(day="2026-11-25"))
    again = decided(first.state, msgspec.structs.replace(answer(day="2026-11-25"), key="page-answer:again"))
    assert (len(first.asks), again.asks) == (1, [])
    other = decided(first.state, msgspec.structs.replace(answer(day="2026-11-26"), key="page-answer:other"))
    assert to_courier(other).params["date"] == "2026-11-26"


def test_landmark_number_and_day_go_to_the_courier_in_one_request() -> None:
    """A-14: nothing of what she gave before is lost by the next."""
    decision = decided(
        standing(), answer(day="2026-11-25", slot="evening", landmark="opposite the school", phone="+919999900177")
    )
    params = to_courier(decision).params
    assert (params["date"], params["landmark"], params["phone"]) == (
        "2026-11-25",
        "opposite the school",
        "+919999900177",
    )
    assert "in the evening" in str(params["remark"])
    assert "opposite the school" in str(params["remark"])
    known = decision.state.orders[20]
    assert known.address == msgspec.structs.replace(HOME, landmark="opposite the school", phone="+919999900177")
    assert decision.state.shipments[30].ndr.asked == "asked"  # type: ignore[union-attr]
    assert {run.journey for run in decision.state.runs.values()} == {"address_to_courier", "address_to_shop"}


def test_a_pin_she_gave_before_stays_beside_her_landmark() -> None:
    """A-14."""
    known = standing()
    pinned = msgspec.structs.replace(HOME, landmark=f"behind the mill, {PIN}")
    known.orders[20] = msgspec.structs.replace(known.orders[20], address=pinned)
    assert decided(known, answer(landmark="blue gate")).state.orders[20].address.landmark == f"blue gate, {PIN}"


def test_a_second_answer_changes_the_request_that_is_under_way() -> None:
    """A-14: the address is sent once more, with the day of the newest answer."""
    first = decided(standing(), answer(day="2026-11-25", landmark="blue gate"))
    second = decided(first.state, answer(day="2026-11-26", landmark="green gate"))
    assert second.asks == []  # one at a time
    done = decided(second.state, result("courier.request_reattempt", "accepted"))
    (run,) = [run for run in done.state.runs.values() if run.journey == "address_to_courier"]
    assert (run.step, run.args["day"]) == ("pause", "2026-11-26")


@pytest.mark.parametrize("late", [answer(subject="76", phone="+919999900177"), answer(order_id=21, day="2026-11-25")])
def test_an_answer_that_comes_too_late_is_kept_and_changes_nothing(late: Event) -> None:
    """A-40: another attempt, or somebody else's order."""
    decision = decided(standing(), late)
    assert [each.event.kind for each in decision.recorded] == ["page.answered"]
    assert (decision.asks, decision.sends, decision.tasks) == ([], [], [])
    assert decision.state.orders[20].address == HOME


def test_where_no_journey_listens_a_person_does() -> None:
    """A-40: a brand may have switched the journey off."""
    decision = decide(
        standing(), [answer(day="2026-11-25", slot="evening")], NOW, BRAND, ids(900), lambda turn, messages: None
    )
    (task,) = decision.tasks
    assert (task.reason, task.order_id) == ("change_date", 20)
    assert task.note == "The customer asks for delivery on 2026-11-25. The customer asks for delivery in the evening."


def test_an_answer_is_explained_without_what_is_hers() -> None:
    """G-2, A-20: the day may be read by everybody who asks why; landmark and number may not."""
    event = answer(day="2026-11-25", slot="evening", landmark="blue gate", phone="+919999900177")
    row = {"kind": event.kind, "body": msgspec.to_builtins(event.body)}
    assert told_of(row) == "page.answered 2026-11-25 evening"
