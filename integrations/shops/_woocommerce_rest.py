"""WooCommerce's REST API v3: tags, notes, addresses, cancellations and payments of an order."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp

from integrations.contract import Account, Command, Outcome, RawItem
from integrations.http import VendorApi
from integrations.loose_json import mapping, rows, text
from integrations.refusals import refusal_in_words
from integrations.shops._states import state_code
from journeys.errors import CommandRefused, ServiceUnavailable

TAGS_KEY = "harkara_tags"  # order meta data, tags with commas: Woo has no tags of its own
PAID_METHOD = "harkara_link"  # the payment method of an order paid by our link, so that nobody collects cash for it

NOT_CANCELLABLE = frozenset({"completed", "refunded"})
GONE = frozenset({"cancelled", "trash"})


class WooRest:
    """Carries out `shop.*` commands on one shop. Every command reads the order before it writes."""

    capabilities = frozenset(
        {"shop.tag_order", "shop.note_order", "shop.update_address", "shop.cancel_order", "shop.mark_paid"}
    )
    idempotent = capabilities

    def __init__(self, api: VendorApi) -> None:
        self._api = api
        self._doers: dict[str, Callable[[Command, dict[str, Any]], Awaitable[Outcome]]] = {
            "shop.tag_order": self._tag,
            "shop.note_order": self._note,
            "shop.update_address": self._update_address,
            "shop.cancel_order": self._cancel,
            "shop.mark_paid": self._mark_paid,
        }

    async def carry_out(self, command: Command) -> Outcome:
        """`confirmed`, also when the shop shows it already.

        Raises CommandRefused, ServiceUnavailable and OutcomeUnknown.
        """
        if command.name not in self._doers:
            raise CommandRefused(f"WooCommerce has no {command.name}")
        try:
            order = await self._order(command)
            if await self._is_done(command, order):
                return Outcome("confirmed")
            return await self._doers[command.name](command, order)
        except CommandRefused as error:
            raise refusal_in_words(error) from error

    async def look_up(self, command: Command) -> Outcome | None:
        """`confirmed` when the order shows what was asked for; None while it does not (it may still come)."""
        try:
            done = await self._is_done(command, await self._order(command))
        except CommandRefused as error:
            refusal = refusal_in_words(error)
            return Outcome("refused", code=refusal.code, reason=refusal.reason)
        return Outcome("confirmed") if done else None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """Shops have no tracking to pull."""
        return []

    async def _tag(self, command: Command, order: dict[str, Any]) -> Outcome:
        tags = [*_tags(order), *(str(tag) for tag in command.params["tags"])]
        value = ", ".join(dict.fromkeys(tags))
        return await self._change(command, {"meta_data": [{"key": TAGS_KEY, "value": value}]})

    async def _note(self, command: Command, order: dict[str, Any]) -> Outcome:
        """A note for the shop's staff. It ends in our token, by which a repeat finds it."""
        note = {"note": f"{text(command.params['note'])} {_mark(command)}", "customer_note": False}
        await self._api.call("POST", f"{_path(command)}/notes", repeatable=False, json=note)
        return Outcome("confirmed")

    async def _update_address(self, command: Command, order: dict[str, Any]) -> Outcome:
        return await self._change(command, {"shipping": _shipping(mapping(command.params["address"]))})

    async def _cancel(self, command: Command, order: dict[str, Any]) -> Outcome:
        """Cancel. Woo gives no money back by itself: `refunded` says so to whoever asked for it."""
        if text(order.get("status")) in NOT_CANCELLABLE:
            raise CommandRefused("the order is completed", code="ORDER_COMPLETED")
        outcome = await self._change(command, {"status": "cancelled"})
        return Outcome(outcome.state, data={"refunded": False})

    async def _mark_paid(self, command: Command, order: dict[str, Any]) -> Outcome:
        """Woo ignores `set_paid` on a COD order, which waits for no payment: the method is what tells."""
        if text(order.get("status")) in GONE:
            raise CommandRefused("the order is cancelled", code="ORDER_CANCELLED")
        change = {"set_paid": True, "payment_method": PAID_METHOD, "payment_method_title": "Paid online"}
        return await self._change(command, change)

    async def _change(self, command: Command, change: dict[str, Any]) -> Outcome:
        await self._api.call("PUT", _path(command), repeatable=False, json=change)
        return Outcome("confirmed")

    async def _order(self, command: Command) -> dict[str, Any]:
        reply = await self._api.call("GET", _path(command), repeatable=True)
        if not isinstance(reply.json, dict):
            raise ServiceUnavailable("the shop answered no order")
        return reply.json

    async def _is_done(self, command: Command, order: dict[str, Any]) -> bool:
        if command.name == "shop.note_order":
            reply = await self._api.call("GET", f"{_path(command)}/notes", repeatable=True)
            return any(_mark(command) in text(note.get("note")) for note in rows(reply.json))
        return _is_shown(command, order)


def connect(session: aiohttp.ClientSession, account: Account) -> WooRest:
    """The REST client of one shop."""
    login = aiohttp.encode_basic_auth(account.api_user, account.api_key)
    return WooRest(VendorApi(session, account.api_url, {"Authorization": login}))


def _path(command: Command) -> str:
    order_id = text(command.params["shop_order_id"])
    if not order_id.isdecimal():
        raise CommandRefused("not a WooCommerce order id", code="INVALID_ID")
    return f"/wp-json/wc/v3/orders/{order_id}"


def _mark(command: Command) -> str:
    return f"[{command.token}]"


def _tags(order: dict[str, Any]) -> list[str]:
    found = (text(row.get("value")) for row in rows(order.get("meta_data")) if row.get("key") == TAGS_KEY)
    return [tag.strip() for value in found for tag in value.split(",") if tag.strip()]


def _is_shown(command: Command, order: dict[str, Any]) -> bool:
    """Whether the order already shows what the command asks for."""
    if command.name == "shop.tag_order":
        return {str(tag) for tag in command.params["tags"]} <= set(_tags(order))
    if command.name == "shop.cancel_order":
        return text(order.get("status")) in GONE
    if command.name == "shop.mark_paid":
        return text(order.get("payment_method")) == PAID_METHOD
    shown, wanted = mapping(order.get("shipping")), _shipping(mapping(command.params["address"]))
    return all(text(shown.get(field)) == value for field, value in wanted.items())


def _shipping(address: Any) -> dict[str, str]:
    """Our address as Woo's; fields that are not given are left out, so the shop keeps its own."""
    first, _, last = text(address.get("name")).partition(" ")
    line2 = [text(address.get("line2")), text(address.get("landmark"))]
    state = text(address.get("state"))
    lines = {
        "address_1": text(address.get("line1")),
        "address_2": ", ".join(part for part in line2 if part),
        "city": text(address.get("city")),
        "state": state_code(state) or state,
        "postcode": text(address.get("pincode")),
        "country": text(address.get("country")) or "IN",
    }
    person = {"first_name": first, "last_name": last, "phone": text(address.get("phone"))}
    return lines | {field: value for field, value in person.items() if value}
