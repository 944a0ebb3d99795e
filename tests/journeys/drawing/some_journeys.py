"""Journeys to draw: a small one to look at closely, and more than forty of usual length."""

from datetime import timedelta
from typing import Any

from journeys.catalogue import Catalogue
from journeys.definition import END, Definition, Place, Step, Timeout
from journeys.vocabulary import HAPPENINGS

HERE = Place("some.yaml", 1)


def step(name: str, kind: str, what: str = "", **facts: Any) -> Step:
    return Step(name, kind, HERE, what, **facts)


def after(minutes: int, go_to: str) -> Timeout:
    return Timeout(timedelta(minutes=minutes), go_to)


def journey(name: str, trigger: str, *steps: Step, **facts: Any) -> Definition:
    known: dict[str, Any] = {"purpose": "Say what is true, and ask once.", "version": 1, "one_run_per": "order"}
    triggers = (trigger,) if isinstance(trigger, str) else trigger
    return Definition(
        journey=name, trigger=triggers, steps={each.name: each for each in steps}, place=HERE, **known | facts
    )


RECOVERY = journey(
    "save_delivery",
    "shipment.delivery_attempt_failed",
    step("settle", "wait", span=timedelta(minutes=4), then="fault"),
    step("fault", "check", "attempt_not_made", if_so="own_up", if_not="ask"),
    step("own_up", "send", "attempt_not_made"),
    step("ask", "send", "attempt_failed", wait_for={"reply.reattempt": "again"}, timeout=after(20, "ask_again")),
    step("ask_again", "send", "no_news", wait_for={"reply.reattempt": "again"}, timeout=after(1080, "person")),
    step("again", "do", "courier.request_reattempt", then=END, on_failure="person"),
    step("person", "handoff", "attempt_failed"),
    exit_on=frozenset({"shipment.delivered", "shipment.out_for_delivery"}),
    one_run_per="delivery_attempt",
    urgent=True,
)
CONFIRMED = journey("say_confirmed", "order.confirmed", step("say", "send", "order_confirmed"))
REVIEW = journey(
    "ask_review",
    "shipment.delivered",
    step("later", "wait", span=timedelta(days=5), then="ask"),
    step("ask", "send", "delivered"),
    category="marketing",
)
SMALL = Catalogue([RECOVERY, CONFIRMED, REVIEW])


def many(count: int = 44) -> Catalogue:
    """Forty-four journeys of four to nine steps, three hundred in all, with long names."""
    triggers = sorted(HAPPENINGS)
    return Catalogue([_usual(number, triggers[number * 7 % len(triggers)]) for number in range(count)])


def _usual(number: int, trigger: str) -> Definition:
    names = [f"a_step_with_a_name_{index}" for index in range(4 + number % 6)]
    steps = [_step(index, names, number) for index in range(len(names))]
    return journey(
        f"a_journey_named_{number:02}",
        trigger,
        *steps,
        purpose="Keep the customer from wondering where her parcel is and why nobody has told her so far.",
        exit_on=frozenset({"order.cancelled", "shipment.delivered", "shipment.rto_initiated"}),
        urgent=number % 5 == 0,
    )


def _step(index: int, names: list[str], number: int) -> Step:
    name, below = names[index], names[index + 1] if index + 1 < len(names) else END
    if (index + number) % 3 == 0:
        replies = {"reply.reattempt": names[0], "reply.change_address": below, "reply.agent": END}
        return step(name, "send", f"message_about_{number}", wait_for=replies, timeout=after(20 + index, below))
    if (index + number) % 3 == 1:
        return step(name, "do", "courier.request_reattempt", then=below, on_failure=names[-1])
    return step(name, "wait", span=timedelta(hours=index + 1), then=below)
