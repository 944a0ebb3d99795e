"""The checks that keep a message back for good. Each names its reason, or "" when it has nothing against it."""

from collections.abc import Callable
from datetime import datetime

from journeys.brand import Brand
from journeys.messages import why_stale
from journeys.messages.desk import ASKS_FOR_RATING
from journeys.policies.case import MARKETING, Case, category_at, window_is_open
from journeys.policies.costs import price_of
from journeys.policies.covering import is_covered
from journeys.policies.holdout import is_held_out

# After these nothing of the journey that they ended may be said; after other exits things have only moved on.
ENDINGS = frozenset(
    {
        *("order.cancelled", "shipment.delivered", "shipment.rto_delivered", "shipment.lost"),
        *("shipment.damaged", "shipment.disposed", "shipment.cancelled"),
    }
)


def _held_too_long(case: Case, now: datetime, brand: Brand) -> str:
    """A draft that an agent's hold kept back until it was no longer worth saying."""
    return "held_by_agent" if case.was_held and _no_longer_fresh(case, now) else ""


def _no_longer_fresh(case: Case, now: datetime) -> str:
    return _too_old(case, now) or _untrue(case) or _run_was_exited(case)


def _too_old(case: Case, now: datetime) -> str:
    return "stale" if case.cause_at and now - case.cause_at > case.message.fresh_for else ""


def _untrue(case: Case) -> str:
    return why_stale(case.message, case.order, case.parcel, case.subject)


def _run_was_exited(case: Case) -> str:
    if not case.exited_by or not case.message.proactive:
        return ""
    return "terminal_state" if case.exited_by in ENDINGS else "moved_on"


def _opted_out(case: Case, now: datetime, brand: Brand) -> str:
    return "opted_out" if case.message.proactive and case.customer.opted_out_at else ""


def _no_consent(case: Case, now: datetime, brand: Brand) -> str:
    needs = category_at(case, now) == MARKETING
    return "no_consent" if needs and case.customer.marketing != "yes" else ""


def _unreachable(case: Case, now: datetime, brand: Brand) -> str:
    if not case.can_be_reached:
        return "no_address"
    return "unreachable" if case.message.proactive and case.customer.unreachable_at else ""


def _window_shut_for_a_reply(case: Case, now: datetime, brand: Brand) -> str:
    """Replies have no template: a reply that comes a day late is no reply."""
    late = not case.message.proactive and not window_is_open(case.conversation, now)
    return "window_closed" if late else ""


def _template_not_usable(case: Case, now: datetime, brand: Brand) -> str:
    """Outside the window only a template may leave, and a list cannot be one."""
    if not case.message.proactive or window_is_open(case.conversation, now):
        return ""
    return "" if case.template.is_usable and not case.message.rows else "no_template"


def _covered(case: Case, now: datetime, brand: Brand) -> str:
    return "covered_by_other" if is_covered(case.message, case.order, case.recent, now, brand.covered_for) else ""


def _goes_on(case: Case, now: datetime, brand: Brand) -> str:
    """How it was is asked when it is over."""
    is_open = case.message.name in ASKS_FOR_RATING and case.conversation.resolved_at is None
    return "moved_on" if is_open else ""


def _over_budget(case: Case, now: datetime, brand: Brand) -> str:
    budget, category = brand.costs.monthly_budget, category_at(case, now)
    if budget is None or case.spent is None or category != MARKETING:
        return ""
    form = "free_form" if window_is_open(case.conversation, now) else "template"
    price = price_of(category, form, case.spent, brand.costs)
    return "over_budget" if case.spent.rupees(brand.costs) + price > budget else ""


def _held_out(case: Case, now: datetime, brand: Brand) -> str:
    return "holdout" if is_held_out(case.message, case.rule, case.customer.id, brand) else ""


FINAL_CHECKS: tuple[Callable[[Case, datetime, Brand], str], ...] = (
    _held_too_long,
    lambda case, now, brand: _too_old(case, now),
    lambda case, now, brand: _untrue(case),
    lambda case, now, brand: _run_was_exited(case),
    _covered,
    _opted_out,
    _no_consent,
    _unreachable,
    _window_shut_for_a_reply,
    _template_not_usable,
    _goes_on,
    _over_budget,
    _held_out,
)
