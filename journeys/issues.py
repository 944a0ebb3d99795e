"""What went wrong before: the newest issues of a customer, for whoever talks with her next (B-10). Pure."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from journeys.marks import has_mark
from journeys.returns import ENDS
from journeys.state import CustomerState, Order, Shipment
from journeys.status import Leg, Status

NEWEST = 3
OPEN, SOLVED = "open", "solved"

# What she said of an order: what went wrong, and how it stands. A cure takes the place of its complaint.
ISSUE_OF_MARK = {
    "not_received": ("not_received", OPEN),
    "issue_reported": ("issue_reported", OPEN),
    "issue_solved": ("issue_reported", SOLVED),
}
GONE_WRONG = frozenset({Status.LOST, Status.DAMAGED, Status.DISPOSED})


class Issue(msgspec.Struct, frozen=True):
    """`what` went wrong with an order (`failed_attempt`, `came_back`, `lost`, `damaged`, `disposed`, `return`,
    `exchange`, `refund`, or a mark of hers), when as far as we know, and how it stands: open, solved, or a return's
    state."""

    what: str
    order: str
    at: datetime
    stands: str


def newest_issues(state: CustomerState, most: int = NEWEST) -> tuple[Issue, ...]:
    """The newest first."""
    found = [issue for order in state.orders.values() for issue in _issues_of(state, order)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:most])


def _issues_of(state: CustomerState, order: Order) -> Iterator[Issue]:
    for each in order.returns:
        yield Issue(each.what, order.number_key, each.requested_at, each.state)
    for parcel in state.shipments_of(order.id):
        yield from _issues_of_parcel(parcel, order)
    for mark, (what, stands) in ISSUE_OF_MARK.items():
        if has_mark(order, mark):
            yield Issue(what, order.number_key, order.closed_at or order.last_told_at or order.placed_at, stands)


def _issues_of_parcel(parcel: Shipment, order: Order) -> Iterator[Issue]:
    forward = parcel.legs.get(Leg.FORWARD)
    if forward and forward.fails:
        is_solved = forward.status is Status.DELIVERED
        yield Issue("failed_attempt", order.number_key, forward.fails[-1], SOLVED if is_solved else OPEN)
    if parcel.status_at and parcel.leg == Leg.RTO:
        yield Issue("came_back", order.number_key, parcel.status_at, SOLVED if parcel.closed_at else OPEN)
    elif parcel.status_at and parcel.status in GONE_WRONG:
        yield Issue(str(parcel.status), order.number_key, parcel.status_at, OPEN)


def is_open(issue: Issue) -> bool:
    """Whether it still waits to be put right."""
    return issue.stands not in {SOLVED, *ENDS}
