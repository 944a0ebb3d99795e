"""Running many histories: the same bytes whatever the number of processes, and a change of a journey is seen."""

from decimal import Decimal

import pytest

from journeys.brand import Brand, Costs
from journeys.catalogue import NO_JOURNEYS, Catalogue
from journeys.loading import parse_journey
from journeys.simulation import Figures, Generated, World, as_bytes, beside, compare, measure, play, simulate, story_of
from journeys.simulation.comparing import share
from journeys.simulation.figures import percentile
from journeys.simulation.running import CHUNK
from tests.journeys.rehearsal.test_rehearsal import JOURNEY

TODAY = Catalogue([parse_journey(JOURNEY, "second_try.yaml")])
SLOWER = Catalogue([parse_journey(JOURNEY.replace("wait: 4m", "wait: 16m"), "second_try.yaml")])
ORDERS = Generated(120, seed=5)


def world(catalogue: Catalogue) -> World:
    return World(catalogue, Brand())


@pytest.fixture(scope="module")
def figures() -> list[Figures]:
    """Today's, the slower and the empty catalogue's."""
    return simulate(ORDERS, world(TODAY), world(SLOWER), world(NO_JOURNEYS), processes=1)


def test_the_same_seed_gives_the_same_bytes_in_one_process_and_in_two() -> None:
    """Must show 4: parts are added in one order, whoever measured them."""
    orders = Generated(CHUNK + 20, seed=3)
    (alone,) = simulate(orders, world(TODAY), processes=1)
    (together,) = simulate(orders, world(TODAY), processes=2)
    assert alone.orders == CHUNK + 20
    assert as_bytes(alone) == as_bytes(together)
    (other,) = simulate(Generated(CHUNK + 20, seed=4), world(TODAY), processes=1)
    assert as_bytes(alone) != as_bytes(other)


def test_a_longer_wait_shows_in_the_first_words(figures: list[Figures]) -> None:
    """A-80, D2: within 5 minutes from receipt, or not."""
    today, slower, nothing = figures
    assert today.first_words()[1] > 5
    assert today.first_words()[0] == today.first_words()[1]
    assert slower.first_words()[0] == 0
    assert nothing.first_words()[0] == 0
    assert set(slower.ndr_first_seconds) & set(range(960, 1000))
    assert today.ndr_first["by_rule"] == slower.ndr_first["by_rule"]


def test_what_does_not_depend_on_the_catalogue_is_the_same_under_each(figures: list[Figures]) -> None:
    """D2: two catalogues are compared on the same orders."""
    today, _, nothing = figures
    assert today.orders == nothing.orders == len(ORDERS)
    for kind in ("incident", "failed_payment", "quality_check"):
        assert today.coverage([kind])[1] == nothing.coverage([kind])[1] > 0


def test_where_nothing_is_said_nothing_is_covered_and_customers_ask(figures: list[Figures]) -> None:
    """A-47: coverage counts only what we said first."""
    today, _, nothing = figures
    assert nothing.coverage()[0] == 0
    assert nothing.proactive == 0
    assert nothing.customer_first()[0] > 0
    assert today.coverage(["failed_attempt"])[0] > 0
    assert nothing.silence_hours(0.95) >= today.silence_hours(0.95) > 48


def test_a_tap_reaches_the_courier_and_saves_parcels() -> None:
    """A-40: those who are asked answer, and what the courier is asked to do changes the history."""
    today, nothing = simulate(Generated(450, seed=5), world(TODAY), world(NO_JOURNEYS), processes=1)
    assert today.commands["courier.request_reattempt"] > 0
    assert nothing.commands == {}
    assert today.outcomes["returned_to_origin"] < nothing.outcomes["returned_to_origin"]


def test_one_history_is_told_line_by_line_and_beside_another() -> None:
    """D2: down to one order."""
    failing = next(h for h in ORDERS if measure(play(h, world(TODAY)), Brand()).ndr_first["in_time"])
    one, other = (story_of(play(failing, world(catalogue))) for catalogue in (TODAY, SLOWER))
    assert [line.at for line in one] == sorted(line.at for line in one)
    assert any("attempt_failed as template by second_try" in line.text for line in one)
    marks = {line.mark for line in beside(one, other)}
    assert marks == {" ", "-", "+"}
    assert [line.mark for line in beside(one, one)] == [" "] * len(one)
    assert any("delivery_attempt_failed" in line.say(Brand()) for line in one)


def test_figures_stand_side_by_side_in_words(figures: list[Figures]) -> None:
    """D2: what differs is known."""
    rows = {row.name: row for row in compare(figures[:2], Costs())}
    assert rows["orders"].values == ("120", "120")
    assert not rows["orders"].differs
    assert rows["first word within 5 minutes"].differs
    assert rows["Failed attempts, from receipt"].values == ()


def test_shares_of_little_say_so_and_money_counts_the_free_messages_of_each_month() -> None:
    """Small numbers, R-5."""
    assert share(0, 0) == "none"
    assert share(3, 4) == "75.0 % (3 of 4, few)"
    assert share(390, 400) == "97.5 % (390 of 400)"
    figures = Figures()
    figures.billed.update({"2026-10:service": 1_200, "2026-11:service": 900, "2026-11:utility": 10})
    costs = Costs(service=Decimal("0.1"), utility=Decimal("0.2"), free_a_month=1_000)
    assert figures.rupees(costs) == Decimal("22.0")


def test_a_percentile_is_a_value_that_was_seen() -> None:
    """Nearest rank."""
    assert percentile([], 0.5) == 0
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7], 0.95) == 7
