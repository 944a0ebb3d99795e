"""An order as the emulated shop keeps it, and the JSON that Shopify's webhooks and Admin API show of it."""

from datetime import datetime
from typing import Any

import msgspec

COD_GATEWAY = "Cash on Delivery (COD)"
PREPAID_GATEWAY = "razorpay"

PRODUCTS: dict[str, tuple[str, int]] = {
    # sku: (title, price in paise); all invented
    "KURTA-IND-M": ("Indigo block-print kurta, M", 189_900),
    "SAREE-MUL-RED": ("Mulmul saree, madder red", 324_900),
    "STOLE-KLM": ("Kalamkari stole", 129_900),
    "JUTTI-38": ("Embroidered juttis, 38", 149_900),
    "CUSHION-2": ("Ajrakh cushion covers, pair", 99_900),
}

# What lies in the warehouse of a product, by variant; a product that is not named has one variant, in stock.
VARIANTS: dict[str, dict[str, int]] = {"KURTA-IND-M": {"S": 4, "M": 9, "L": 3, "XL": 0}}


class ShopAddress(msgspec.Struct):
    """A postal address in the shop's own fields."""

    name: str = ""
    phone: str = ""
    address1: str = ""
    address2: str = ""
    city: str = ""
    province: str = ""
    zip: str = ""

    def as_json(self) -> dict[str, Any]:
        """The `shipping_address` of a webhook."""
        first, _, last = self.name.partition(" ")
        names = {"first_name": first, "last_name": last, "country": "India", "country_code": "IN"}
        return msgspec.structs.asdict(self) | names


class Line(msgspec.Struct):
    """One line of an order; price in paise."""

    id: int
    sku: str
    title: str
    quantity: int
    price_paise: int


class Fulfillment(msgspec.Struct):
    """What was sent out: `company` is the courier's name on the label."""

    id: int
    awb: str
    company: str
    created_at: datetime
    line_ids: list[int]


class Return(msgspec.Struct):
    """What a customer sends back. `state` is requested, approved, declined, cancelled or received."""

    id: int
    name: str
    state: str
    reason: str
    note: str = ""
    is_exchange: bool = False
    awb: str = ""
    line_ids: list[int] = []  # of the order's lines; all of them when empty

    @property
    def gid(self) -> str:
        """The Admin API's global id."""
        return f"gid://shopify/Return/{self.id}"

    def covers(self, line: Line) -> bool:
        """Whether the line comes back with it."""
        return not self.line_ids or line.id in self.line_ids


class Order(msgspec.Struct):
    """One order. `phone` may be "" when the customer has none here; money in paise."""

    id: int
    number: int
    created_at: datetime
    updated_at: datetime
    customer_id: int
    customer_name: str
    phone: str
    email: str
    address: ShopAddress
    lines: list[Line]
    gateway: str
    financial_status: str
    tags: list[str] = []
    note: str = ""
    note_attributes: list[dict[str, str]] = []
    fulfillments: list[Fulfillment] = []
    refunds: list[dict[str, Any]] = []
    returns: list[Return] = []
    cancelled_at: datetime | None = None
    cancel_reason: str | None = None
    paid_paise: int = 0
    discount_paise: int = 0

    @property
    def name(self) -> str:
        """What the customer sees: `#10234`."""
        return f"#{self.number}"

    @property
    def gid(self) -> str:
        """The Admin API's global id."""
        return f"gid://shopify/Order/{self.id}"

    @property
    def refundable_return(self) -> Return | None:
        """The newest return whose money is to go back."""
        due = [each for each in self.returns if each.state in {"approved", "received"} and not each.is_exchange]
        return due[-1] if due else None

    @property
    def total_paise(self) -> int:
        """What the order costs."""
        return sum(line.price_paise * line.quantity for line in self.lines) - self.discount_paise

    @property
    def outstanding_paise(self) -> int:
        """What is still to be paid; nothing once cancelled."""
        return 0 if self.cancelled_at else max(0, self.total_paise - self.paid_paise)

    @property
    def is_cod(self) -> bool:
        """Whether the courier is to collect money."""
        return self.gateway == COD_GATEWAY and self.outstanding_paise > 0


def rupees(paise: int) -> str:
    """Money as the shop writes it: `1899.00`."""
    return f"{paise / 100:.2f}"


def order_json(order: Order) -> dict[str, Any]:
    """The whole order as a webhook carries it."""
    total = rupees(order.total_paise)
    return {
        "id": order.id,
        "admin_graphql_api_id": order.gid,
        "name": order.name,
        "order_number": order.number,
        "created_at": moment(order.created_at),
        "updated_at": moment(order.updated_at),
        "processed_at": moment(order.created_at),
        "cancelled_at": moment(order.cancelled_at) if order.cancelled_at else None,
        "cancel_reason": order.cancel_reason,
        "closed_at": None,
        "confirmed": True,
        "test": False,
        "financial_status": order.financial_status,
        "fulfillment_status": "fulfilled" if order.fulfillments else None,
        "payment_gateway_names": [order.gateway],
        "total_price": total,
        "current_total_price": total,
        "subtotal_price": total,
        "total_discounts": rupees(order.discount_paise),
        "total_outstanding": rupees(order.outstanding_paise),
        "currency": "INR",
        "tags": ", ".join(order.tags),
        "note": order.note or None,
        "note_attributes": order.note_attributes,
        "phone": order.phone or None,
        "email": order.email,
        "customer": _customer_json(order),
        "shipping_address": order.address.as_json(),
        "billing_address": order.address.as_json(),
        "line_items": [_line_json(line, order) for line in order.lines],
        "fulfillments": [fulfillment_json(each, order) for each in order.fulfillments],
        "refunds": order.refunds,
        "returns": [],
    }


def fulfillment_json(sent: Fulfillment, order: Order) -> dict[str, Any]:
    """The body of fulfillments/create, and one of the order's `fulfillments`."""
    return {
        "id": sent.id,
        "admin_graphql_api_id": f"gid://shopify/Fulfillment/{sent.id}",
        "order_id": order.id,
        "name": f"{order.name}.1",
        "status": "success",
        "created_at": moment(sent.created_at),
        "updated_at": moment(sent.created_at),
        "tracking_company": sent.company,
        "tracking_number": sent.awb,
        "tracking_numbers": [sent.awb],
        "tracking_url": None,
        "tracking_urls": [],
        "shipment_status": None,
        "destination": order.address.as_json(),
        "line_items": [_line_json(line, order) for line in order.lines if line.id in sent.line_ids],
    }


def refund_json(order: Order, refund_id: int, paise: int, now: datetime) -> dict[str, Any]:
    """The body of refunds/create: one successful transaction over `paise`."""
    transaction = {
        "id": refund_id + 1,
        "order_id": order.id,
        "kind": "refund",
        "status": "success",
        "gateway": order.gateway,
        "amount": rupees(paise),
        "currency": "INR",
        "created_at": moment(now),
    }
    sent_back = order.refundable_return
    return {
        "id": refund_id,
        "admin_graphql_api_id": f"gid://shopify/Refund/{refund_id}",
        "order_id": order.id,
        "return": {"id": sent_back.id, "admin_graphql_api_id": sent_back.gid} if sent_back else None,
        "created_at": moment(now),
        "processed_at": moment(now),
        "note": None,
        "refund_line_items": [],
        "order_adjustments": [],
        "transactions": [transaction],
    }


def moment(at: datetime) -> str:
    """ISO with offset, whole seconds."""
    return at.replace(microsecond=0).isoformat()


def _customer_json(order: Order) -> dict[str, Any]:
    first, _, last = order.customer_name.partition(" ")
    return {
        "id": order.customer_id,
        "admin_graphql_api_id": f"gid://shopify/Customer/{order.customer_id}",
        "first_name": first,
        "last_name": last,
        "email": order.email,
        "phone": order.phone or None,
        "tags": "",
    }


def _line_json(line: Line, order: Order) -> dict[str, Any]:
    return {
        "id": line.id,
        "admin_graphql_api_id": f"gid://shopify/LineItem/{line.id}",
        "title": line.title,
        "name": line.title,
        "sku": line.sku,
        "quantity": line.quantity,
        "price": rupees(line.price_paise),
        "requires_shipping": True,
        "fulfillment_status": "fulfilled" if order.fulfillments else None,
    }
