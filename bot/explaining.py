"""Reading an order's story, and what stands in the way of a message, for the command line and the API."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.door import CAPS_LOOK_BACK
from bot.looking_up import NotFound
from bot.templates import choose_template, readable
from journeys.answer import leading_parcel
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.conditions import Scene
from journeys.explanation import Rows, Story, story_of
from journeys.messages import MESSAGES
from journeys.policies import Case
from journeys.state import CustomerState, Order, Shipment
from journeys.store.before_sending import recent_sends, templates_told
from journeys.store.load import Named, read_states
from journeys.store.order_story import orders_numbered, rows_of_order
from journeys.why_not import WhyNot, why_not


async def read_story(connection: AsyncConnection, number: str) -> Story:
    """The story of the order with this number. Raises NotFound."""
    return story_of(await _rows_of(connection, number))


async def _rows_of(connection: AsyncConnection, number: str) -> Rows:
    found = await orders_numbered(connection, number)
    if not found:
        raise NotFound("No order has that number.")
    if len(found) > 1:
        raise NotFound(f"{len(found)} orders of different shops have that number.")
    rows = await rows_of_order(connection, found[0])
    assert rows is not None
    return rows


async def read_why_not(
    connection: AsyncConnection,
    message: str,
    number: str,
    catalogue: Catalogue,
    brand: Brand,
    template_prefix: str,
    now: datetime,
) -> WhyNot:
    """What stands, or stood, in the way of a message about an order. Raises NotFound."""
    if message not in MESSAGES:
        raise NotFound(f"There is no message {message}; there are {', '.join(sorted(MESSAGES))}.")
    rows = await _rows_of(connection, number)
    state = await _state_of(connection, rows, now)
    order = state.orders[rows.order["id"]]
    parcel = leading_parcel(state.shipments_of(order.id))
    subject = str(parcel.ndr.id) if parcel and parcel.ndr else ""
    scene = Scene(state, order, parcel, subject, now, brand)
    case = await _case(connection, message, state, order, parcel, brand, template_prefix, now)
    return why_not(message, rows, catalogue, scene, case)


async def _state_of(connection: AsyncConnection, rows: Rows, now: datetime) -> CustomerState:
    customer = rows.order["customer_id"]
    named = Named(shop_orders={rows.order["shop_order_id"]})
    return (await read_states(connection, [customer], now, named))[customer]


async def _case(  # noqa: PLR0913, PLR0917 - all that a verdict depends on
    connection: AsyncConnection,
    message: str,
    state: CustomerState,
    order: Order,
    parcel: Shipment | None,
    brand: Brand,
    template_prefix: str,
    now: datetime,
) -> Case:
    """The message as if it stood at the door now, caused now."""
    recent = await recent_sends(connection, [state.customer.id], now - CAPS_LOOK_BACK)
    languages = readable(state.customer.language, brand.languages)
    chosen = choose_template(template_prefix, MESSAGES[message], languages, await templates_told(connection))
    return Case(
        message=MESSAGES[message],
        subject=str(parcel.ndr.id) if parcel and parcel.ndr else "",
        customer=state.customer,
        conversation=state.conversation,
        order=order,
        parcel=parcel,
        recent=tuple(recent.get(state.customer.id, ())),
        cause_at=now,
        can_be_reached=bool(state.value_of("phone") or state.value_of("bsuid")),
        template=chosen.told,
        template_language=chosen.language,
        rule=message,
    )
