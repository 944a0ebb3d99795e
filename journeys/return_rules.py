"""The brand's rules for returns, as data, and the one ruling that follows from them (B-17). Pure: same facts, same
ruling."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from journeys.events import Item
from journeys.state import Order, Shipment
from journeys.status import Leg, Status

# Why she gives something back. The first ones are ours to put right, whatever the product.
PROBLEMS = ("damaged", "wrong_item", "not_working", "missing")
WISHES = ("too_small", "too_large", "looks", "changed_mind", "other")
REASONS = (*PROBLEMS, *WISHES)

REFUND, EXCHANGE = "refund", "exchange"

# The rule that a ruling rests on, each with its words in `rule_<id>`.
RULES = (
    "not_delivered",
    "in_time",
    "window_over",
    "final_sale",
    "exchange_only",
    "problem",
    "problem_late",
    "missing",
)


class ReturnRules(msgspec.Struct, frozen=True):
    """What a brand takes back. Categories are words: a tag of the order, a word of the title or the beginning of a SKU.

    `days` count from the delivery; `days_of` are those of categories; `problem_days` hold where something is wrong
    with the product. What is `final` comes back only then; what is `exchange_only` never for money, unless then.
    `fee_paise` is taken off a refund for a change of mind. Below `keep_below_paise` she keeps what is wrong and gets
    her money (0: never). `refund_to` is `source` or `credit`. With `approves`, what the rules allow is approved at
    once, without a person.
    """

    days: int = 7
    problem_days: int = 7
    days_of: dict[str, int] = {}
    final: tuple[str, ...] = ()
    exchange_only: tuple[str, ...] = ()
    fee_paise: int = 0
    photo_for: tuple[str, ...] = ("damaged", "wrong_item", "not_working")
    keep_below_paise: int = 0
    refund_to: str = "source"
    approves: bool = True


class Claim(msgspec.Struct, frozen=True):
    """The facts of a return: what, why, when it came, how it was paid. `reason` is one of REASONS, "" while unknown."""

    item: Item
    reason: str = ""
    delivered_at: datetime | None = None
    tags: tuple[str, ...] = ()
    is_cash: bool = False


class Ruling(msgspec.Struct, frozen=True):
    """Whether it may come back, and the `rule` that says so. `ways` are what she may have for it, the usual one first;
    `refund_to` is source, credit or transfer (of what was paid in cash)."""

    allowed: bool
    rule: str
    days: int = 0
    until_at: datetime | None = None
    ways: tuple[str, ...] = ()
    fee_paise: int = 0
    needs_photo: bool = False
    may_keep: bool = False
    refund_to: str = "source"


def claim_of(order: Order, parcels: Sequence[Shipment], item_no: int, reason: str = "") -> Claim:
    """The claim for the item at `item_no`; of an order whose shop names no items, for all of it."""
    item = order.items[item_no] if item_no < len(order.items) else Item("", 1, "", order.total_paise)
    return Claim(item, reason, delivered_at(parcels), order.tags, order.payment == "cod")


def delivered_at(parcels: Sequence[Shipment]) -> datetime | None:
    """When the last parcel on its way to her arrived; None while none has."""
    came = [each.status_at for each in parcels if each.status is Status.DELIVERED and each.leg in _TO_HER]
    return max((at for at in came if at), default=None)


_TO_HER = frozenset({Leg.FORWARD, Leg.EXCHANGE})


def may_return(claim: Claim, now: datetime, rules: ReturnRules) -> Ruling:
    """The ruling on a claim at `now`. Without a reason: whether any wish would do."""
    if claim.delivered_at is None:
        return Ruling(False, "not_delivered")
    if claim.reason == "missing":  # nothing to send back
        return Ruling(False, "missing", rules.problem_days)
    return _of_problem(claim, now, rules) if claim.reason in PROBLEMS else _of_wish(claim, now, rules)


def may_ever_return(claim: Claim, now: datetime, rules: ReturnRules) -> Ruling:
    """The ruling for the reason that goes furthest: what can never come back is said before she is asked why."""
    wish = may_return(msgspec.structs.replace(claim, reason="other"), now, rules)
    problem = may_return(msgspec.structs.replace(claim, reason="damaged"), now, rules)
    return problem if problem.allowed and not wish.allowed else wish


def days_for(item: Item, tags: Sequence[str], rules: ReturnRules) -> int:
    """Days for a change of mind: the shortest of the product's categories, else the usual ones."""
    return min((days for name, days in rules.days_of.items() if is_of(item, tags, name)), default=rules.days)


def is_of(item: Item, tags: Sequence[str], category: str) -> bool:
    """Whether a product is of a category."""
    wanted = category.casefold()
    words = item.title.casefold().replace(",", " ").split()
    is_tagged = wanted in {tag.casefold() for tag in tags}
    return is_tagged or wanted in words or (bool(item.sku) and item.sku.casefold().startswith(wanted))


def _of_problem(claim: Claim, now: datetime, rules: ReturnRules) -> Ruling:
    until_at = _until(claim, rules.problem_days)
    if now > until_at:
        return Ruling(False, "problem_late", rules.problem_days, until_at)
    return Ruling(
        allowed=True,
        rule="problem",
        days=rules.problem_days,
        until_at=until_at,
        ways=(EXCHANGE, REFUND),
        needs_photo=claim.reason in rules.photo_for,
        may_keep=0 < claim.item.price_paise < rules.keep_below_paise,
        refund_to=_refund_to(claim, rules),
    )


def _of_wish(claim: Claim, now: datetime, rules: ReturnRules) -> Ruling:
    days = days_for(claim.item, claim.tags, rules)
    until_at = _until(claim, days)
    if any(is_of(claim.item, claim.tags, name) for name in rules.final):
        return Ruling(False, "final_sale", rules.problem_days, until_at)
    if now > until_at:
        return Ruling(False, "window_over", days, until_at)
    exchange_only = any(is_of(claim.item, claim.tags, name) for name in rules.exchange_only)
    return Ruling(
        allowed=True,
        rule="exchange_only" if exchange_only else "in_time",
        days=days,
        until_at=until_at,
        ways=(EXCHANGE,) if exchange_only else (REFUND, EXCHANGE),
        fee_paise=rules.fee_paise,
        needs_photo=claim.reason in rules.photo_for,
        refund_to=_refund_to(claim, rules),
    )


def _until(claim: Claim, days: int) -> datetime:
    assert claim.delivered_at
    return claim.delivered_at + timedelta(days=days)


def _refund_to(claim: Claim, rules: ReturnRules) -> str:
    if rules.refund_to == "credit":
        return "credit"
    return "transfer" if claim.is_cash else "source"
