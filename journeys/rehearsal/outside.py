"""What the outside tells of one order, as the vendors' own files would make it: shop, courier, payments, customer.

Everything here is made up: phones are +91 99999 0xxxx.
"""

from datetime import datetime
from typing import Any

import msgspec

from journeys.events import (
    Acted,
    Address,
    CheckoutFacts,
    Correction,
    Event,
    Fulfilment,
    IncidentNotice,
    Item,
    Key,
    MessageIn,
    MessageStatus,
    Ndr,
    OrderFacts,
    PageOpened,
    Parcel,
    PaymentFacts,
    Preference,
    RefundFacts,
    Replied,
    ReturnFacts,
    Scan,
    Signal,
    awb_key,
    order_number_key,
    scan_key,
    scan_kind,
)
from journeys.status import RTO_STATUSES, Leg, NdrReason, Status

SHOP, PAYMENTS, WHATSAPP, OWN = "shop", "payments", "whatsapp", "harkara"
AGENT_ID = 1
ADDRESS = Address(
    name="Meera Joshi",
    phone="+919999900101",
    line1="14 Neem Lane",
    line2="Near the water tank",
    landmark="Opposite the old post office",
    city="Bengaluru",
    state="Karnataka",
    pincode="560038",
)


class Outside(msgspec.Struct):
    """One order as the outside knows it, and who tells of it. `facts` is what the shop would show at this moment."""

    facts: OrderFacts
    awb: str
    courier: str = "delhivery"
    account: str = "courier"  # the configured account whose scans these are
    wa_id: str = "919999900101"
    number_id: str = "8801"
    told: int = 0  # makes keys of things that have no name of their own

    @property
    def keys(self) -> tuple[Key, ...]:
        facts = self.facts
        named = (Key("order", f"{facts.account}:{facts.shop_order_id}"), self._number_key)
        person = (Key("phone", facts.phone), Key("email", facts.email))
        return tuple(key for key in (*named, *person) if key.value)

    @property
    def _number_key(self) -> Key:
        return Key("order_number", order_number_key(self.facts.number))

    # -- the shop ------------------------------------------------------------------------------------------------

    def order(self, at: datetime, *, received_at: datetime | None = None, **changes: Any) -> Event:
        """The shop shows the order as it is at `at`, with these changes; it stays so."""
        self.facts = msgspec.structs.replace(self.facts, version_at=at, **changes)
        kind = "order.cancelled" if self.facts.status == "cancelled" else "order.updated"
        key = f"order:{self.facts.account}:{self.facts.shop_order_id}:{at.isoformat()}"
        return Event(kind, key, at, received_at or at, self.facts.account, self.facts, self.keys)

    def cancelled(self, at: datetime, reason: str = "customer") -> Event:
        return self.order(at, status="cancelled", cancelled_at=at, cancel_reason=reason)

    def fulfilled(self, at: datetime) -> Event:
        """The shop announces the parcel."""
        facts = self.facts
        parcel = Parcel(self.awb, self.courier, f"https://track.example/{self.awb}", f"F-{facts.shop_order_id}")
        body = Fulfilment(facts.account, facts.shop_order_id, facts.number, parcel.fulfilment_id, (parcel,))
        keys = (self.keys[0], Key("awb", awb_key(self.awb)))
        return Event(
            "order.fulfilled", f"fulfilled:{facts.shop_order_id}:{self.awb}", at, at, facts.account, body, keys
        )

    # -- the courier ---------------------------------------------------------------------------------------------

    def scan(self, status: Status, at: datetime, *, received_at: datetime | None = None, **facts: Any) -> Event:
        """A scan. `reason` and what else belongs to a failed attempt goes into its NDR."""
        ndr = _ndr(facts)
        leg = Leg.RTO if status in RTO_STATUSES else Leg.FORWARD
        known: dict[str, Any] = {
            "awb": self.awb,
            "courier": self.courier,
            "leg": leg,
            "raw_code": status.value,
            "order_number": self.facts.number,
        }
        body = Scan(status=status, ndr=ndr, **known | facts)
        keys = (Key("awb", awb_key(body.awb)), self._number_key)
        return Event(scan_kind(status), scan_key(body, at), at, received_at or at, self.account, body, keys)

    def corrected(self, status: Status, at: datetime, leg: Leg = Leg.FORWARD) -> Event:
        """A person sets the parcel's status."""
        body = Correction(self.awb, leg, status, by="asha", reason="the hub says so")
        keys = (Key("awb", awb_key(self.awb)),)
        return Event("shipment.corrected", self._key("corrected"), at, at, "desk", body, keys)

    # -- money ---------------------------------------------------------------------------------------------------

    def payment(self, what: str, at: datetime, **facts: Any) -> Event:
        """`what` is failed, captured ...; a payment link's is `link_paid`."""
        is_link = what.startswith("link_")
        kind = f"payment_link.{what[5:]}" if is_link else f"payment.{what}"
        named: dict[str, Any] = {
            "payment_id": f"pay_{self._next()}",
            "link_id": "plink_1" if is_link else "",
            "status": what,
        }
        known = named | {"order_number": self.facts.number, "amount_paise": self.facts.total_paise, "method": "upi"}
        body = PaymentFacts(PAYMENTS, **known | facts)
        return Event(kind, f"{kind}:{body.payment_id}", at, at, PAYMENTS, body, self.keys)

    def refund(self, what: str, at: datetime, **facts: Any) -> Event:
        """`what` is created, processed or failed."""
        named = {"refund_id": "rfnd_1", "order_number": self.facts.number, "shop_order_id": self.facts.shop_order_id}
        known = named | {"amount_paise": self.facts.total_paise}
        known |= {"reference": "ARN 7421 0088"} if what == "processed" else {}
        body = RefundFacts(PAYMENTS, **known | facts)
        return Event(f"refund.{what}", f"refund:{body.refund_id}:{what}", at, at, PAYMENTS, body, self.keys)

    # -- returns, carts, page ------------------------------------------------------------------------------------

    def sent_back(self, state: str, at: datetime, **facts: Any) -> Event:
        """A return moves on. `state` is requested, approved, pickup_scheduled ..."""
        known = {"order_number": self.facts.number, "shop_order_id": self.facts.shop_order_id}
        known |= {"return_id": f"R-{self.facts.shop_order_id}", "account": SHOP}
        body = ReturnFacts(**known | facts)
        key = f"return:{body.return_id}:{state}:{at.isoformat()}"
        return Event(f"return.{state}", key, at, at, SHOP, body, self.keys)

    def checkout(self, what: str, at: datetime, **facts: Any) -> Event:
        """`what` is started or completed."""
        shown = self.facts
        known: dict[str, Any] = {
            "checkout_id": f"C-{shown.shop_order_id}",
            "phone": shown.phone,
            "name": shown.customer_name,
        }
        known |= {"pincode": shown.address.pincode, "total_paise": shown.total_paise, "items": shown.items}
        known |= {"url": f"https://shop.example/carts/{shown.shop_order_id}"}
        body = CheckoutFacts(SHOP, **known | facts)
        keys = tuple(key for key in self.keys if key.kind in {"phone", "email"})
        return Event(f"checkout.{what}", f"checkout:{body.checkout_id}:{what}", at, at, SHOP, body, keys)

    def page_opened(self, order_id: int, at: datetime) -> Event:
        return Event("page.opened", self._key("page"), at, at, OWN, PageOpened(order_id), self.keys)

    # -- operations ----------------------------------------------------------------------------------------------

    def signal(self, name: str, at: datetime, *, order_id: int, parcel_id: int | None, **facts: Any) -> Event:
        """Friction, as a detector outside of deciding would tell it."""
        subject = str(parcel_id or order_id)
        body = Signal(name, subject, facts=facts, order_id=order_id, parcel_id=parcel_id)
        return Event(f"signal.{name}", self._key(f"signal:{name}"), at, at, OWN, body, self.keys)

    def incident(self, what: str, cause: str, at: datetime, *, parcel_ids: tuple[int, ...], **facts: Any) -> Event:
        """`what` is opened or cleared."""
        known: dict[str, Any] = {"incident_id": 501, "cause": cause, "parcel_ids": parcel_ids}
        body = IncidentNotice(**known | facts)
        key = f"incident:{body.incident_id}:{what}:{self.facts.shop_order_id}"
        return Event(f"incident.{what}", key, at, at, OWN, body, self.keys)

    # -- the customer --------------------------------------------------------------------------------------------

    def said(self, text: str, at: datetime, **facts: Any) -> Event:
        """She writes."""
        known = {"wamid": f"wamid.IN{self._next()}", "number_id": self.number_id, "content": "text", "text": text}
        body = MessageIn(**known | {"wa_id": self.wa_id} | facts)
        keys = (Key("phone", f"+{self.wa_id}"),)
        return Event("message.received", f"message:{body.wamid}", at, at, WHATSAPP, body, keys)

    def tapped(self, button_id: str, label: str, at: datetime, **facts: Any) -> Event:
        """She taps a button of ours."""
        return self.said(label, at, content="button", button_id=button_id, **facts)

    def message_status(self, status: str, token: str, at: datetime, **facts: Any) -> Event:
        """WhatsApp tells what became of a message of ours."""
        body = MessageStatus(**{"wamid": f"wamid.{token}", "status": status, "token": token} | facts)
        return Event(f"message.{status}", f"status:{token}:{status}", at, at, WHATSAPP, body, self.keys)

    def marketing(self, *, stopped: bool, at: datetime) -> Event:
        """She stops or resumes marketing messages in WhatsApp's own settings."""
        kind = "customer.marketing_stopped" if stopped else "customer.marketing_resumed"
        return Event(kind, self._key(kind), at, at, WHATSAPP, Preference(wa_id=self.wa_id), self.keys)

    def agent_replied(self, text: str, at: datetime) -> Event:
        """An agent answers her."""
        body = Replied(AGENT_ID, "Asha", text)
        return Event("agent.replied", self._key("agent.replied"), at, at, OWN, body, self.keys)

    def agent_resolved(self, at: datetime) -> Event:
        """An agent is done."""
        kind = "conversation.resolved"
        return Event(kind, self._key(kind), at, at, OWN, Acted(AGENT_ID, "Asha"), self.keys)

    def _next(self) -> int:
        self.told += 1
        return self.told

    def _key(self, what: str) -> str:
        return f"{what}:{self.facts.shop_order_id}:{self._next()}"


def _ndr(facts: dict[str, Any]) -> Ndr | None:
    """Take what belongs to a failed attempt out of `facts`."""
    told = {name: facts.pop(name) for name in NDR_FACTS if name in facts}
    return Ndr(**{"reason": NdrReason.OTHER} | told) if told else None


NDR_FACTS = (
    "reason",
    "attempted",
    "attempt_no",
    "geo",
    "call_duration_seconds",
    "actions_allowed",
    "action_deadline_at",
)


def new_outside(  # noqa: PLR0913 - an order's facts, named at every call
    placed_at: datetime,
    *,
    payment: str = "cod",
    number: str = "#KH-10234",
    shop_order_id: str = "5001",
    awb: str = "KHA200011",
    total_paise: int = 149_900,
    items: tuple[Item, ...] = (Item("Indigo kurta", 1, "KU-7", 149_900),),
    address: Address = ADDRESS,
    **more: Any,
) -> Outside:
    """An order nobody has told of yet. A prepaid one is paid."""
    facts = OrderFacts(
        account=SHOP,
        shop_order_id=shop_order_id,
        number=number,
        placed_at=placed_at,
        version_at=placed_at,
        payment=payment,
        financial_status="paid" if payment == "prepaid" else "pending",
        total_paise=total_paise,
        outstanding_paise=0 if payment == "prepaid" else total_paise,
        customer_name=address.name,
        phone=address.phone,
        address=address,
        items=items,
    )
    return Outside(msgspec.structs.replace(facts, **more), awb, wa_id=address.phone.lstrip("+"))
