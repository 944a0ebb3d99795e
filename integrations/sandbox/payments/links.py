"""Payment links as Razorpay keeps them, and the signed webhooks that tell of payments."""

import hashlib
import hmac
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec

from integrations.sandbox.webhooks import Policy
from integrations.sandbox.world import World

# At least once and unordered, for 24 h; the steps are unpublished, these are ours.
RAZORPAY_POLICY = Policy(
    retry_seconds=(5.0, 60.0, 300.0, 1_800.0, 7_200.0, 21_600.0),
    give_up_after=timedelta(hours=24),
    success=range(200, 300),
)
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
MIN_EXPIRY = timedelta(minutes=15)  # of expire_by, per Razorpay's payment link page
FIELDS = (
    "accept_partial",
    "amount",
    "callback_method",
    "callback_url",
    "currency",
    "customer",
    "description",
    "expire_by",
    "notes",
    "notify",
    "reference_id",
    "reminder_enable",
    "upi_link",
)


class PayRefused(Exception):
    """The link cannot do this now; the text is the vendor's."""


class Payments:
    """All payment links, by id. Money in paise, times in epoch seconds, as Razorpay shows them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.links: dict[str, dict[str, Any]] = {}
        url = world.settings.razorpay.webhook_url
        self.sender = world.webhooks.sender("razorpay", url, self._sign, policy=RAZORPAY_POLICY)

    def create(self, wanted: dict[str, Any], base_url: str) -> dict[str, Any]:
        """A new link in `created`. Raises PayRefused on a wrong amount, currency, expiry or a used reference."""
        amount, now = wanted.get("amount"), self._now()
        if not isinstance(amount, int) or isinstance(amount, bool) or amount < 100:
            raise PayRefused("The amount must be at least INR 1.00")
        if wanted.get("currency", "INR") != "INR":
            raise PayRefused("Currency is not supported")
        reference = str(wanted.get("reference_id") or "")
        if reference and any(link["reference_id"] == reference for link in self.links.values()):
            raise PayRefused(f"payment link with given reference_id ({reference}) already exists")
        expire_by = int(wanted.get("expire_by") or 0)
        if expire_by and expire_by < now + MIN_EXPIRY.total_seconds():
            raise PayRefused("expire_by should be at least 15 minutes in future")
        if unknown := set(wanted) - set(FIELDS) - {"options", "first_min_partial_amount"}:
            raise PayRefused(f"{sorted(unknown)[0]} is/are not required and should not be sent")
        link = self._new_link(wanted, reference, amount, expire_by, base_url)
        self.links[link["id"]] = link
        if expire_by:
            self._world.scheduler.at(float(expire_by), partial(self._expire, link))
        self._changed(link)
        return link

    def get(self, link_id: str) -> dict[str, Any]:
        """Raises KeyError."""
        return self.links[link_id]

    def cancel(self, link_id: str) -> dict[str, Any]:
        """Raises KeyError, PayRefused unless it is in `created`."""
        link = self.get(link_id)
        if link["status"] != "created":
            raise PayRefused(f"Payment Link cannot be cancelled because it is {link['status']}")
        link |= {"status": "cancelled", "cancelled_at": self._now(), "updated_at": self._now()}
        self._tell("payment_link.cancelled", {"payment_link": link})
        return link

    def pay(self, link_id: str, method: str = "upi") -> dict[str, Any]:
        """The customer pays all of it. Raises KeyError, PayRefused unless the link is in `created`."""
        link = self._payable(link_id)
        payment = self._payment(link, method, captured=True)
        link |= {"status": "paid", "amount_paid": link["amount"], "updated_at": self._now()}
        link["payments"].append({"payment_id": payment["id"], "amount": link["amount"], "status": "captured"})
        self._tell("payment.captured", {"payment": payment})
        self._tell("payment_link.paid", {"payment_link": link, "order": self._order(link), "payment": payment})
        return link

    def fail(self, link_id: str, method: str = "upi") -> dict[str, Any]:
        """The customer tries and the bank says no. Raises KeyError, PayRefused unless the link is in `created`."""
        link = self._payable(link_id)
        payment = self._payment(link, method, captured=False)
        self._tell("payment.failed", {"payment": payment})
        self._changed(link)
        return link

    def _payable(self, link_id: str) -> dict[str, Any]:
        link = self.get(link_id)
        if link["status"] != "created":
            raise PayRefused(f"This link is {link['status']}")
        return link

    def _expire(self, link: dict[str, Any]) -> None:
        if link["status"] == "created":
            link |= {"status": "expired", "expired_at": self._now(), "updated_at": self._now()}
            self._tell("payment_link.expired", {"payment_link": link})

    def _new_link(
        self, wanted: dict[str, Any], reference: str, amount: int, expire_by: int, base_url: str
    ) -> dict[str, Any]:
        link_id, now = self._id("plink"), self._now()
        return {
            "id": link_id,
            "accept_partial": bool(wanted.get("accept_partial", False)),
            "amount": amount,
            "amount_paid": 0,
            "callback_method": wanted.get("callback_method") or "",
            "callback_url": wanted.get("callback_url") or "",
            "cancelled_at": 0,
            "created_at": now,
            "currency": "INR",
            "customer": dict(wanted.get("customer") or {}),
            "description": str(wanted.get("description") or ""),
            "expire_by": expire_by,
            "expired_at": 0,
            "first_min_partial_amount": 0,
            "notes": wanted.get("notes") or [],
            "notify": dict(wanted.get("notify") or {}),
            "order_id": self._id("order"),
            "payments": [],
            "reference_id": reference,
            "reminder_enable": bool(wanted.get("reminder_enable", False)),
            "reminders": [],
            "short_url": f"{base_url}/pay/{link_id}",
            "status": "created",
            "updated_at": now,
            "upi_link": bool(wanted.get("upi_link", False)),
            "user_id": "",
        }

    def _order(self, link: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": link["order_id"],
            "entity": "order",
            "amount": link["amount"],
            "amount_paid": link["amount_paid"],
            "amount_due": link["amount"] - link["amount_paid"],
            "currency": "INR",
            "receipt": link["reference_id"],
            "status": "paid",
            "attempts": 1,
            "notes": link["notes"],
            "created_at": link["created_at"],
        }

    def _payment(self, link: dict[str, Any], method: str, *, captured: bool) -> dict[str, Any]:
        failure = {
            "error_code": None if captured else "BAD_REQUEST_ERROR",
            "error_description": None if captured else "Payment was declined by the customer's bank",
            "error_reason": None if captured else "payment_failed",
        }
        return failure | {
            "id": self._id("pay"),
            "entity": "payment",
            "order_id": link["order_id"],
            "amount": link["amount"],
            "currency": "INR",
            "status": "captured" if captured else "failed",
            "captured": captured,
            "method": method,
            "contact": link["customer"].get("contact", ""),
            "email": link["customer"].get("email", ""),
            "notes": link["notes"],
            "created_at": self._now(),
        }

    def _tell(self, event: str, entities: dict[str, dict[str, Any]]) -> None:
        body = {
            "entity": "event",
            "account_id": "acc_Sandbox0000001",
            "event": event,
            "contains": list(entities),
            "payload": {name: {"entity": dict(entity)} for name, entity in entities.items()},
            "created_at": self._now(),
        }
        raw = msgspec.json.encode(body)
        self.sender.send(raw, {"X-Razorpay-Event-Id": self._id("evt")})
        self._world.feed.publish("webhook.queued", {"vendor": "razorpay", "topic": event, "body": body})
        if "payment_link" in entities:
            self._changed(entities["payment_link"])

    def _changed(self, link: dict[str, Any]) -> None:
        self._world.feed.publish("payment.changed", dict(link))

    def _sign(self, body: bytes) -> dict[str, str]:
        secret = self._world.settings.razorpay.secret.encode()
        return {"X-Razorpay-Signature": hmac.new(secret, body, hashlib.sha256).hexdigest()}

    def _id(self, kind: str) -> str:
        return f"{kind}_{''.join(self._world.random.choices(ALPHABET, k=14))}"

    def _now(self) -> int:
        return int(self._world.now().timestamp())
