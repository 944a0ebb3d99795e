"""Webhooks to the business: Meta's envelope, its signature over the raw bytes, batches of mixed updates."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import msgspec
import orjson

from integrations.sandbox.customers import Customer
from integrations.sandbox.webhooks import Policy, WebhookSender
from integrations.sandbox.world import World

FOREIGN_WABA = "999000000000009"


class Update(msgspec.Struct, frozen=True):
    """One change to be told. `time` (Unix seconds) stands on every field but `messages`."""

    waba_id: str
    field: str
    value: dict[str, Any]
    time: int | None = None


class Notifier:
    """Queues updates for the business's webhook and renders them into POSTs."""

    def __init__(self, world: World) -> None:
        settings = world.settings
        self._world = world
        self._metadata = {
            "display_phone_number": settings.display_number,
            "phone_number_id": settings.phone_number_id,
        }
        policy = Policy(
            max_batch=settings.webhook_max_batch,
            concurrency=settings.webhook_concurrency,
            cutoff_real_seconds=settings.webhook_cutoff_real_seconds,
        )
        self.sender: WebhookSender = world.webhooks.sender(
            "whatsapp", settings.whatsapp_webhook_url, self.sign, policy=policy, render=self.render
        )

    def sign(self, body: bytes) -> Mapping[str, str]:
        """X-Hub-Signature-256 over the raw bytes, per Meta's create-webhook-endpoint page."""
        digest = hmac.new(self._world.settings.app_secret.encode(), body, hashlib.sha256).hexdigest()
        return {"X-Hub-Signature-256": f"sha256={digest}", "User-Agent": "facebookexternalua"}

    def timestamp(self, at: float | None = None) -> str:
        """Unix seconds as a string, skewed when that switch is on."""
        moment = self._world.now().timestamp() if at is None else at
        return str(int(moment + self._world.faults.switches.clock_skew_seconds))

    def messages(self, **value: Any) -> None:
        """Send a `messages` field: any of contacts, messages, statuses, errors."""
        whole = {"messaging_product": "whatsapp", "metadata": self._metadata} | value
        self.sender.send(Update(self._world.settings.waba_id, "messages", whole))

    def echo(self, customer: Customer, message: dict[str, Any]) -> None:
        """Send `smb_message_echoes`: what was written in the WhatsApp Business app of this number."""
        echoes = [{"from": self._world.settings.display_number, "to": customer.number} | message]
        value = {"messaging_product": "whatsapp", "metadata": self._metadata, "message_echoes": echoes}
        self.account("smb_message_echoes", value)

    def user_preference(self, customer: Customer, value: str, detail: str) -> None:
        """Send `user_preferences`; its timestamp is an integer, unlike those of messages."""
        preference: dict[str, Any] = {"detail": detail, "category": "marketing_messages", "value": value}
        preference["timestamp"] = int(self.timestamp())
        if customer.wa_id:
            preference["wa_id"] = customer.wa_id
        preference["user_id"] = customer.bsuid
        self.account(
            "user_preferences",
            {
                "messaging_product": "whatsapp",
                "metadata": self._metadata,
                "contacts": [self.contact(customer)],
                "user_preferences": [preference],
            },
        )

    def account(self, field: str, value: dict[str, Any]) -> None:
        """Send an account-level field such as `message_template_status_update`."""
        self.sender.send(Update(self._world.settings.waba_id, field, value, int(self.timestamp())))

    def contact(self, customer: Customer, *, name_the_number: bool = False) -> dict[str, Any]:
        """`contacts[]`: profile, wa_id unless hidden behind a username, user_id (2.5 of Meta's BSUID page)."""
        profile = {"name": customer.name} | ({"username": customer.username} if customer.username else {})
        contact: dict[str, Any] = {"profile": profile}
        if customer.has_phone or name_the_number:
            contact["wa_id"] = customer.number
        contact["user_id"] = customer.bsuid
        if customer.parent_bsuid:
            contact["parent_user_id"] = customer.parent_bsuid
        return contact

    def render(self, updates: Sequence[Update]) -> bytes:
        """One POST. Updates share an entry, or a value when both are statuses of one user, by chance."""
        random = self._world.random
        entries: list[dict[str, Any]] = []
        last: Update | None = None
        for update in updates:
            if last and last.waba_id == update.waba_id and last.time == update.time and random.random() < 0.5:
                self._append(entries[-1]["changes"], update)
            else:
                entries.append(self._entry(update))
            last = update
        if self._world.faults.strikes("webhook_foreign_entry"):
            entries.insert(random.randint(0, len(entries)), self._foreign_entry())
        return orjson.dumps({"object": "whatsapp_business_account", "entry": entries})

    def _entry(self, update: Update) -> dict[str, Any]:
        entry: dict[str, Any] = {"id": update.waba_id}
        if update.time is not None:
            entry["time"] = update.time
        entry["changes"] = [{"value": update.value, "field": update.field}]
        return entry

    def _append(self, changes: list[dict[str, Any]], update: Update) -> None:
        last = changes[-1]["value"]
        mergeable = "statuses" in last and "statuses" in update.value
        if mergeable and last.get("contacts") == update.value.get("contacts"):
            changes[-1]["value"] = last | {"statuses": last["statuses"] + update.value["statuses"]}
        else:
            changes.append({"value": update.value, "field": update.field})

    def _foreign_entry(self) -> dict[str, Any]:
        metadata = {"display_phone_number": "919999900099", "phone_number_id": "299000000000009"}
        status = {"id": "wamid.FOREIGN", "status": "sent", "timestamp": self.timestamp(), "recipient_id": "0"}
        value = {"messaging_product": "whatsapp", "metadata": metadata, "statuses": [status]}
        return {"id": FOREIGN_WABA, "changes": [{"value": value, "field": "messages"}]}

    async def challenge(self, url: str, verify_token: str) -> bool:
        """Ask a callback to prove itself: GET with hub.challenge must give the challenge back with 200."""
        challenge = str(self._world.random.randrange(10**9))
        params = {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": verify_token}
        timeout = aiohttp.ClientTimeout(total=self._world.settings.webhook_cutoff_real_seconds)
        try:
            async with self._world.session.get(url, params=params, timeout=timeout) as response:
                return response.status == 200 and (await response.text()) == challenge
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return False
