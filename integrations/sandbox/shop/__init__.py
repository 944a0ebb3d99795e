"""The emulated shop: a back office with levers under /sandbox/api/shop/, signed webhooks and the Admin GraphQL API."""

from collections.abc import Callable
from typing import Any

import msgspec
from aiohttp import web

from integrations.sandbox.control import bad_request, json_answer, json_body, not_found
from integrations.sandbox.couriers.fleet import fleet_of
from integrations.sandbox.shop import admin
from integrations.sandbox.shop.checkouts import Checkouts, NoSuchCheckout
from integrations.sandbox.shop.orders import PRODUCTS, Order, ShopAddress
from integrations.sandbox.shop.returns import Returns
from integrations.sandbox.shop.store import STORE, NoSuchOrder, NotPossible, Store, store_of
from integrations.sandbox.world import WORLD, World

__all__ = ["STORE", "add_routes"]


RETURNS = web.AppKey("returns", Returns)
CHECKOUTS = web.AppKey("checkouts", Checkouts)


class NewOrder(msgspec.Struct, forbid_unknown_fields=True):
    """What the order form sends. `phone_id` takes name and number from a phone of the sandbox."""

    phone_id: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    address: ShopAddress | None = None
    items: dict[str, int] | None = None
    payment: str = "cod"


async def place_order(request: web.Request) -> web.Response:
    """See NewOrder. Answers the order as the shop's screen shows it."""
    store = request.app[STORE]
    try:
        wanted = msgspec.convert(await json_body(request), NewOrder)
        name, phone = _buyer(request.app[WORLD], wanted)
        order = store.place(
            name=name,
            phone=phone,
            email=wanted.email,
            address=_address(wanted.address, name, phone),
            skus=wanted.items,
            payment=wanted.payment,
        )
    except (ValueError, msgspec.ValidationError) as error:
        raise bad_request(str(error)) from error
    return json_answer(store.as_json(order))


async def show_orders(request: web.Request) -> web.Response:
    return json_answer(_state(request.app[STORE], request.app[CHECKOUTS]))


async def edit_order(request: web.Request) -> web.Response:
    """{"address"?: {...}, "note"?}."""
    body = await json_body(request)
    try:
        address = msgspec.convert(body["address"], ShopAddress) if "address" in body else None
    except msgspec.ValidationError as error:
        raise bad_request(str(error)) from error
    return await _pull(request, lambda store, order_id: store.edit(order_id, address=address, note=body.get("note")))


async def cancel_order(request: web.Request) -> web.Response:
    """{"reason"?}."""
    reason = str((await json_body(request)).get("reason", "customer"))
    return await _pull(request, lambda store, order_id: store.cancel(order_id, reason=reason))


async def pay_order(request: web.Request) -> web.Response:
    return await _pull(request, lambda store, order_id: store.pay(order_id))


async def refund_order(request: web.Request) -> web.Response:
    """{"paise"?}: all that was paid unless told."""
    paise = (await json_body(request)).get("paise")
    return await _pull(request, lambda store, order_id: store.refund(order_id, paise))


async def fulfil_order(request: web.Request) -> web.Response:
    """{"courier": "A" | "B"}. Answers the order; its `fulfillments` hold the AWB."""
    courier = str((await json_body(request)).get("courier", ""))
    return await _pull(request, lambda store, order_id: store.fulfil(order_id, courier))


async def move_return(request: web.Request) -> web.Response:
    """Pull a lever of `Returns.levers`. Answers the order; its `returns` hold the state and the AWB."""
    body = await json_body(request)
    lever = request.app[RETURNS].levers()[request.match_info["lever"]]
    return await _pull(request, lambda store, order_id: lever(order_id, body))


async def start_checkout(request: web.Request) -> web.Response:
    """See NewOrder. Answers the checkout as the shop's screen shows it."""
    checkouts = request.app[CHECKOUTS]
    try:
        wanted = msgspec.convert(await json_body(request), NewOrder)
        name, phone = _buyer(request.app[WORLD], wanted)
        address = _address(wanted.address, name, phone)
        checkout = checkouts.start(name=name, phone=phone, email=wanted.email, address=address, skus=wanted.items)
    except (ValueError, msgspec.ValidationError) as error:
        raise bad_request(str(error)) from error
    return json_answer(checkouts.as_json(checkout))


async def complete_checkout(request: web.Request) -> web.Response:
    """{"payment"?}. Answers the order that it became."""
    payment = str((await json_body(request)).get("payment", "cod"))
    try:
        order = request.app[CHECKOUTS].complete(int(request.match_info["checkout_id"]), payment)
    except NoSuchCheckout as error:
        raise not_found("no such checkout") from error
    except (NotPossible, ValueError) as error:
        raise bad_request(str(error)) from error
    return json_answer(request.app[STORE].as_json(order))


async def _pull(request: web.Request, lever: Callable[[Store, int], Any]) -> web.Response:
    store = request.app[STORE]
    order_id = int(request.match_info["order_id"])
    try:
        lever(store, order_id)
    except NoSuchOrder as error:
        raise not_found("no such order") from error
    except (NotPossible, ValueError) as error:
        raise bad_request(str(error)) from error
    return json_answer(store.as_json(store.get(order_id)))


def _buyer(world: World, wanted: NewOrder) -> tuple[str, str]:
    """Name and phone of who orders; a phone's owner gives her number to a shop even if WhatsApp hides it."""
    if not wanted.phone_id:
        if not wanted.name:
            raise ValueError("an order needs phone_id or name")
        return wanted.name, wanted.phone
    owner = world.customers.find(wanted.phone_id)
    if owner is None:
        raise ValueError("no such phone")
    return wanted.name or owner.name, wanted.phone or f"+{owner.number}"


def _address(given: ShopAddress | None, name: str, phone: str) -> ShopAddress:
    if given is None:
        given = ShopAddress(address1="14, Sunrise Apartments", address2="Near Ganesh temple, Kothrud")
        given.city, given.province, given.zip = "Pune", "Maharashtra", "411038"
    given.name, given.phone = given.name or name, given.phone or phone
    return given


def _state(store: Store, checkouts: Checkouts) -> dict[str, Any]:
    products = [{"sku": sku, "title": title, "price_paise": price} for sku, (title, price) in PRODUCTS.items()]
    orders: list[Order] = list(reversed(store.orders.values()))
    begun = [checkouts.as_json(each) for each in reversed(checkouts.checkouts.values())]
    return {"orders": [store.as_json(order) for order in orders], "products": products, "checkouts": begun}


def add_routes(app: web.Application, world: World) -> None:
    """Mount the levers and the Admin API."""
    store = store_of(app, world)
    returns = app[RETURNS] = Returns(store, fleet_of(app, world))
    checkouts = app[CHECKOUTS] = Checkouts(world, store)
    world.state_parts["shop"] = lambda: _state(store, checkouts)
    base = "/sandbox/api/shop/orders"
    app.router.add_get(base, show_orders)
    app.router.add_post(base, place_order)
    for name, lever in {
        "edit": edit_order,
        "cancel": cancel_order,
        "pay": pay_order,
        "refund": refund_order,
        "fulfil": fulfil_order,
    }.items():
        app.router.add_post(f"{base}/{{order_id:\\d+}}/{name}", lever)
    app.router.add_post(f"{base}/{{order_id:\\d+}}/{{lever:{'|'.join(returns.levers())}}}", move_return)
    app.router.add_post("/sandbox/api/shop/checkouts", start_checkout)
    app.router.add_post("/sandbox/api/shop/checkouts/{checkout_id:\\d+}/complete", complete_checkout)
    admin.add_routes(app, world, store, returns)
