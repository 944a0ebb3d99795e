"""Every record comes back from a real database as it went in, on both engines."""

from datetime import timedelta
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from journeys.events import Address, Item
from journeys.returns import STATES
from journeys.state import Checkout, Conversation, Customer, LegState, OpenNdr, Order, Return, Shipment
from journeys.status import Fault, Leg, NdrReason, Status
from journeys.store import reading
from journeys.store.database import Database
from journeys.store.ids import new_id
from journeys.store.reading import RecordReader
from journeys.store.rows import (
    Changes,
    changed_orders,
    changed_parcels,
    conversation_of,
    customer_of,
    customer_row,
    order_of,
    order_row,
    plain_row,
    shipment_of,
    shipment_row,
)
from journeys.store.schema import conversations, customers, orders, shipments
from journeys.store.writing import change, put
from tests.journeys.builders import MOMENTS, NOW, order

PATIENT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)

# What a text column of PostgreSQL takes: all of Unicode but NUL, which vendor files never pass on.
LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
TIMES = MOMENTS | st.just(NOW + timedelta(microseconds=1))
MAYBE_TIMES = st.none() | TIMES
PAISE = st.integers(0, 10**13)


def text(longest: int) -> st.SearchStrategy[str]:
    return st.text(LETTERS, max_size=min(longest, 30))


ADDRESSES = st.builds(Address, *[text(30)] * 9)
ITEMS = st.lists(st.builds(Item, text(30), st.integers(1, 99), text(20), PAISE), max_size=3).map(tuple)
WORDS = st.lists(text(20), max_size=3).map(tuple)
SOME_TIMES = st.lists(TIMES, max_size=3).map(tuple)
RETURNS = st.builds(
    Return,
    id=text(64),
    state=st.sampled_from(STATES),
    requested_at=TIMES,
    state_at=TIMES,
    what=st.sampled_from(["return", "exchange", "refund"]),
    reason=text(30),
    pickup_from_at=MAYBE_TIMES,
    expected_by_at=MAYBE_TIMES,
    amount_paise=PAISE,
    seen=st.dictionaries(st.sampled_from(STATES), TIMES),
    refunds=WORDS,
    is_put_off=st.booleans(),
)
CHECKOUTS = st.builds(
    Checkout,
    id=text(64),
    account=text(64),
    began_at=TIMES,
    pincode=text(6),
    total_paise=PAISE,
    items=ITEMS,
    url=text(99),
)

ORDERS = st.builds(
    Order,
    id=st.builds(new_id),
    customer_id=st.integers(1, 2**62),
    account=text(64),
    shop_order_id=st.builds(lambda: str(new_id())),
    number=text(64),
    number_key=text(64),
    placed_at=TIMES,
    version_at=TIMES,
    received_at=TIMES,
    status=st.sampled_from(["open", "pending_payment", "cancelled", "closed"]),
    payment=st.sampled_from(["cod", "prepaid", "part_cod"]),
    financial_status=text(30),
    total_paise=PAISE,
    outstanding_paise=PAISE,
    currency=st.just("INR"),
    customer_name=text(200),
    phone=text(20),
    email=text(320),
    pincode=text(10),
    address=ADDRESSES,
    items=ITEMS,
    tags=WORDS,
    note=text(99),
    cancelled_at=MAYBE_TIMES,
    cancel_reason=text(100),
    told=WORDS,
    last_told_at=MAYBE_TIMES,
    promised_by_at=MAYBE_TIMES,
    closed_at=MAYBE_TIMES,
    returns=st.lists(RETURNS, max_size=2).map(tuple),
    page_opens=SOME_TIMES,
)

LEGS = st.builds(LegState, st.sampled_from(Status), MAYBE_TIMES, MAYBE_TIMES, SOME_TIMES, SOME_TIMES)
NDRS = st.builds(
    OpenNdr,
    st.integers(1, 2**62),
    st.integers(1, 9),
    st.sampled_from(NdrReason),
    st.sampled_from(Fault),
    st.booleans(),
    TIMES,
    TIMES,
    WORDS,
    st.sampled_from(["", "asked", "accepted", "refused", "confirmed"]),
)
SHIPMENTS = st.builds(
    Shipment,
    id=st.builds(new_id),
    customer_id=st.integers(1, 2**62),
    awb=st.builds(lambda: f"KHA{new_id()}"),
    created_at=TIMES,
    order_id=st.none() | st.integers(1, 2**62),
    order_ref=text(64),
    fulfilment_id=text(64),
    courier=text(64),
    account=text(64),
    tracking_url=text(99),
    leg=st.sampled_from(Leg),
    status=st.sampled_from(Status),
    status_at=MAYBE_TIMES,
    legs=st.dictionaries(st.sampled_from([leg.value for leg in Leg]), LEGS),
    place=text(200),
    place_at=MAYBE_TIMES,
    attempts=st.integers(0, 99),
    ndr=st.none() | NDRS,
    edd_at=MAYBE_TIMES,
    edd_told_at=MAYBE_TIMES,
    last_scan_at=MAYBE_TIMES,
    told=WORDS,
    closed_at=MAYBE_TIMES,
)
CUSTOMERS = st.builds(
    Customer,
    id=st.builds(new_id),
    created_at=TIMES,
    name=text(200),
    language=text(16),
    marketing=st.sampled_from(["", "yes", "no"]),
    opted_out_at=MAYBE_TIMES,
    unreachable_at=MAYBE_TIMES,
    checkout=st.none() | CHECKOUTS,
)
CONVERSATIONS = st.builds(
    Conversation,
    customer_id=st.builds(new_id),
    number_id=text(32),
    last_inbound_at=MAYBE_TIMES,
    last_wamid=text(200),
    awaiting=text(30),
    tries=st.integers(0, 9),
    handoff_at=MAYBE_TIMES,
    handoff_reason=text(100),
    held_by=text(100),
    held_until=MAYBE_TIMES,
    waiting_since_at=MAYBE_TIMES,
    opened_at=MAYBE_TIMES,
    answered_at=MAYBE_TIMES,
    answered_by=st.none() | st.builds(new_id),
    assigned_to=st.none() | st.builds(new_id),
    team=text(40),
    snoozed_until=MAYBE_TIMES,
    snoozed_for=st.sampled_from(["", "time", "reply", "courier"]),
    resolved_at=MAYBE_TIMES,
    labels=WORDS,
    response_due_at=MAYBE_TIMES,
)


async def stored(database: Database, table: Table, row: dict[str, Any], key: str = "id") -> Any:
    """The row as the database gives it back, written twice, as it is when a record changes."""
    async with database.write() as connection:
        for _ in range(2):
            await put(connection, table, [row], (key,))
        query = select(table).where(table.c[key] == row[key])
        return (await connection.execute(query)).mappings().one()


async def changed(database: Database, reader: RecordReader[Any], table: Table, changes: Changes, id: int) -> Any:
    """The record as deciding reads it after some of its columns were changed."""
    async with database.write() as connection:
        await change(connection, table, *changes)
        rows = (await connection.execute(select(*reader.columns).where(table.c.id == id))).all()
        return reader.read(rows, connection.dialect.name)[0]


@PATIENT
@given(before=ORDERS, after=ORDERS)
async def test_an_order_is_what_it_was_changed_to(database: Database, before: Order, after: Order) -> None:
    """P-01: all that another decision made of it, and what is written elsewhere as it was."""
    await stored(database, orders, order_row(before))
    after = msgspec.structs.replace(after, id=before.id, touched_at=None)
    told = changed_orders([(before, after)])
    assert await changed(database, reading.ORDERS, orders, told, after.id) == after


@PATIENT
@given(before=SHIPMENTS, after=SHIPMENTS)
async def test_a_parcel_is_what_it_was_changed_to(database: Database, before: Shipment, after: Shipment) -> None:
    """P-01, G-3."""
    await stored(database, shipments, shipment_row(before))
    after = msgspec.structs.replace(after, id=before.id)
    told = changed_parcels([(before, after)])
    assert await changed(database, reading.PARCELS, shipments, told, after.id) == after


def test_only_what_was_replaced_is_written() -> None:
    """What another process wrote meanwhile is not put back."""
    known = [order(id=1), order(id=2), order(id=3)]
    after = [msgspec.structs.replace(known[0], note="gift"), known[1], msgspec.structs.replace(known[2], status="x")]
    told = changed_orders(list(zip(known, after, strict=True)))
    assert told == Changes(("status", "note"), [(1, "open", "gift"), (2, "open", ""), (3, "x", "")])


@PATIENT
@given(order=ORDERS)
async def test_an_order_comes_back_the_same(database: Database, order: Order) -> None:
    """A-20, P-01."""
    assert order_of(await stored(database, orders, order_row(order))) == order


@PATIENT
@given(parcel=SHIPMENTS)
async def test_a_parcel_comes_back_the_same(database: Database, parcel: Shipment) -> None:
    """A-20, G-3: legs, corrections and the open attempt included."""
    assert shipment_of(await stored(database, shipments, shipment_row(parcel))) == parcel


@PATIENT
@given(customer=CUSTOMERS)
async def test_a_customer_comes_back_the_same(database: Database, customer: Customer) -> None:
    """A-20."""
    assert customer_of(await stored(database, customers, customer_row(customer))) == customer


@PATIENT
@given(chat=CONVERSATIONS)
async def test_a_conversation_comes_back_the_same(database: Database, chat: Conversation) -> None:
    """G-4: the window's clock above all."""
    assert conversation_of(await stored(database, conversations, plain_row(chat), "customer_id")) == chat


def test_every_field_of_a_record_has_a_column() -> None:
    """P-01."""
    wanted: list[tuple[type[Any], Table]] = [
        (Order, orders),
        (Shipment, shipments),
        (Customer, customers),
        (Conversation, conversations),
    ]
    for record, table in wanted:
        assert set(record.__struct_fields__) <= set(table.columns.keys())
