"""The ruling on a return: by rules that are data, the same for the same facts."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import Item
from journeys.return_rules import (
    PROBLEMS,
    REASONS,
    RULES,
    Claim,
    ReturnRules,
    claim_of,
    delivered_at,
    may_ever_return,
    may_return,
)
from journeys.status import Leg, Status
from tests.journeys.builders import MOMENTS, NOW, order, parcel

KURTA = Item("Indigo kurta, M", 1, "KURTA-M", 189_900)
RULES_OF_BRAND = ReturnRules(
    days=10, problem_days=5, days_of={"jewellery": 3}, final=("innerwear",), exchange_only=("sale",), fee_paise=9_900
)
CATEGORIES = st.sampled_from(("innerwear", "sale", "jewellery", "kurta", "KURTA"))
CLAIMS = st.builds(
    Claim,
    item=st.builds(
        Item, title=st.sampled_from(("Indigo kurta, M", "Jewellery box")), price_paise=st.integers(0, 10**6)
    ),
    reason=st.sampled_from(("", *REASONS)),
    delivered_at=st.none() | MOMENTS,
    tags=st.lists(CATEGORIES, max_size=2).map(tuple),
    is_cash=st.booleans(),
)
ALL_RULES = st.builds(
    ReturnRules,
    days=st.integers(0, 60),
    problem_days=st.integers(0, 60),
    days_of=st.dictionaries(CATEGORIES, st.integers(0, 60), max_size=2),
    final=st.lists(CATEGORIES, max_size=1).map(tuple),
    exchange_only=st.lists(CATEGORIES, max_size=1).map(tuple),
    fee_paise=st.integers(0, 50_000),
    keep_below_paise=st.integers(0, 10**6),
    refund_to=st.sampled_from(("source", "credit")),
)


def came(days_ago: float, reason: str = "", item: Item = KURTA, **facts: object) -> Claim:
    return Claim(item, reason, NOW - timedelta(days=days_ago), **facts)  # type: ignore[arg-type]


@given(claim=CLAIMS, now=MOMENTS, rules=ALL_RULES)
def test_the_same_facts_have_the_same_ruling_and_a_rule_that_is_cited(
    claim: Claim, now: datetime, rules: ReturnRules
) -> None:
    """B-17, P-05."""
    ruling = may_return(claim, now, rules)
    again = Claim(Item(claim.item.title, 1, "", claim.item.price_paise), *(getattr(claim, f) for f in FIELDS))
    assert may_return(again, now, rules) == ruling
    assert ruling.rule in RULES
    assert ruling.allowed == bool(ruling.ways)


FIELDS = ("reason", "delivered_at", "tags", "is_cash")


@given(claim=CLAIMS, now=MOMENTS, rules=ALL_RULES)
def test_keeping_it_is_offered_only_within_policy(claim: Claim, now: datetime, rules: ReturnRules) -> None:
    """P-05: for what is wrong, within its days, below the brand's limit."""
    ruling = may_return(claim, now, rules)
    if ruling.may_keep:
        assert ruling.allowed
        assert claim.reason in PROBLEMS
        assert 0 < claim.item.price_paise < rules.keep_below_paise


@given(claim=CLAIMS, now=MOMENTS, rules=ALL_RULES)
def test_what_can_never_come_back_can_not_for_any_reason(claim: Claim, now: datetime, rules: ReturnRules) -> None:
    """P-05, B-11: she is not asked why for nothing."""
    any_reason = [may_return(Claim(claim.item, reason, *_rest(claim)), now, rules).allowed for reason in REASONS]
    assert may_ever_return(claim, now, rules).allowed == any(any_reason)


def _rest(claim: Claim) -> tuple[datetime | None, tuple[str, ...], bool]:
    return claim.delivered_at, claim.tags, claim.is_cash


@given(claim=CLAIMS, rules=ALL_RULES, now=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=90)))
def test_time_never_opens_a_window_again(claim: Claim, rules: ReturnRules, now: datetime, later: timedelta) -> None:
    """B-17."""
    if may_return(claim, now + later, rules).allowed:
        assert may_return(claim, now, rules).allowed


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        (came(10, "too_small"), "in_time"),
        (came(10.01, "too_small"), "window_over"),
        (came(4, "too_small", Item("Silver jewellery set")), "window_over"),
        (came(2, "changed_mind", tags=("innerwear",)), "final_sale"),
        (came(2, "damaged", tags=("innerwear",)), "problem"),
        (came(5.01, "damaged"), "problem_late"),
        (came(2, "changed_mind", tags=("Sale",)), "exchange_only"),
        (came(2, "missing"), "missing"),
        (Claim(KURTA, "too_small"), "not_delivered"),
    ],
)
def test_each_rule_speaks_where_it_should(claim: Claim, rule: str) -> None:
    """P-05."""
    assert may_return(claim, NOW, RULES_OF_BRAND).rule == rule


def test_a_fee_is_for_wishes_and_a_photo_for_what_is_wrong() -> None:
    """P-05, B-17."""
    wish, problem = (may_return(came(2, reason), NOW, RULES_OF_BRAND) for reason in ("too_small", "damaged"))
    assert (wish.fee_paise, wish.needs_photo) == (9_900, False)
    assert (problem.fee_paise, problem.needs_photo) == (0, True)
    assert (wish.ways, problem.ways) == (("refund", "exchange"), ("exchange", "refund"))


@pytest.mark.parametrize(("is_cash", "way", "where"), [(True, "source", "transfer"), (False, "source", "source")])
def test_cash_goes_back_by_transfer(is_cash: bool, way: str, where: str) -> None:
    """P-05."""
    assert may_return(came(2, "looks", is_cash=is_cash), NOW, ReturnRules(refund_to=way)).refund_to == where


def test_the_window_opens_with_the_last_parcel_that_reached_her() -> None:
    """P-05: not with a parcel on its way back."""
    first = parcel(status=Status.DELIVERED, status_at=NOW - timedelta(days=3))
    second = parcel(id=31, awb="KHA2", status=Status.DELIVERED, status_at=NOW - timedelta(days=1))
    back = parcel(id=32, awb="KHA3", status=Status.DELIVERED, status_at=NOW, leg=Leg.REVERSE)
    assert delivered_at([first, second, back]) == NOW - timedelta(days=1)
    assert delivered_at([back]) is None
    assert claim_of(order(total_paise=500), [first], 3).item.price_paise == 500
