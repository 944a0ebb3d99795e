"""The arithmetic of the ops room: intervals, percentiles, money, places on charts and diagrams, hidden phones."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.ops.charts import HEIGHT, LEFT, TOP, WIDTH, bar_width, columns, lag_place
from bot.ops.figures import FIGURES, share_of, wilson
from bot.ops.flow import BOX_X, RIGHT, flow_of, heat_of, lanes_of
from bot.ops.masking import masked_text
from bot.ops.room import id_in, order_href, span
from journeys.brand import Brand, Costs
from journeys.loading import load_catalogue
from journeys.store.ops_connections import percentile
from journeys.store.ops_costs import Left, days_of
from journeys.store.ops_runs import Waiting

AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [  # computed apart, by the formula of Wilson (1927) with z = 1.96
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (450, 500, 0.8706, 0.9233),
        (0, 0, 0.0, 1.0),
    ],
)
def test_a_share_has_the_interval_of_wilson(count: int, n: int, low: float, high: float) -> None:
    """B-24."""
    assert wilson(count, n) == pytest.approx((low, high), abs=0.0005)


def test_a_share_of_few_cases_is_not_judged() -> None:
    """B-24: "not enough data" below n = 30, and no colour."""
    few = share_of(FIGURES["promises_kept"], 1, 29, good=0.95, bad=0.85)
    assert (few.value, few.tone, few.interval_words) == ("3 %", "", "not enough data")
    many = share_of(FIGURES["promises_kept"], 1, 30, good=0.95, bad=0.85)
    assert (many.tone, many.interval_words) == ("bad", "95 %: 1–17 %")
    assert share_of(FIGURES["silence_breaches"], 0, 50, good=0.02, bad=0.1).tone == "good"
    assert share_of(FIGURES["silence_breaches"], 3, 50, good=0.02, bad=0.1).tone == "warn"
    assert share_of(FIGURES["silence_breaches"], 0, 0, good=0.02, bad=0.1).value == "–"


def test_a_percentile_is_a_lag_that_was_measured() -> None:
    """A-71: nearest rank."""
    lags = [timedelta(seconds=each) for each in range(1, 21)]
    assert (percentile(lags, 50), percentile(lags, 95)) == (timedelta(seconds=10), timedelta(seconds=19))
    assert percentile(lags[:1], 95) == timedelta(seconds=1)
    assert percentile([], 95) is None


def test_the_free_allowance_is_used_up_in_order_of_time_and_begins_anew_with_the_month() -> None:
    """Cost: what sums by month says is what days add up to."""
    brand = Brand(costs=Costs(service=Decimal("0.10"), utility=Decimal("0.20"), free_a_month=3))
    left = [Left(date(2026, 11, 23), "utility", 1, 2), Left(date(2026, 11, 23), "service", 3, 0)]
    left += [Left(date(2026, 11, 22), "service", 1, 0), Left(date(2026, 12, 1), "service", 1, 0)]
    days = days_of(left, brand)
    assert [(day.day, day.messages, day.rupees, day.merged, day.saved) for day in days] == [
        (date(2026, 11, 22), 1, Decimal(0), 0, Decimal(0)),
        (date(2026, 11, 23), 4, Decimal("0.30"), 2, Decimal("0.40")),  # the fourth free-form one, and a template
        (date(2026, 12, 1), 1, Decimal(0), 0, Decimal(0)),
    ]


def test_columns_stay_inside_their_chart_and_stand_on_each_other() -> None:
    """Charts."""
    chart = columns([("22 Nov", {"service": 5, "utility": 15}), ("23 Nov", {"service": 0, "utility": 7})])
    bottom, top, other = chart.pieces
    assert top.y + top.height == pytest.approx(bottom.y)
    assert (top.x, other.tone) == (bottom.x, "utility")
    assert top.y == TOP  # 20 is the scale's end
    assert all(
        each.x >= LEFT and each.x + each.width <= WIDTH and each.y + each.height <= HEIGHT for each in chart.pieces
    )
    assert [line.words for line in chart.scale] == ["0", "10", "20"]
    assert columns([]).pieces == ()
    assert [line.words for line in columns([("", {"utility": 0.42})]).scale] == ["0", "0.25", "0.5"]
    assert (bar_width(1, 1_000), bar_width(0, 5), bar_width(9, 3), bar_width(1, 0)) == ("2.0", "0", "160.0", "0")
    assert (lag_place(timedelta(0)), lag_place(timedelta(days=9)), lag_place(None)) == ("0.0", "160.0", "0.0")


def test_the_diagram_of_every_journey_places_each_step_once_and_leads_every_way_somewhere() -> None:
    """Journey map: boxes do not overlap, ways begin at a box and end at one or outside."""
    for journey in load_catalogue().newest.values():
        flow = flow_of(journey, [])
        assert [node.name for node in flow.nodes] == list(journey.steps)
        for above, below in zip(flow.nodes, flow.nodes[1:], strict=False):
            assert above.y + above.height < below.y
        targets = sum(len({target for _, target in step.routes}) for step in journey.steps.values())
        assert len(flow.ways) == targets, journey.journey
        for way in flow.ways:
            assert way.path.startswith((f"M{RIGHT:g}", f"M{BOX_X + 40:g}"))
            assert way.label_x + len(way.label) * 6 < flow.width
        assert flow.nodes[-1].y + flow.nodes[-1].height < flow.height


def test_lines_that_meet_lie_in_lanes_of_their_own() -> None:
    """Journey map: short ones inside; lines that do not meet share a lane."""
    assert lanes_of({"a": (0, 10), "b": (5, 20), "c": (11, 18), "d": (30, 40)}) == {"a": 0, "c": 0, "d": 0, "b": 1}
    assert lanes_of({}) == {}


def test_live_runs_of_all_versions_stand_at_their_step() -> None:
    """Journey map: live counts."""
    journey = load_catalogue().newest["ndr_unavailable"]
    waiting = [Waiting("ndr_unavailable", version, "ask", 2, AT, version - 1) for version in (1, 2)]
    node = next(each for each in flow_of(journey, waiting).nodes if each.name == "ask")
    assert (node.runs, node.late, node.heat) == (4, 1, 4)
    assert [heat_of(count, 100) for count in (0, 1, 26, 51, 76, 100)] == [0, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b'{"phone":"+919999900101"}', '"•••• 0101"'),
        (b"call 99999-00101 at 2026-11-23T04:00:00", "call •••• 0101 at 2026-11-23T04:00:00"),
        (b"mail asha@example.com", "mail …@…"),
        (b"\xff\xfe{", "��{"),
        (b"<script>", "<script>"),  # text: the template escapes it
        (b"a\x00b\x1bc", "a�b�c"),
    ],
)
def test_phones_and_addresses_are_hidden_in_what_is_shown_raw(body: bytes, shown: str) -> None:
    """Privacy."""
    assert shown in masked_text(body)
    assert "99999" not in masked_text(body)


def test_ids_and_addresses_are_taken_apart_and_put_together_safely() -> None:
    """IDOR and open redirects have nothing to work with: only our own digits count."""
    assert [id_in(said) for said in ("12", "", "-1", "1e3", "٣", "9" * 19, "9" * 40, "1;")] == [
        12,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ]
    assert "/" not in order_href("#KH-10/2?3").removeprefix("/ops/orders/")
    assert "?" not in order_href("#KH-10/2?3")
    assert [span(timedelta(seconds=each)) for each in (-1, 0.2, 59, 600, 10_000, 400_000)] == [
        "now",
        "200 ms",
        "59 s",
        "10 min",
        "2 h",
        "4 d",
    ]
    assert span(None) == "–"
