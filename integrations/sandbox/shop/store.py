"""The shop's back office: orders are placed, changed, paid, refunded, cancelled and sent out; each tells by webhook."""

import base64
import hashlib
import hmac
import itertools
from datetime import timedelta
from typing import Any

import msgspec
from aiohttp import web

from integrations.sandbox.couriers.fleet import NAMES, Fleet, fleet_of
from integrations.sandbox.couriers.parcels import Consignee, Parcel
from integrations.sandbox.shop.orders import (
    COD_GATEWAY,
    PREPAID_GATEWAY,
    PRODUCTS,
    Fulfillment,
    Line,
    Order,
    ShopAddress,
    fulfillment_json,
    order_json,
    refund_json,
)
from integrations.sandbox.webhooks import Policy
from integrations.sandbox.world import World

API_VERSION = "2025-10"
# Shopify's webhook page: 5 s to answer, 8 retries in 4 h; the steps between are unpublished, these are ours.
SHOPIFY_POLICY = Policy(
    cutoff_real_seconds=5.0,
    retry_seconds=(10.0, 60.0, 300.0, 900.0, 1_800.0, 3_600.0, 3_600.0, 3_600.0),
    give_up_after=timedelta(hours=4),
    success=range(200, 300),
)
PAYMENTS = ("cod", "prepaid", "pending")


class NoSuchOrder(KeyError):
    """The shop has no order with this id."""


class NotPossible(Exception):
    """The shop's own rules forbid this; the text is for the person who asked."""


class Store:
    """All orders of the shop, by id."""

    def __init__(self, world: World, fleet: Fleet) -> None:
        self._world = world
        self._fleet = fleet
        self.orders: dict[int, Order] = {}
        self._ids = itertools.count(5_500_000_001)
        self._numbers = itertools.count(10_001)
        self._customers: dict[str, int] = {}
        settings = world.settings.shop
        self.sender = world.webhooks.sender("shop", settings.webhook_url, self._sign, policy=SHOPIFY_POLICY)

    def place(
        self,
        *,
        name: str,
        phone: str = "",
        email: str = "",
        address: ShopAddress | None = None,
        skus: dict[str, int] | None = None,
        payment: str = "cod",
    ) -> Order:
        """A new order. `payment` is cod, prepaid (paid) or pending (prepaid, not yet paid).

        `phone` is written as the customer typed it. Raises ValueError on an unknown product or payment.
        """
        if payment not in PAYMENTS:
            raise ValueError(f"payment is one of {', '.join(PAYMENTS)}")
        now = self._world.now()
        order = Order(
            id=next(self._ids),
            number=next(self._numbers),
            created_at=now,
            updated_at=now,
            customer_id=self._customer_id(phone or email or name),
            customer_name=name,
            phone=phone,
            email=email,
            address=address or ShopAddress(name=name, phone=phone),
            lines=self._lines(skus or {next(iter(PRODUCTS)): 1}),
            gateway=COD_GATEWAY if payment == "cod" else PREPAID_GATEWAY,
            financial_status="paid" if payment == "prepaid" else "pending",
        )
        order.paid_paise = order.total_paise if payment == "prepaid" else 0
        self.orders[order.id] = order
        self._tell(order, "orders/create")
        return order

    def get(self, order_id: int) -> Order:
        """Raises NoSuchOrder."""
        if order_id not in self.orders:
            raise NoSuchOrder(order_id)
        return self.orders[order_id]

    def edit(self, order_id: int, *, address: ShopAddress | None = None, note: str | None = None) -> Order:
        """Change address or note. Raises NoSuchOrder."""
        order = self.get(order_id)
        order.address = address or order.address
        order.note = order.note if note is None else note
        self._tell(order, "orders/updated")
        return order

    def add_tags(self, order_id: int, tags: list[str]) -> Order:
        """Add the tags that are not there yet. Raises NoSuchOrder."""
        order = self.get(order_id)
        new = [tag for tag in tags if tag.casefold() not in {each.casefold() for each in order.tags}]
        order.tags.extend(new)
        if new:
            self._tell(order, "orders/updated")
        return order

    def replace_details(self, order_id: int, changes: dict[str, Any]) -> Order:
        """Set any of `address`, `tags`, `note`, `note_attributes` at once. Raises NoSuchOrder."""
        order = self.get(order_id)
        for name, value in changes.items():
            setattr(order, name, value)
        self._tell(order, "orders/updated")
        return order

    def pay(self, order_id: int) -> Order:
        """The money came in. Raises NoSuchOrder, NotPossible when cancelled or paid already."""
        order = self.get(order_id)
        if order.cancelled_at:
            raise NotPossible("Order is cancelled")
        if order.financial_status == "paid":
            raise NotPossible("Order is already paid")
        order.paid_paise, order.financial_status = order.total_paise, "paid"
        self._tell(order, "orders/paid", "orders/updated")
        return order

    def cancel(self, order_id: int, *, reason: str = "customer", refund: bool = True) -> Order:
        """Irreversible. Raises NoSuchOrder, NotPossible when cancelled or sent out already."""
        order = self.get(order_id)
        if order.cancelled_at:
            raise NotPossible("Order has already been cancelled")
        if order.fulfillments:
            raise NotPossible("Cannot cancel an order with fulfilled items")
        order.cancelled_at, order.cancel_reason = self._world.now(), reason
        if order.paid_paise and refund:
            self._refund(order, order.paid_paise)
        elif not order.paid_paise:
            order.financial_status = "voided"
        self._tell(order, "orders/cancelled", "orders/updated")
        return order

    def refund(self, order_id: int, paise: int | None = None) -> Order:
        """Give money back, all that was paid unless told. Raises NoSuchOrder, NotPossible when nothing is left."""
        order = self.get(order_id)
        amount = order.paid_paise if paise is None else paise
        if not 0 < amount <= order.paid_paise:
            raise NotPossible("There is not that much to refund")
        self._refund(order, amount)
        self._tell(order, "orders/updated")
        return order

    def fulfil(self, order_id: int, courier: str) -> Parcel:
        """Pack it: the courier books an AWB. Raises NoSuchOrder, NotPossible, ValueError on an unknown courier."""
        order = self.get(order_id)
        if order.cancelled_at or order.fulfillments:
            raise NotPossible("Order is cancelled" if order.cancelled_at else "Order is already fulfilled")
        parcel = self._fleet.book(
            courier,
            self.consignee(order),
            order_name=order.name,
            shop_order_id=order.id,
            cod_paise=order.outstanding_paise,
            value_paise=order.total_paise,
        )
        lines = [line.id for line in order.lines]
        sent = Fulfillment(next(self._ids), parcel.awb, NAMES[courier], self._world.now(), lines)
        order.fulfillments.append(sent)
        order.updated_at = self._world.now()
        event_id = self._new_event_id()
        self._send("fulfillments/create", fulfillment_json(sent, order), event_id)
        self._send("orders/fulfilled", order_json(order), event_id)
        self._tell(order, "orders/updated", event_id=event_id)
        return parcel

    def tell_alone(self, topic: str, body: dict[str, Any], order: Order | None = None) -> None:
        """Send a webhook that is about something beside the order; the order's screen follows."""
        self._send(topic, body, self._new_event_id())
        if order is not None:
            self._world.feed.publish("order.changed", self.as_json(order))

    def new_id(self) -> int:
        """An id that nothing else in the shop has."""
        return next(self._ids)

    def as_json(self, order: Order) -> dict[str, Any]:
        """An order as the shop's screen shows it."""
        body: dict[str, Any] = msgspec.to_builtins(order)
        money = {"total_paise": order.total_paise, "outstanding_paise": order.outstanding_paise}
        return body | money | {"name": order.name, "is_cod": order.is_cod, "gid": order.gid}

    def _refund(self, order: Order, paise: int) -> None:
        order.paid_paise -= paise
        order.financial_status = "partially_refunded" if order.paid_paise else "refunded"
        body = refund_json(order, next(self._ids), paise, self._world.now())
        order.refunds.append(body)
        self._send("refunds/create", body, self._new_event_id())

    def consignee(self, order: Order) -> Consignee:
        """Whom a courier delivers the order to, and fetches a return from."""
        to = order.address
        street = ", ".join(part for part in (to.address1, to.address2) if part)
        name = to.name or order.customer_name
        return Consignee(name, to.phone or order.phone, street, to.city, to.province, to.zip)

    def _lines(self, skus: dict[str, int]) -> list[Line]:
        if unknown := [sku for sku in skus if sku not in PRODUCTS]:
            raise ValueError(f"no such product: {', '.join(unknown)}")
        return [Line(next(self._ids), sku, *_titled(sku, count)) for sku, count in skus.items() if count > 0]

    def _customer_id(self, key: str) -> int:
        return self._customers.setdefault(key, 7_700_000_001 + len(self._customers))

    def _tell(self, order: Order, *topics: str, event_id: str = "") -> None:
        order.updated_at = self._world.now()
        event_id = event_id or self._new_event_id()
        for topic in topics:
            self._send(topic, order_json(order), event_id)
        self._world.feed.publish("order.changed", self.as_json(order))

    def _send(self, topic: str, body: dict[str, Any], event_id: str) -> None:
        """One webhook with Shopify's headers; the signature is added per body by the sender."""
        headers = {
            "X-Shopify-Topic": topic,
            "X-Shopify-Shop-Domain": self._world.settings.shop.domain,
            "X-Shopify-API-Version": API_VERSION,
            "X-Shopify-Webhook-Id": self._new_event_id(),
            "X-Shopify-Event-Id": event_id,
            "X-Shopify-Triggered-At": self._world.now().isoformat(),
        }
        self.sender.send(msgspec.json.encode(body), headers)
        self._world.feed.publish("webhook.queued", {"vendor": "shop", "topic": topic, "body": body})

    def _sign(self, body: bytes) -> dict[str, str]:
        digest = hmac.new(self._world.settings.shop.secret.encode(), body, hashlib.sha256).digest()
        return {"X-Shopify-Hmac-SHA256": base64.b64encode(digest).decode()}

    def _new_event_id(self) -> str:
        digits = f"{self._world.random.getrandbits(128):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _titled(sku: str, quantity: int) -> tuple[str, int, int]:
    title, price_paise = PRODUCTS[sku]
    return title, quantity, price_paise


STORE = web.AppKey("store", Store)


def store_of(app: web.Application, world: World) -> Store:
    """The application's shop, created when first asked for."""
    if STORE not in app:
        app[STORE] = Store(world, fleet_of(app, world))
    return app[STORE]
