"""Whose is it: found by every kind of key, created when nobody is, and made one when two turn out to be."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.events import AccountNotice, Correction, Event, IdentityChange, Key, Parcel, PaymentFacts
from journeys.status import Leg, Status
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.rows import order_row, plain_row
from journeys.store.schema import attempts, customers, identities, orders, outbox, shipments, tasks, timeline
from journeys.store.whose import find_owners, refresh_attempts
from tests.journeys.builders import AWB, NOW, corrected, customer, due, fulfilled, order, placed, said, scan, told
from tests.journeys.store.batches import counting, only, put_rows, rows, settle
from tests.journeys.store.test_attempts import attempt, waiting

MINUTE = timedelta(minutes=1)
WA_ID = "919999900234"  # the phone of the order that `placed` builds
ANNOUNCED = (Parcel(AWB, courier="delhivery"),)


async def owner_of(database: Database, event: Event) -> int | None:
    """Who it would belong to, without settling it."""
    async with database.read() as connection:
        owners = await find_owners(connection, [event])
    owner = owners.of_event.get(event.key)
    return None if owner in owners.new else owner


async def meera(database: Database, **facts: Any) -> int:
    """Meera with her order and its parcel; her id."""
    await settle(database, placed(parcels=ANNOUNCED, email="meera@example.in", shop_customer_id="77", **facts))
    return int((await only(database, customers))["id"])


def with_keys(*keys: tuple[str, str]) -> Event:
    body = PaymentFacts("razorpay-main")
    return Event("payment.captured", "payment:1", NOW, NOW, "razorpay-main", body, tuple(Key(*key) for key in keys))


@pytest.mark.parametrize(
    "key",
    [
        ("phone", "+919999900234"),
        ("email", "meera@example.in"),
        ("shop_customer", "shop:77"),
        ("order", "shop:5001"),
        ("order_number", "KH-10234"),
        ("awb", AWB),
    ],
)
async def test_a_customer_is_found_by_every_kind_of_key(database: Database, key: tuple[str, str]) -> None:
    """P-02, A-05."""
    owner = await meera(database)
    assert await owner_of(database, with_keys(key)) == owner
    assert await owner_of(database, with_keys((key[0], key[1] + "9"))) is None


async def test_a_customer_is_found_by_her_own_id_first(database: Database) -> None:
    """A-16: a timer or a result of ours names her."""
    await meera(database)
    assert await owner_of(database, with_keys(("phone", "+919999900234"), ("customer", "555"))) == 555


async def test_a_customer_named_by_an_id_that_was_merged_away_is_the_survivor(database: Database) -> None:
    """A-16: a timer or a command outlives the merge."""
    await put_rows(database, customers, plain_row(customer()), plain_row(customer(id=11)) | {"merged_into": 10})
    assert await owner_of(database, with_keys(("customer", "11"))) == 10


async def test_what_names_nobody_belongs_to_nobody(database: Database) -> None:
    """P-01: kept all the same, with what it says of a template."""
    notice = AccountNotice("message_template_status_update", "hk_shipped", "en", "APPROVED")
    event = Event("template.approved", "notice:1", NOW, NOW, "whatsapp", notice)
    await settle(database, event, inbox_ids={"notice:1": 5})
    assert await rows(database, customers) == []
    kept = await only(database, timeline)
    assert (kept["customer_id"], kept["inbox_id"], kept["body"]["status"]) == (None, 5, "APPROVED")


async def test_a_first_order_makes_a_customer_with_all_her_identities(database: Database) -> None:
    """B-03, P-02."""
    owner = await meera(database)
    known = {(row["kind"], row["value"]): row for row in await rows(database, identities)}
    assert set(known) == {
        ("phone", "+919999900234"),
        ("email", "meera@example.in"),
        ("shop_customer", "shop:77"),
    }
    assert {row["customer_id"] for row in known.values()} == {owner}
    assert {row["source"] for row in known.values()} == {"shop"}


async def test_a_second_order_from_the_same_phone_is_the_same_customers(database: Database) -> None:
    """P-02."""
    owner = await meera(database)
    await settle(database, placed(shop_order_id="5002", number="#KH-10235", email="other@example.in"))
    assert {row["customer_id"] for row in await rows(database, orders)} == {owner}


async def test_a_gift_with_the_buyers_email_is_not_the_buyers(database: Database) -> None:
    """P-02: a shared e-mail is a hint, never a proof; the e-mail stays with its owner."""
    owner = await meera(database)
    gift = {"shop_order_id": "5002", "number": "#KH-10235", "phone": "+919999900777"}
    await settle(database, placed(email="meera@example.in", shop_customer_id="77", **gift))
    other = (await only(database, orders, shop_order_id="5002"))["customer_id"]
    assert other != owner
    assert (await only(database, identities, kind="email"))["customer_id"] == owner
    assert (await only(database, identities, value="+919999900777"))["customer_id"] == other


async def test_an_order_without_a_phone_follows_shop_account_or_email(database: Database) -> None:
    """P-02."""
    owner = await meera(database)
    await settle(database, placed(shop_order_id="5002", number="#KH-10235", phone="", email="meera@example.in"))
    assert (await only(database, orders, shop_order_id="5002"))["customer_id"] == owner


async def test_a_phone_that_belongs_to_another_stays_theirs(database: Database) -> None:
    """P-02: an order of hers that later shows another's phone."""
    owner = await meera(database)
    await settle(database, placed(shop_order_id="5002", number="#KH-10235", phone="+919999900777"))
    other = (await only(database, orders, shop_order_id="5002"))["customer_id"]
    await settle(database, placed(NOW + MINUTE, phone="+919999900777"))
    assert (await only(database, orders, shop_order_id="5001"))["customer_id"] == owner
    assert (await only(database, identities, value="+919999900777"))["customer_id"] == other


# -- parcels -----------------------------------------------------------------------------------------------


async def test_a_scan_finds_the_parcel_an_order_announced(database: Database) -> None:
    """A-71."""
    owner = await meera(database)
    await settle(database, scan(Status.PICKED_UP))
    parcel = await only(database, shipments)
    assert (parcel["customer_id"], parcel["status"], parcel["order_id"] is not None) == (owner, "picked_up", True)


async def test_a_scan_that_names_the_order_needs_no_announcement(database: Database) -> None:
    """A-71."""
    owner = await meera(database)
    await settle(database, scan(Status.PICKED_UP, awb="KHA9", order_number="#kh-10234"))
    parcel = await only(database, shipments, awb="KHA9")
    order = await only(database, orders)
    assert (parcel["customer_id"], parcel["order_id"]) == (owner, order["id"])


@pytest.mark.parametrize("in_one_batch", [True, False])
@pytest.mark.parametrize(
    ("scan_facts", "events"),
    [
        ({}, [placed(NOW + MINUTE, parcels=ANNOUNCED)]),
        ({"order_number": "#KH-10234"}, [placed(NOW + MINUTE)]),
        ({}, [placed(NOW + MINUTE), fulfilled(NOW + 2 * MINUTE)]),
    ],
)
async def test_a_parcel_nobody_announced_joins_its_order_when_it_appears(
    database: Database, scan_facts: dict[str, str], events: list[Event], in_one_batch: bool
) -> None:
    """A-71, design: an AWB before its order is kept as an orphan."""
    arriving = [scan(Status.OUT_FOR_DELIVERY, **scan_facts), *events]
    for batch in [arriving] if in_one_batch else [[event] for event in arriving]:
        await settle(database, *batch)
    order, parcel = await only(database, orders), await only(database, shipments)
    assert (parcel["customer_id"], parcel["order_id"]) == (order["customer_id"], order["id"])
    alive = await rows(database, customers, merged_into=None)
    assert [row["id"] for row in alive] == [order["customer_id"]]
    told_of = {row["name"] for row in await rows(database, outbox)}
    assert told_of & {"out_for_delivery"}


@pytest.mark.parametrize("in_one_batch", [True, False])
@pytest.mark.parametrize("has_scan_first", [True, False])
async def test_a_parcel_announced_before_its_order_goes_to_whoever_ordered(
    database: Database, in_one_batch: bool, has_scan_first: bool
) -> None:
    """A-71, P-02: she is known by her phone, which the announcement does not name."""
    await settle(database, placed(shop_order_id="4001", number="#KH-10001"))
    owner = (await only(database, orders))["customer_id"]
    scans = [scan(Status.PICKED_UP, NOW, order_number="#KH-10234")] if has_scan_first else []
    arriving = [*scans, fulfilled(NOW + MINUTE), placed(NOW + 2 * MINUTE), scan(Status.DELIVERED, NOW + 3 * MINUTE)]
    for batch in [arriving] if in_one_batch else [[event] for event in arriving]:
        await settle(database, *batch)
    order, parcel = await only(database, orders, shop_order_id="5001"), await only(database, shipments)
    assert (order["customer_id"], parcel["customer_id"], parcel["order_id"]) == (owner, owner, order["id"])
    assert [row["id"] for row in await rows(database, customers, merged_into=None)] == [owner]
    assert "delivered" in {row["name"] for row in await rows(database, outbox)}


async def test_the_next_scan_joins_a_parcel_whose_order_came_at_the_same_moment(database: Database) -> None:
    """A-71: two processes decided, each without what the other wrote."""
    await settle(database, scan(Status.PICKED_UP, order_number="#KH-10234"))
    await put_rows(database, customers, plain_row(customer(id=10)))
    await put_rows(database, orders, order_row(order(customer_id=10)))
    await settle(database, scan(Status.DELIVERED, NOW + MINUTE, order_number="#KH-10234"))
    parcel = await only(database, shipments)
    assert (parcel["customer_id"], parcel["order_id"]) == (10, 20)
    assert "delivered" in {row["name"] for row in await rows(database, outbox)}


async def test_the_whole_order_shown_with_its_parcels_is_the_order(database: Database) -> None:
    """P-01, A-71: Shopify's orders/fulfilled comes before orders/create, which is late."""
    event = msgspec.structs.replace(placed(parcels=ANNOUNCED), kind="order.fulfilled")
    await settle(database, event)
    order, parcel = await only(database, orders), await only(database, shipments)
    assert parcel["order_id"] == order["id"]


async def test_an_orphan_keeps_its_own_customer_until_then(database: Database) -> None:
    """A-71."""
    await settle(database, scan(Status.PICKED_UP))
    await settle(database, scan(Status.IN_TRANSIT, NOW + MINUTE))
    owner = await only(database, customers)
    assert (await only(database, shipments))["customer_id"] == owner["id"]


async def test_two_orphans_of_one_order_in_one_batch_share_a_customer(database: Database) -> None:
    """A-71."""
    first, second = (scan(Status.PICKED_UP, awb=awb, order_number="#KH-10234") for awb in ("KHA1", "KHA2"))
    await settle(database, first, second)
    assert len(await rows(database, customers)) == 1


async def test_a_parcel_with_an_order_is_never_taken_by_another_order(database: Database) -> None:
    """P-02: an AWB typed into the wrong order must not merge two customers."""
    owner = await meera(database)
    other = {"shop_order_id": "5002", "number": "#KH-10235", "phone": "+919999900777"}
    await settle(database, placed(parcels=ANNOUNCED, **other))
    assert (await only(database, shipments))["customer_id"] == owner
    assert len(await rows(database, customers, merged_into=None)) == 2
    task = await only(database, tasks, reason="awb_of_another_order")
    assert (task["customer_id"], task["note"]) != (owner, "")
    assert AWB in task["note"]


async def test_an_orphan_joins_the_first_of_two_orders_with_its_number(database: Database) -> None:
    """A-71: two shops may count alike; the second does not take it away, nor its customer."""
    first = placed(NOW + MINUTE)
    second = placed(NOW + 2 * MINUTE, account="shop2", phone="+919999900777")
    await settle(database, scan(Status.PICKED_UP, order_number="#KH-10234"), first, second)
    known = await only(database, shipments)
    assert known["order_id"] == (await only(database, orders, account="shop"))["id"]
    assert len(await rows(database, customers)) == 2


async def test_a_taken_parcel_stays_taken_when_its_new_customer_turns_out_to_be_known(database: Database) -> None:
    """P-02: she wrote before she ordered, and her order names another's parcel."""
    owner = await meera(database)
    await settle(database, said("hi", bsuid="IN.rani"))
    order = placed(shop_order_id="5002", number="#KH-10235", phone="+919999900777", parcels=ANNOUNCED)
    await settle(database, order, said("it is me", NOW + MINUTE, wa_id="919999900777", bsuid="IN.rani"))
    assert (await only(database, shipments))["customer_id"] == owner
    assert len(await rows(database, customers, merged_into=None)) == 2


# -- messages ----------------------------------------------------------------------------------------------


async def test_a_customer_who_writes_is_found_by_her_phone(database: Database) -> None:
    """P-02."""
    owner = await meera(database)
    await settle(database, said(wa_id=WA_ID, bsuid="IN.meera"))
    assert (await only(database, identities, kind="bsuid"))["customer_id"] == owner


async def test_a_customer_without_a_phone_is_known_by_her_user_id(database: Database) -> None:
    """P-02: works for users without a phone number."""
    await settle(database, said(bsuid="IN.meera"))
    await settle(database, said("and now?", NOW + MINUTE, bsuid="IN.meera"))
    owner = await only(database, customers)
    assert (await only(database, identities))["customer_id"] == owner["id"]


@pytest.mark.parametrize("in_one_batch", [True, False])
async def test_a_message_that_names_phone_and_user_id_of_two_makes_them_one(
    database: Database, in_one_batch: bool
) -> None:
    """P-02, A-05: WhatsApp vouches for both together."""
    events = [
        said("hello", NOW, bsuid="IN.meera"),
        placed(NOW + MINUTE),
        said("it is me", NOW + 2 * MINUTE, wa_id=WA_ID, bsuid="IN.meera"),
    ]
    for batch in [events] if in_one_batch else [[event] for event in events]:
        await settle(database, *batch)
    (survivor,) = await rows(database, customers, merged_into=None)
    assert {row["customer_id"] for row in await rows(database, identities)} == {survivor["id"]}
    assert {row["customer_id"] for row in await rows(database, orders)} == {survivor["id"]}
    assert {row["customer_id"] for row in await rows(database, timeline)} == {survivor["id"]}


async def test_a_message_from_nowhere_makes_a_customer(database: Database) -> None:
    """P-01."""
    await settle(database, said())
    assert len(await rows(database, customers)) == 1


# -- statuses, timers, corrections -------------------------------------------------------------------------


async def test_a_status_belongs_to_whom_the_message_was_sent(database: Database) -> None:
    """A-28."""
    row = new_id()
    await put_rows(database, outbox, waiting(row, customer_id=10))
    await put_rows(database, attempts, attempt(row, customer_id=10, wamid="wamid.OUT1"))
    assert await owner_of(database, told("read")) == 10
    assert await owner_of(database, told("read", token=f"{row}|a:1", wamid="wamid.X")) == 10
    assert await owner_of(database, told("read", token="1|a:9", wamid="wamid.X")) is None


async def test_attempts_can_be_read_again_once_they_are_locked(database: Database) -> None:
    """G-1: another process may have moved them meanwhile."""
    row = new_id()
    await put_rows(database, outbox, waiting(row))
    await put_rows(database, attempts, attempt(row))
    event = told("sent", token=f"{row}|a:1")
    async with database.write() as connection:
        owners = await find_owners(connection, [event])
        await connection.execute(attempts.update().values(status="unknown", wamid="wamid.S"))
        await refresh_attempts(connection, owners)
        await refresh_attempts(connection, await find_owners(connection, []))
    found = owners.attempt_of(event.body)  # type: ignore[arg-type]
    assert found is not None
    assert (found.status, found.wamid) == ("unknown", "wamid.S")


async def test_a_timer_set_before_a_merge_finds_the_customer_after_it(database: Database) -> None:
    """A-16: as does the result of a command."""
    await settle(database, said("hello", bsuid="IN.meera"))
    gone = (await only(database, customers))["id"]
    await settle(database, placed())
    both = said("it is me", NOW + MINUTE, wa_id=WA_ID, bsuid="IN.meera")
    timer = msgspec.structs.replace(due("next_update", "20"), keys=(Key("customer", str(gone)),))
    async with database.read() as connection:
        owners = await find_owners(connection, [both, timer])
    assert owners.of_event[timer.key] == owners.of_event[both.key]
    await settle(database, both)
    survivor = (await rows(database, customers, merged_into=None))[0]["id"]
    assert survivor == gone or await owner_of(database, timer) == survivor


async def test_a_correction_finds_its_parcel(database: Database) -> None:
    """G-3."""
    owner = await meera(database)
    assert await owner_of(database, corrected(Status.DELIVERED)) == owner
    body = Correction("UNSEEN", Leg.FORWARD, Status.LOST, "asha", "gone")
    unseen = Event("shipment.corrected", "c:1", NOW, NOW, "desk", body, (Key("awb", "UNSEEN"),))
    assert await owner_of(database, unseen) is None


async def test_a_change_of_number_is_hers(database: Database) -> None:
    """P-02."""
    owner = await meera(database)
    change = IdentityChange(old_phone="+919999900234", new_phone="+919999900888")
    event = Event("customer.number_changed", "n:1", NOW, NOW, "whatsapp", change, (Key("phone", "+919999900234"),))
    await settle(database, event)
    known = {row["value"]: row["customer_id"] for row in await rows(database, identities, kind="phone")}
    assert known == {"+919999900888": owner}


async def test_finding_owners_costs_the_same_for_one_and_for_many(database: Database) -> None:
    """A-86: a constant number of statements."""
    counted = []
    for many in (1, 200):
        events = [
            placed(NOW + each * MINUTE, shop_order_id=f"{many}-{each}", number=f"#{many}-{each}", phone=f"+91{each}")
            for each in range(many)
        ] + [scan(Status.PICKED_UP, awb=f"{many}X{each}") for each in range(many)]
        async with database.write() as connection, counting(database) as statements:
            await find_owners(connection, events)
        counted.append(len(statements))
    assert counted[0] == counted[1]


async def test_a_known_customer_is_never_merged_away_for_a_parcel_without_an_order(database: Database) -> None:
    """P-02: her orders stay hers, although a stranger's order names a parcel that was found to be hers."""
    known = new_id()
    await put_rows(database, customers, plain_row(customer(id=known)) | {"merged_into": None})
    phone = {"kind": "phone", "value": "+919999900888", "customer_id": known, "source": "whatsapp", "seen_at": NOW}
    await put_rows(database, identities, phone)
    await settle(database, scan(Status.IN_TRANSIT))
    async with database.write() as connection:
        await connection.execute(shipments.update().values(customer_id=known))
    await settle(database, placed(at=NOW + MINUTE, parcels=ANNOUNCED))
    assert (await only(database, customers, id=known))["merged_into"] is None
    assert (await only(database, shipments))["customer_id"] == known
