"""Which account makes payment links."""

from typing import Any

import msgspec

from bot.bootstrap import with_payment_account
from journeys.brand import Brand


class Offering(msgspec.Struct):
    """A client, as far as it says what it offers."""

    capabilities: frozenset[str]


def account_of(named: str, **clients: str) -> str:
    offered: dict[str, Any] = {name: Offering(frozenset({command})) for name, command in clients.items()}
    return with_payment_account(Brand(payment_account=named), offered).payment_account


def test_the_first_account_that_can_makes_payment_links() -> None:
    """A-15, P-04: a link is asked for whoever told of the order."""
    assert account_of("", delhivery="courier.request_rto", razorpay="payment.create_link") == "razorpay"


def test_the_account_that_the_brand_names_comes_first() -> None:
    """P-04."""
    assert account_of("cashfree", razorpay="payment.create_link") == "cashfree"


def test_without_such_an_account_none_is_named() -> None:
    """P-04: the command is then refused, and the journey says so."""
    assert account_of("", delhivery="courier.request_rto") == ""
