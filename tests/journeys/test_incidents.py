"""Whom an incident reaches, and what its parcels say of it."""

from datetime import timedelta

import msgspec
import pytest

from journeys.answer import answer
from journeys.brand import Friction
from journeys.incidents import (
    CAUSE_OF_SIGNAL,
    CAUSES,
    SCOPE_KINDS,
    affecting,
    cause_of,
    scope_key,
    with_incidents,
    without_incident,
)
from journeys.state import Affected, Incident, Shipment, Sighting
from journeys.status import Leg, Status
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order, parcel

HOUR = timedelta(hours=1)
HUB = "Nagpur_Wadi_GW"
WORDING = Wording()


def incident(kind: str = "hub", scope: str = HUB, **facts: object) -> Incident:
    return Incident(
        **{"id": 7, "cause": "weather", "place": "Nagpur", "opened_at": NOW}
        | facts
        | {"scope_kind": kind, "scope": scope_key(kind, scope)}
    )


def at_hub(hub: str = HUB, **facts: object) -> Shipment:
    known = {"status": Status.IN_TRANSIT, "status_at": NOW, "courier": "Delhivery", "account": "delhivery-main"}
    return parcel(**known | {"trail": (Sighting(hub, NOW, "k"),)} | facts)


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (incident(), True),
        (incident(scope="nagpur_wadi_gw"), True),
        (incident(scope="Pune_Chakan_GW"), False),
        (incident("courier", "delhivery"), True),
        (incident("courier", "DELHIVERY-MAIN"), True),
        (incident("courier", "bluedart"), False),
        (incident("pincode", "56"), True),
        (incident("pincode", "560 001"), True),
        (incident("pincode", "40"), False),
        (incident(cleared_at=NOW), False),
    ],
)
def test_an_incident_holds_for_its_scope(known: Incident, found: bool) -> None:
    """A-44."""
    assert affecting(at_hub(), order(), [known]) == ([known] if found else [])


@pytest.mark.parametrize(
    "facts",
    [
        {"status": Status.DELIVERED},
        {"status": Status.OUT_FOR_DELIVERY},
        {"leg": Leg.RTO, "status": Status.RTO_IN_TRANSIT},
        {"leg": Leg.REVERSE},
    ],
)
def test_a_parcel_that_is_not_on_its_way_to_her_is_not_hit(facts: dict[str, object]) -> None:
    """A-44."""
    assert affecting(at_hub(**facts), order(), [incident("courier", "delhivery")]) == []


def test_a_parcel_without_trail_or_order_is_hit_by_its_courier_only() -> None:
    """A-44."""
    known = at_hub(trail=())
    assert affecting(known, None, [incident(), incident("pincode", "56")]) == []
    assert affecting(known, None, [incident("courier", "delhivery")])


def test_a_parcel_comes_into_an_incident_once_and_leaves_it_when_it_moves_on() -> None:
    """A-43."""
    active = [incident()]
    inside, new = with_incidents(at_hub(), order(), active, NOW)
    assert (new, inside.affected) == (active, (Affected(7, "weather", NOW, "Nagpur"),))
    same, none = with_incidents(inside, order(), active, NOW + HOUR)
    assert (same is inside, none) == (True, [])
    left, none = with_incidents(
        msgspec.structs.replace(inside, trail=(Sighting("Raipur", NOW, "r"),)), order(), active, NOW
    )
    assert (left.affected, none) == ((), [])


def test_an_incident_that_is_over_stays_with_the_parcel_until_that_is_told() -> None:
    """A-44: otherwise nobody would tell her that it is over."""
    inside = at_hub(affected=(Affected(7, "weather", NOW),))
    assert with_incidents(inside, order(), [], NOW) == (inside, [])
    other = incident("courier", "bluedart", id=8)
    assert with_incidents(inside, order(), [other], NOW) == (inside, [])
    assert without_incident(inside, 7).affected == ()


def test_the_newest_incident_is_the_cause_and_a_scan_tells_one_too() -> None:
    """A-60, A-26, A-46."""
    hit = at_hub(affected=(Affected(7, "weather", NOW, "Nagpur"), Affected(8, "strike", NOW + HOUR)))
    assert cause_of(order(), hit) == ("strike", "")
    looped = order(signals=("long_transit:30:x", "hub_loop:30:nagpur_wadi_gw", "edd_breached:20"))
    assert cause_of(looped, at_hub()) == ("hub_loop", "")
    assert cause_of(order(signals=("hub_loop:31:elsewhere",)), at_hub()) == ("", "")
    assert cause_of(order(), None) == ("", "")


def test_every_cause_has_words_for_customers() -> None:
    """A-60."""
    for cause in (*CAUSES, *CAUSE_OF_SIGNAL.values(), "unknown"):
        assert WORDING.line(f"cause_{cause}", "en")
    assert SCOPE_KINDS == ("hub", "courier", "pincode")


@pytest.mark.parametrize(
    ("affected", "words"),
    [
        ((Affected(7, "weather", NOW, "Nagpur"),), "What holds it up: bad weather around Nagpur."),
        ((Affected(7, "strike", NOW),), "What holds it up: a strike."),
    ],
)
def test_a_parcel_in_an_incident_says_the_cause_and_promises_a_word_within_a_day(
    affected: tuple[Affected, ...], words: str
) -> None:
    """A-43, A-44, A-18: one answer for chat, page and push."""
    story = answer(order(), [at_hub(affected=affected)], NOW, BRAND)
    assert story.is_delayed
    assert words in WORDING.story_lines(story, BRAND, "en")
    assert story.next_update_by_at
    assert story.next_update_by_at <= NOW + Friction().update_every
    usual = answer(order(), [at_hub()], NOW, BRAND)
    assert (usual.is_delayed, usual.cause) == (False, "")
    assert not any("holds it up" in line for line in WORDING.story_lines(usual, BRAND, "en"))


def test_a_cause_that_nobody_told_is_not_invented() -> None:
    """A-60."""
    late = order(expected_by_at=NOW - HOUR)
    story = answer(late, [at_hub()], NOW, BRAND)
    assert (story.is_delayed, story.cause, story.expected and story.expected.is_late) == (True, "", True)
    assert WORDING.facts(story, BRAND, "en")["cause"] == "the courier has not told us why"


def test_a_new_range_behind_the_one_we_told_is_late_before_that_is_over() -> None:
    """A-60, A-83: the courier's new date is honest, so are we."""
    told = order(expected_by_at=NOW + 24 * HOUR)
    story = answer(told, [at_hub(edd_at=NOW + timedelta(days=6))], NOW, BRAND)
    assert story.expected
    assert (story.expected.is_late, story.is_delayed) == (True, True)
    soon = answer(told, [at_hub(edd_at=NOW + 24 * HOUR)], NOW, BRAND)
    assert not soon.is_delayed
