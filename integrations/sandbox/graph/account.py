"""The emulated business account: its number, its parts, and the application key under which routes find it."""

from typing import Any

from aiohttp import web

from integrations.sandbox.graph.answers import GraphError, bad_parameter, invalid
from integrations.sandbox.graph.chats import Chats
from integrations.sandbox.graph.limits import SlidingCount
from integrations.sandbox.graph.media import MediaStore
from integrations.sandbox.graph.notify import Notifier
from integrations.sandbox.graph.phones import Phones
from integrations.sandbox.graph.sending import Sending
from integrations.sandbox.graph.statuses import Statuses
from integrations.sandbox.graph.templates import Templates
from integrations.sandbox.world import World

TIER_OF_LIMIT = {250: "TIER_250", 2_000: "TIER_2K", 10_000: "TIER_10K", 100_000: "TIER_100K", -1: "TIER_UNLIMITED"}
HOURS_72 = 72 * 3_600.0
REGISTRATIONS = 10  # per number and 72 h, beyond it 133016
DEFAULT_FIELDS = (
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
    "webhook_configuration",
)


class Graph:
    """One business account with one number; built once, shared by all routes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.notifier = Notifier(world)
        self.chats = Chats()
        self.media = MediaStore(world)
        self.templates = Templates(world, self.notifier)
        self.statuses = Statuses(world, self.notifier, self.chats)
        self.sending = Sending(world, self.templates, self.statuses, self.chats)
        self.phones = Phones(world, self.notifier, self.statuses, self.chats, self.media)
        self.management = SlidingCount(world.settings.management_calls_per_hour)
        self.registered = True
        self.subscribed = True
        self.quality = "GREEN"
        self.uploads: dict[str, str] = {}
        self._registrations = SlidingCount(REGISTRATIONS, HOURS_72)

    @property
    def base_url(self) -> str:
        return self.phones.base_url

    def manage(self) -> None:
        """Count a call of the management API. Raises GraphError 80007 when the hour's are used up."""
        if not self.management.take(self.world.now().timestamp()):
            raise GraphError(80007, "Too many calls to this WhatsApp Business account.")

    def number_as_json(self, fields: list[str]) -> dict[str, Any]:
        """The number's fields; those that do not exist raise GraphError 100."""
        settings = self.world.settings
        limit = settings.messaging_limit
        level = "STANDARD" if settings.throughput_mps < 1_000 else "HIGH"
        whole: dict[str, Any] = {
            "verified_name": settings.business_name,
            "code_verification_status": "VERIFIED",
            "display_phone_number": f"+{settings.display_number}",
            "quality_rating": self.quality,
            "platform_type": "CLOUD_API",
            "throughput": {"level": level},
            "webhook_configuration": {"application": self.notifier.sender.url},
            "status": "CONNECTED" if self.registered else "DISCONNECTED",
            "name_status": "APPROVED",
            "account_mode": "LIVE",
            "is_official_business_account": False,
            "whatsapp_business_manager_messaging_limit": TIER_OF_LIMIT.get(limit, f"TIER_{limit}"),
        }
        unknown = [name for name in fields if name not in whole and name != "id"]
        if unknown:
            raise bad_parameter(f"Tried accessing nonexisting field ({unknown[0][:40]})")
        return {name: whole[name] for name in fields or DEFAULT_FIELDS if name != "id"} | {
            "id": settings.phone_number_id
        }

    def register(self, body: dict[str, Any]) -> dict[str, Any]:
        """Connect the number to the Cloud API. Raises GraphError 100, 131009 or 133016."""
        if body.get("messaging_product") != "whatsapp":
            raise bad_parameter("The parameter messaging_product is required.")
        pin = body.get("pin")
        if not isinstance(pin, str) or len(pin) != 6 or not pin.isdecimal():
            raise invalid("pin must have 6 digits")
        if not self._registrations.take(self.world.now().timestamp()):
            raise GraphError(133016, "Too many registrations of this number within 72 hours.")
        self.registered = True
        return {"success": True}

    def set_subscribed(self, *, subscribed: bool, url: str = "") -> None:
        """Switch webhooks on (to `url`, or the configured callback) or off."""
        self.subscribed = subscribed
        self.notifier.sender.url = (url or self.world.settings.whatsapp_webhook_url) if subscribed else ""

    def block(self, users: list[Any], *, blocked: bool) -> list[dict[str, str]]:
        """The business blocks or unblocks customers: their messages reach it no more."""
        changed = []
        for user in users:
            key = (user.get("user") or user.get("user_id") or "") if isinstance(user, dict) else ""
            customer = self.world.customers.find(str(key))
            if customer is None:
                raise invalid("block_users: the user is not known")
            customer.blocked_by_business = blocked
            changed.append({"input": str(key), "wa_id": customer.number})
        return changed

    def state(self) -> dict[str, Any]:
        """The part of `GET /sandbox/api/state` about phones, chats, templates and the account."""
        customers = self.world.customers.all()
        return {
            "phones": [self.phones.profile(customer) for customer in customers],
            "chats": {customer.id: self.chats.as_json(customer.id) for customer in customers},
            "templates": [template.as_json() for template in self.templates.all()],
            "account": self.number_as_json([]) | {"registered": self.registered, "subscribed": self.subscribed},
            "ledger": {"accepted": len(self.world.ledger.sends), "prices": self.world.ledger.prices()},
        }


GRAPH = web.AppKey("graph", Graph)
