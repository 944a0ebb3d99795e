"""Earlier issues: the last three, and how they stand."""

from datetime import datetime, timedelta

import pytest

from journeys.issues import Issue, is_open, newest_issues
from journeys.state import LegState, Return
from journeys.status import Leg, Status
from tests.journeys.builders import NOW, order, parcel, state


def moment(hours: float) -> datetime:
    """So many hours ago."""
    return NOW - timedelta(hours=hours)


def test_the_newest_three_come_first() -> None:
    """B-10."""
    returns = tuple(Return(f"R-{n}", "refunded", moment(n), moment(n)) for n in range(1, 6))
    found = newest_issues(state(order(returns=returns)))
    assert [each.at for each in found] == [moment(1), moment(2), moment(3)]


PARCELS = [
    ({"legs": {Leg.FORWARD: LegState(Status.DELIVERED, NOW, fails=(moment(9),))}}, "failed_attempt", "solved"),
    ({"legs": {Leg.FORWARD: LegState(Status.IN_TRANSIT, NOW, fails=(moment(9),))}}, "failed_attempt", "open"),
    ({"leg": Leg.RTO, "status": Status.RTO_IN_TRANSIT, "status_at": NOW}, "came_back", "open"),
    ({"leg": Leg.RTO, "status": Status.RTO_DELIVERED, "status_at": NOW, "closed_at": NOW}, "came_back", "solved"),
    ({"status": Status.LOST, "status_at": NOW}, "lost", "open"),
]


@pytest.mark.parametrize(("facts", "what", "stands"), PARCELS)
def test_what_went_wrong_with_a_parcel_is_an_issue(facts: dict[str, object], what: str, stands: str) -> None:
    """B-10, B-21."""
    (issue,) = newest_issues(state(order(), parcel(**facts)))
    assert (issue.what, issue.stands) == (what, stands)
    assert is_open(issue) is (stands == "open")


@pytest.mark.parametrize(
    ("marks", "stands"),
    [(("not_received",), "open"), (("issue_solved",), "solved"), (("issue_reported",), "open")],
)
def test_what_she_reported_is_an_issue_until_it_is_put_right(marks: tuple[str, ...], stands: str) -> None:
    """B-10."""
    (issue,) = newest_issues(state(order(marks=marks)))
    assert issue.stands == stands


def test_a_smooth_order_has_no_issues() -> None:
    """B-10."""
    assert newest_issues(state(order(), parcel(status=Status.DELIVERED, status_at=NOW))) == ()
    assert not is_open(Issue("return", "KH1", NOW, "refunded"))
