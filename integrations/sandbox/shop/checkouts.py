"""The shop's checkouts: somebody begins to buy, and orders, or does not."""

from datetime import datetime
from typing import Any

import msgspec

from integrations.sandbox.shop.orders import PRODUCTS, Order, ShopAddress, moment, rupees
from integrations.sandbox.shop.store import NotPossible, Store
from integrations.sandbox.world import World


class Checkout(msgspec.Struct):
    """One cart at the till. `phone` as the customer typed it, "" before she did; money in paise."""

    id: int
    name: str
    phone: str
    email: str
    address: ShopAddress
    skus: dict[str, int]
    started_at: datetime
    completed_at: datetime | None = None

    @property
    def token(self) -> str:
        return f"{self.id:032x}"

    @property
    def total_paise(self) -> int:
        return sum(PRODUCTS[sku][1] * count for sku, count in self.skus.items())


class NoSuchCheckout(KeyError):
    """The shop has no checkout with this id."""


class Checkouts:
    """All checkouts, by id."""

    def __init__(self, world: World, store: Store) -> None:
        self._world = world
        self._store = store
        self.checkouts: dict[int, Checkout] = {}

    def start(
        self, *, name: str, phone: str, email: str, address: ShopAddress, skus: dict[str, int] | None
    ) -> Checkout:
        """Somebody begins to buy. Raises ValueError on an unknown product."""
        wanted = skus or {next(iter(PRODUCTS)): 1}
        if unknown := [sku for sku in wanted if sku not in PRODUCTS]:
            raise ValueError(f"no such product: {', '.join(unknown)}")
        now = self._world.now()
        checkout = Checkout(self._store.new_id(), name, phone, email, address, wanted, now)
        self.checkouts[checkout.id] = checkout
        self._tell("checkouts/create", checkout)
        return checkout

    def complete(self, checkout_id: int, payment: str) -> Order:
        """It becomes an order. Raises NoSuchCheckout, NotPossible when it did before, ValueError on a payment."""
        if checkout_id not in self.checkouts:
            raise NoSuchCheckout(checkout_id)
        checkout = self.checkouts[checkout_id]
        if checkout.completed_at:
            raise NotPossible("Checkout is completed")
        order = self._store.place(
            name=checkout.name,
            phone=checkout.phone,
            email=checkout.email,
            address=checkout.address,
            skus=checkout.skus,
            payment=payment,
        )
        checkout.completed_at = self._world.now()
        self._tell("checkouts/update", checkout)
        return order

    def as_json(self, checkout: Checkout) -> dict[str, Any]:
        """A checkout as the shop's screen shows it."""
        body: dict[str, Any] = msgspec.to_builtins(checkout)
        return body | {"total_paise": checkout.total_paise}

    def _tell(self, topic: str, checkout: Checkout) -> None:
        self._store.tell_alone(topic, self._webhook(checkout))
        self._world.feed.publish("checkout.changed", self.as_json(checkout))

    def _webhook(self, checkout: Checkout) -> dict[str, Any]:
        total, domain = rupees(checkout.total_paise), self._world.settings.shop.domain
        return {
            "id": checkout.id,
            "token": checkout.token,
            "email": checkout.email or None,
            "phone": checkout.phone or None,
            "created_at": moment(checkout.started_at),
            "updated_at": moment(self._world.now()),
            "completed_at": moment(checkout.completed_at) if checkout.completed_at else None,
            "currency": "INR",
            "total_price": total,
            "abandoned_checkout_url": f"https://{domain}/checkouts/ac/{checkout.token}/recover",
            "line_items": [
                {"title": PRODUCTS[sku][0], "sku": sku, "quantity": count, "price": rupees(PRODUCTS[sku][1])}
                for sku, count in checkout.skus.items()
            ],
            "shipping_address": checkout.address.as_json(),
            "customer": {"first_name": checkout.name.partition(" ")[0], "email": checkout.email or None},
        }
