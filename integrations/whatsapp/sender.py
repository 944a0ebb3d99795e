"""One of our WhatsApp numbers: sends messages and asks the Graph API about itself, through pywa."""

import logging
from typing import Any

import aiohttp
import msgspec
from pywa_async.client import WhatsApp
from yarl import URL

from integrations.whatsapp.foreign import phone_of, rows, table, text
from integrations.whatsapp.graph import TIMEOUT, GraphClient
from integrations.whatsapp.outgoing import Outgoing, check_addressing, wire
from journeys.errors import OutcomeUnknown

logging.getLogger("pywa").setLevel(logging.INFO)  # at DEBUG it logs whole messages, phone numbers included

NUMBER_FIELDS = (
    "id",
    "verified_name",
    "display_phone_number",
    "quality_rating",
    "throughput",
    "status",
    "name_status",
    "code_verification_status",
    "platform_type",
    "whatsapp_business_manager_messaging_limit",
)
TEMPLATE_FIELDS = (
    *("id", "name", "language", "status", "category", "components", "parameter_format"),
    *("quality_score", "rejected_reason"),
)
TEMPLATES_A_PAGE = 100


class Accepted(msgspec.Struct, frozen=True):
    """WhatsApp took a message, which does not mean it was delivered.

    `message_status` is `accepted`, `held_for_quality_assessment`, `paused` (templates only) or empty. Of
    `wa_id` and `bsuid` the one we addressed is set.
    """

    wamid: str
    wa_id: str = ""
    bsuid: str = ""
    message_status: str = ""


class WhatsAppNumber:
    """A phone number of the brand. `base_url` is the Graph API's address without version, `api_version` such as
    "26.0" (or "v26.0"). The session is shared and stays open when the number is closed.

    Every call raises MessageRefused (WhatsApp said no), ServiceUnavailable (nothing was done) or, for writes,
    OutcomeUnknown. Nothing is tried twice in here.
    """

    def __init__(
        self,
        phone_id: str,
        token: str,
        base_url: str,
        session: aiohttp.ClientSession,
        api_version: str,
        *,
        waba_id: str = "",
        timeout: aiohttp.ClientTimeout = TIMEOUT,
    ) -> None:
        self.phone_id = phone_id
        self.waba_id = waba_id
        version = api_version.removeprefix("v")
        self.graph = GraphClient(session, timeout)
        self._api = WhatsApp(phone_id=phone_id, token=token, session=self.graph, api_version=version).api
        self.graph.point_at(f"{base_url.rstrip('/')}/v{version}")

    async def close(self) -> None:
        """Let go of the client, not of the shared session."""
        await self.graph.aclose()

    async def send(self, outgoing: Outgoing) -> Accepted:
        """Send one message. Raises MessageInvalid before anything is sent when it breaks one of Meta's limits."""
        check_addressing(outgoing)
        kind, body = wire(outgoing.content)
        answer = await self._api.send_message(
            sender=self.phone_id,
            to=outgoing.to_phone or None,
            recipient=None if outgoing.to_phone else outgoing.to_bsuid,
            recipient_type="individual",
            typ=kind,
            msg=body,
            reply_to_message_id=outgoing.reply_to or None,
            biz_opaque_callback_data=outgoing.token,
        )
        return _accepted(answer)

    async def mark_read_and_typing(self, wamid: str) -> None:
        """Mark a customer's message and those before it read, and show that we are writing (for 25 seconds)."""
        await self._api.set_indicator(phone_id=self.phone_id, message_id=wamid, typ="text")

    async def fields(self) -> dict[str, Any]:
        """What WhatsApp says about this number: name, quality, throughput, messaging limit."""
        return table(await self._api.get_business_phone_number(phone_id=self.phone_id, fields=NUMBER_FIELDS))

    async def check_token(self) -> None:
        """Raise MessageRefused (code 190, 10, 200 ... or 100) when the token cannot speak for this number."""
        await self._api.get_business_phone_number(phone_id=self.phone_id, fields=("id",))

    async def subscribed_apps(self) -> list[dict[str, Any]]:
        """The apps that get the account's webhooks: `{"id", "name", "override_callback_uri"?}`."""
        answer = await self._api.get_waba_subscribed_apps(waba_id=self.waba_id)
        apps = [table(app) for app in rows(answer.get("data"))]
        return [table(app.pop("whatsapp_business_api_data", None)) | app for app in apps]

    async def list_templates(self) -> list[dict[str, Any]]:
        """All templates of the account, as the Graph API gives them."""
        templates: list[dict[str, Any]] = []
        page: dict[str, Any] = {"limit": TEMPLATES_A_PAGE}
        while True:
            answer = await self._api.get_templates(waba_id=self.waba_id, fields=TEMPLATE_FIELDS, pagination=page)
            templates += [one for one in rows(answer.get("data")) if isinstance(one, dict)]
            paging = table(answer.get("paging"))
            after = text(table(paging.get("cursors")).get("after"))
            if not after or not paging.get("next") or after == page.get("after"):
                return templates
            page = page | {"after": after}

    async def create_template(self, body: dict[str, Any]) -> dict[str, Any]:
        """Create a template from a body as `templates.creation_body` gives it: `{"id", "status", "category"}`."""
        return table(await self._api.create_template(waba_id=self.waba_id, template=body))

    async def edit_template(self, template_id: str, body: dict[str, Any]) -> None:
        """Change a template's `components` and `category`; it is reviewed again."""
        await self._api.update_template(template_id=template_id, template=body)  # type: ignore[arg-type]

    async def delete_template(self, name: str, template_id: str) -> None:
        """Delete a template in one language; an approved name stays taken for 30 days."""
        await self._api.delete_template(waba_id=self.waba_id, template_name=name, template_id=template_id)

    async def media_notice(self, media_id: str) -> dict[str, Any]:
        """Where a file is: `{"url", "mime_type", "sha256", "file_size"}`. The url lives 5 minutes."""
        return table(await self._api.get_media_url(media_id=media_id))

    async def upload(self, content: bytes, mime_type: str, filename: str) -> dict[str, Any]:
        """Upload a file: `{"id"}`."""
        answer = await self._api.upload_media(self.phone_id, media=content, mime_type=mime_type, filename=filename)
        return table(answer)

    def trusts(self, url: str) -> bool:
        """Whether our token may be shown to this address: https, or the very host that we call anyway."""
        try:
            ours, theirs = URL(str(self.graph.base_url)), URL(url)
        except ValueError:
            return False
        same_host = (theirs.scheme, theirs.host, theirs.port) == (ours.scheme, ours.host, ours.port)
        return theirs.scheme == "https" or same_host

    async def unpause_template(self, template_id: str) -> None:
        """Let a template that was paused for low quality be sent again."""
        await self._api.unpause_template(template_id=template_id)


def _accepted(answer: Any) -> Accepted:
    """Read `{"contacts":[{"wa_id"|"user_id"}],"messages":[{"id","message_status"}]}`."""
    messages, contacts = rows(table(answer).get("messages")), rows(table(answer).get("contacts"))
    message, contact = table(messages[0] if messages else None), table(contacts[0] if contacts else None)
    wamid = text(message.get("id"))
    if not wamid:
        raise OutcomeUnknown("WhatsApp's answer names no message")
    return Accepted(
        wamid=wamid,
        wa_id=phone_of(contact.get("wa_id")).removeprefix("+"),
        bsuid=text(contact.get("user_id")),
        message_status=text(message.get("message_status")),
    )
