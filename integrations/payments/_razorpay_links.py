"""Razorpay's payment links: made once per reference, found again by it, cancelled with the order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import aiohttp

from integrations.contract import Account, Command, Outcome, RawItem
from integrations.http import VendorApi
from integrations.loose_json import iso_time, mapping, rows, text
from integrations.proof import content_key
from integrations.refusals import refusal_in_words
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

API_URL = "https://api.razorpay.com"
LINKS = "/v1/payment_links"
REFERENCE_LENGTH = 40  # characters that Razorpay allows in a reference_id
DESCRIPTION_LENGTH = 2048  # and in a description

ALREADY_PAID = "ALREADY_PAID"
DEAD = frozenset({"cancelled", "expired"})  # nobody can pay such a link any more


class RazorpayLinks:
    """Carries out `payment.*` commands. Our token is the reference_id, of which Razorpay allows one link."""

    capabilities = frozenset({"payment.create_link", "payment.cancel_link"})
    idempotent = capabilities

    def __init__(self, api: VendorApi, notes_key: str) -> None:
        self._api = api
        self._notes_key = notes_key

    async def carry_out(self, command: Command) -> Outcome:
        """`confirmed` with data {link_id, url, status}. A repeat gets the link of the first time.

        Raises CommandRefused, ServiceUnavailable and OutcomeUnknown.
        """
        if command.name == "payment.create_link":
            return await self._create(command)
        if command.name == "payment.cancel_link":
            return await self._cancel(command)
        raise CommandRefused(f"Razorpay has no {command.name}")

    async def look_up(self, command: Command) -> Outcome | None:
        """The link with our reference, or what the link to be cancelled shows; None when there is nothing to see."""
        if command.name == "payment.create_link":
            link = await self._link_of_reference(command)
            return _confirmed(link) if link else None
        return _outcome_of_cancelling(await self._link(command))

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """Payments have no tracking to pull."""
        return []

    async def _create(self, command: Command) -> Outcome:
        try:
            wanted = self._wanted(command)
            reply = await self._api.call("POST", LINKS, repeatable=False, json=wanted)
        except CommandRefused as error:
            existing = await self._link_of_reference(command)
            if existing is None:
                raise refusal_in_words(error) from error
            return _confirmed(existing)
        if not text(mapping(reply.json).get("id")):
            raise OutcomeUnknown("Razorpay answered no link")
        return _confirmed(mapping(reply.json))

    async def _cancel(self, command: Command) -> Outcome:
        try:
            reply = await self._api.call("POST", f"{_path(command)}/cancel", repeatable=False, json={})
        except CommandRefused as error:
            link = await self._link(command)
            if text(link.get("status")) in DEAD:
                return _confirmed(link)
            raise _refusal_of_cancelling(link, error) from error
        return _confirmed(mapping(reply.json))

    async def _link_of_reference(self, command: Command) -> Any:
        """The link made for this command, or None. Razorpay filters by reference; we do not take its word for it."""
        reference = _reference(command)
        reply = await self._api.call("GET", LINKS, repeatable=True, params={"reference_id": reference})
        found = rows(mapping(reply.json).get("payment_links"))
        return next((link for link in found if text(link.get("reference_id")) == reference), None)

    async def _link(self, command: Command) -> Any:
        reply = await self._api.call("GET", _path(command), repeatable=True)
        if not isinstance(reply.json, dict):
            raise ServiceUnavailable("Razorpay answered no link")
        return reply.json

    def _wanted(self, command: Command) -> dict[str, Any]:
        """The new link. WhatsApp carries it to the customer, so Razorpay's own messages are off."""
        params = command.params
        person = {"name": params.get("name"), "contact": params.get("phone"), "email": params.get("email")}
        order_number = text(params.get("order_number"))
        wanted: dict[str, Any] = {
            "amount": int(params["amount_paise"]),
            "currency": "INR",
            "accept_partial": False,
            "reference_id": _reference(command),
            "description": text(params.get("description"))[:DESCRIPTION_LENGTH],
            "customer": {field: text(value) for field, value in person.items() if text(value)},
            "notify": {"sms": False, "email": False},
            "reminder_enable": False,
            "notes": {self._notes_key: order_number} if order_number else {},
        }
        if expire_by := _epoch_seconds(params.get("expire_at")):
            wanted["expire_by"] = expire_by
        return wanted


def connect(session: aiohttp.ClientSession, account: Account) -> RazorpayLinks:
    """The payment link client of one account."""
    login = aiohttp.encode_basic_auth(account.api_user, account.api_key)
    keys = account.options.get("order_note_keys") or ("shop_order",)
    return RazorpayLinks(VendorApi(session, account.api_url or API_URL, {"Authorization": login}), keys[0])


def _reference(command: Command) -> str:
    """Our token, or its hash when it is longer than Razorpay allows."""
    return command.token if len(command.token) <= REFERENCE_LENGTH else content_key(command.token.encode())


def _path(command: Command) -> str:
    link_id = text(command.params["link_id"])
    if not link_id.replace("_", "").isalnum():
        raise CommandRefused("not a payment link id", code="INVALID_ID")
    return f"{LINKS}/{link_id}"


def _confirmed(link: Any) -> Outcome:
    shown = {"link_id": text(link.get("id")), "url": text(link.get("short_url")), "status": text(link.get("status"))}
    return Outcome("confirmed", data=shown)


def _outcome_of_cancelling(link: Any) -> Outcome | None:
    status = text(link.get("status"))
    if status in DEAD:
        return _confirmed(link)
    return Outcome("refused", code=ALREADY_PAID, reason="the link is paid") if status == "paid" else None


def _refusal_of_cancelling(link: Any, error: CommandRefused) -> CommandRefused:
    if text(link.get("status")) == "paid":
        return CommandRefused("the link is paid", code=ALREADY_PAID)
    return refusal_in_words(error)


def _epoch_seconds(moment: Any) -> int | None:
    """When the link ends: a datetime, or ISO text as commands are stored."""
    at = moment if isinstance(moment, datetime) else iso_time(moment)
    return int(at.timestamp()) if at else None
