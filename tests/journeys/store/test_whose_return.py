"""Whose is a return, and whose a checkout: on both engines, with what is kept of them."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from journeys.events import CheckoutFacts, Event, Key
from journeys.returns import find_return
from journeys.status import Leg, Status
from journeys.store.database import Database
from journeys.store.rows import customer_of, order_of
from journeys.store.schema import customers, identities, orders, shipments, timeline
from tests.journeys.builders import NOW, PHONE, placed, returned, scan
from tests.journeys.store.batches import only, rows, settle

HOUR = timedelta(hours=1)


def checkout(at: datetime = NOW, *keys: tuple[str, str], checkout_id: str = "C-1") -> Event:
    body = CheckoutFacts("shop", checkout_id, total_paise=189_900)
    named = tuple(Key(*key) for key in keys)
    return Event("checkout.started", f"checkout:shop:{checkout_id}:started", at, at, "shop", body, named)


async def the_row(database: Database, table: Any) -> Any:
    return await only(database, table)


async def the_return(database: Database) -> Any:
    order = order_of(await the_row(database, orders))
    return find_return(order, "R-1")


async def test_later_news_of_a_return_find_it_without_its_order(database: Database) -> None:
    """A-50: the shop's later webhooks carry the return's id alone."""
    await settle(database, placed())
    await settle(database, returned("requested", NOW))
    later = returned("declined", NOW + HOUR, shop_order_id="")
    owners = await settle(database, msgspec.structs.replace(later, keys=(Key("return", "shop:R-1"),)))
    assert later.key in owners.of_event
    assert (await the_return(database)).state == "declined"
    assert [row["kind"] for row in await rows(database, identities, kind="return")] == ["return"]


async def test_a_return_of_an_unknown_order_belongs_to_nobody(database: Database) -> None:
    """A-50: it is kept, and nobody is made up for it."""
    await settle(database, returned("requested", NOW))
    assert await rows(database, customers) == []
    assert (await only(database, timeline))["customer_id"] is None


async def test_a_return_brings_the_parcel_that_travelled_without_an_order(database: Database) -> None:
    """A-50: the courier may tell first; both become one customer's."""
    await settle(database, placed())
    await settle(database, scan(Status.PICKED_UP, NOW, awb="RVP1", leg=Leg.REVERSE))
    assert len([row for row in await rows(database, customers) if row["merged_into"] is None]) == 2
    announced = returned("approved", NOW + HOUR, awb="RVP1")
    await settle(database, msgspec.structs.replace(announced, keys=(*announced.keys, Key("awb", "RVP1"))))
    assert len([row for row in await rows(database, customers) if row["merged_into"] is None]) == 1
    found = await the_return(database)
    assert (found.state, found.awb) == ("picked_up", "RVP1")
    parcel = await only(database, shipments)
    assert (parcel["order_id"], parcel["leg"]) == ((await only(database, orders))["id"], "reverse")


async def test_who_begins_to_buy_is_a_customer_without_an_order(database: Database) -> None:
    """A-29: known by phone or e-mail, with what she began to buy."""
    await settle(database, checkout(NOW, ("phone", PHONE), ("email", "meera@example.in")))
    kept = customer_of(await the_row(database, customers)).checkout
    assert kept is not None
    assert (kept.id, kept.total_paise) == ("C-1", 189_900)
    assert {row["kind"] for row in await rows(database, identities)} == {"phone", "email"}
    assert await rows(database, orders) == []


async def test_her_order_ends_what_she_began(database: Database) -> None:
    """A-29."""
    await settle(database, checkout(NOW, ("phone", PHONE)))
    await settle(database, placed(NOW + HOUR, placed_at=NOW + HOUR))
    assert customer_of(await the_row(database, customers)).checkout is None


async def test_a_checkout_with_a_phone_is_never_given_to_somebody_because_of_the_e_mail(database: Database) -> None:
    """P-02: a shared e-mail proves nothing."""
    await settle(database, checkout(NOW, ("email", "family@example.in")))
    await settle(database, checkout(NOW + HOUR, ("phone", PHONE), ("email", "family@example.in"), checkout_id="C-2"))
    await settle(database, checkout(NOW + HOUR, ("email", "family@example.in"), checkout_id="C-3"))
    assert len(await rows(database, customers)) == 2


async def test_a_checkout_of_nobody_is_kept(database: Database) -> None:
    """A-29."""
    await settle(database, checkout(NOW))
    assert await rows(database, customers) == []
    assert (await only(database, timeline))["kind"] == "checkout.started"
