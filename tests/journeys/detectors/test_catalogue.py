"""The catalogue of signals is whole: every signal has a detector, a threshold, an action and a test that exist."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from journeys.brand import Friction
from journeys.catalogue import NO_JOURNEYS
from journeys.detectors import catalogue
from journeys.detectors.catalogue import ROWS, Row, table
from journeys.vocabulary import HAPPENINGS, SIGNALS
from tests.journeys.builders import BRAND
from tests.journeys.detectors.playing import CASES, cases

ROOT = Path(__file__).parents[3]


def test_every_signal_is_listed() -> None:
    """A-94."""
    assert {row.signal for row in ROWS} >= set(SIGNALS)
    assert {row.signal for row in ROWS} <= set(HAPPENINGS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.signal} by {row.detector.rpartition('.')[2]}")
def test_a_row_names_a_detector_a_threshold_an_action_and_a_test(row: Row) -> None:
    """A-94."""
    assert import_module(row.detector).__doc__
    assert row.threshold(BRAND)
    assert row.action
    file, _, name = row.test.partition("::")
    found = ast.parse((ROOT / file).read_text("utf-8"))
    tests = {each.name for each in ast.walk(found) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert name in tests or (name == "*" and tests)


def test_every_signal_that_is_seen_in_an_order_has_labelled_cases() -> None:
    """A-94: at least one with friction and one without."""
    by_cases = {row.signal.removeprefix("signal.") for row in ROWS if "test_cases" in row.test}
    assert by_cases == {path.stem for path in CASES.glob("*.yaml")} - {"clean"}
    for signal in by_cases:
        assert {case.is_friction for case in cases(signal)} == {True, False}, signal


def test_the_table_tells_a_brands_own_thresholds() -> None:
    """A-94."""
    shown = {line[0]: line for line in table(BRAND, NO_JOURNEYS)}
    assert "no scan for 2d" in shown["signal.long_transit"][2]
    assert shown["signal.hub_loop"][1] == "hub_loop"
    assert Friction().page_opens == 3
    assert catalogue.journeys_on(ROWS[0], NO_JOURNEYS) == ()
