"""Shopify's Admin GraphQL API: tags, notes, addresses, cancellations, payments and returns of an order."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp

from integrations.contract import Account, Command, Outcome, RawItem
from integrations.http import VendorApi
from integrations.loose_json import mapping, rows, text
from integrations.shops._shopify_return_asking import ReturnDesk
from integrations.shops._shopify_return_deciding import ANSWERS, ReturnDecisions
from integrations.shops._states import state_code
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable

API_VERSION = "2025-10"  # the version whose fields are used here

ORDER = """query Order($id: ID!) { order(id: $id) {
  id note tags cancelledAt displayFinancialStatus customAttributes { key value }
  shippingAddress { firstName lastName phone address1 address2 city zip } } }"""

TAGS_ADD = (
    "mutation TagsAdd($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }"
)

ORDER_UPDATE = """mutation OrderUpdate($input: OrderInput!) {
  orderUpdate(input: $input) { userErrors { field message } } }"""

ORDER_CANCEL = """mutation OrderCancel($orderId: ID!, $reason: OrderCancelReason!,
  $refundMethod: OrderCancelRefundMethodInput!, $restock: Boolean!, $notifyCustomer: Boolean, $staffNote: String) {
  orderCancel(orderId: $orderId, reason: $reason, refundMethod: $refundMethod, restock: $restock,
    notifyCustomer: $notifyCustomer, staffNote: $staffNote) {
    job { id } orderCancelUserErrors { field message code } } }"""

MARK_AS_PAID = """mutation MarkAsPaid($input: OrderMarkAsPaidInput!) {
  orderMarkAsPaid(input: $input) { userErrors { field message } } }"""

CANCEL_REASONS = frozenset({"CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "STAFF", "OTHER"})
LANDMARK = "Landmark"  # the custom attribute that shows a landmark beside the address


class ShopifyAdmin:
    """Carries out `shop.*` commands on one shop. Every command reads before it writes, or may simply be repeated."""

    capabilities = frozenset(
        {"shop.tag_order", "shop.note_order", "shop.update_address", "shop.cancel_order", "shop.mark_paid"}
        | {"shop.create_return", "shop.check_stock", *ANSWERS}
    )
    idempotent = capabilities

    def __init__(self, api: VendorApi, version: str = API_VERSION) -> None:
        self._api = api
        self._path = f"/admin/api/{version}/graphql.json"
        self._returns = ReturnDesk(self._ask, self._mutate)
        self._decisions = ReturnDecisions(self._ask, self._mutate)
        self._doers: dict[str, Callable[[Command], Awaitable[Outcome]]] = {
            "shop.tag_order": self._tag,
            "shop.note_order": self._note,
            "shop.update_address": self._update_address,
            "shop.cancel_order": self._cancel,
            "shop.mark_paid": self._mark_paid,
            "shop.create_return": self._returns.create,
            "shop.check_stock": self._returns.check_stock,
            **dict.fromkeys(ANSWERS, self._decisions.decide),
        }

    async def carry_out(self, command: Command) -> Outcome:
        """`confirmed`, or `accepted` for a cancellation, which Shopify runs as a job.

        Raises CommandRefused, ServiceUnavailable (throttled or down) and OutcomeUnknown.
        """
        if command.name not in self._doers:
            raise CommandRefused(f"Shopify has no {command.name}")
        return await self._doers[command.name](command)

    async def look_up(self, command: Command) -> Outcome | None:
        """`confirmed` when the order shows what was asked for; None while it does not (it may still come)."""
        try:
            if command.name == "shop.create_return":
                return Outcome("confirmed") if await self._returns.is_open(command) else None
            if command.name in ANSWERS:
                return Outcome("confirmed") if await self._decisions.is_decided(command) else None
            order = await self._order(command)
        except CommandRefused as error:
            return Outcome("refused", code=error.code, reason=error.reason)
        return Outcome("confirmed") if _is_done(command, order) else None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """Shops have no tracking to pull."""
        return []

    async def _tag(self, command: Command) -> Outcome:
        tags = [str(tag) for tag in command.params["tags"]]
        await self._mutate("tagsAdd", TAGS_ADD, {"id": _gid(command), "tags": tags}, repeatable=True)
        return Outcome("confirmed")

    async def _note(self, command: Command) -> Outcome:
        """Add a line below the note: what the customer or the shop wrote there stays."""
        order = await self._order(command)
        if not _is_done(command, order):
            lines = [line for line in (text(order.get("note")), text(command.params["note"])) if line]
            await self._update({"id": _gid(command), "note": "\n".join(lines)})
        return Outcome("confirmed")

    async def _update_address(self, command: Command) -> Outcome:
        order = await self._order(command)
        address = mapping(command.params["address"])
        change: dict[str, Any] = {
            "id": _gid(command),
            "shippingAddress": _mailing_address(address, mapping(order.get("shippingAddress"))),
        }
        if landmark := text(address.get("landmark")):
            # Shopify overwrites the whole list, so the shop's own attributes go back with ours.
            others = [_attribute(row) for row in rows(order.get("customAttributes")) if row.get("key") != LANDMARK]
            change["customAttributes"] = [*others, {"key": LANDMARK, "value": landmark}]
        await self._update(change)
        return Outcome("confirmed")

    async def _cancel(self, command: Command) -> Outcome:
        if _is_done(command, await self._order(command)):
            return Outcome("confirmed")
        reason = text(command.params.get("reason")).upper()
        variables = {
            "orderId": _gid(command),
            "reason": reason if reason in CANCEL_REASONS else "OTHER",
            "refundMethod": {"originalPaymentMethodsRefund": bool(command.params.get("refund"))},
            "restock": True,
            "notifyCustomer": False,  # she hears it from us, on WhatsApp
            "staffNote": f"Harkara {command.token}",
        }
        result = await self._mutate("orderCancel", ORDER_CANCEL, variables, repeatable=False)
        return Outcome("accepted", data={"job": text(mapping(result.get("job")).get("id"))})

    async def _mark_paid(self, command: Command) -> Outcome:
        if not _is_done(command, await self._order(command)):
            variables = {"input": {"id": _gid(command)}}
            await self._mutate("orderMarkAsPaid", MARK_AS_PAID, variables, repeatable=False)
        return Outcome("confirmed")

    async def _order(self, command: Command) -> dict[str, Any]:
        answer = await self._ask(ORDER, {"id": _gid(command)}, repeatable=True)
        order = answer.get("order")
        if not isinstance(order, dict):
            raise CommandRefused("the shop has no such order", code="NOT_FOUND")
        return order

    async def _update(self, change: dict[str, Any]) -> None:
        await self._mutate("orderUpdate", ORDER_UPDATE, {"input": change}, repeatable=True)

    async def _mutate(self, name: str, query: str, variables: dict[str, Any], *, repeatable: bool) -> dict[str, Any]:
        answer = await self._ask(query, variables, repeatable=repeatable)
        result = answer.get(name)
        if not isinstance(result, dict):
            raise OutcomeUnknown(f"no result for {name}")
        errors = rows(result.get("userErrors")) + rows(result.get("orderCancelUserErrors"))
        if errors:
            reason = "; ".join(text(error.get("message")) for error in errors)
            raise CommandRefused(reason, code=text(errors[0].get("code")) or "USER_ERROR")
        return result

    async def _ask(self, query: str, variables: dict[str, Any], *, repeatable: bool) -> dict[str, Any]:
        call = {"query": query, "variables": variables}
        reply = await self._api.call("POST", self._path, repeatable=repeatable, json=call)
        answer = reply.json if isinstance(reply.json, dict) else {}
        if errors := rows(answer.get("errors")):
            raise _graphql_error(errors[0], answer, repeatable=repeatable)
        if not isinstance(answer.get("data"), dict):
            raise (ServiceUnavailable if repeatable else OutcomeUnknown)("an answer without data")
        found: dict[str, Any] = answer["data"]
        return found


def connect(session: aiohttp.ClientSession, account: Account) -> ShopifyAdmin:
    """The Admin API client of one shop."""
    api = VendorApi(session, account.api_url, {"X-Shopify-Access-Token": account.api_key})
    return ShopifyAdmin(api, text(account.options.get("api_version")) or API_VERSION)


def _gid(command: Command) -> str:
    return f"gid://shopify/Order/{command.params['shop_order_id']}"


def _is_done(command: Command, order: dict[str, Any]) -> bool:
    """Whether the order already shows what the command asks for."""
    params = command.params
    if command.name == "shop.tag_order":
        return {str(tag) for tag in params["tags"]} <= set(order.get("tags") or ())
    if command.name == "shop.note_order":
        return text(params["note"]) in text(order.get("note"))
    if command.name == "shop.update_address":
        return _is_at(mapping(params["address"]), mapping(order.get("shippingAddress")))
    if command.name == "shop.cancel_order":
        return bool(order.get("cancelledAt"))
    return order.get("displayFinancialStatus") == "PAID"


def _is_at(address: Any, shown: Any) -> bool:
    wanted = _mailing_address(address, shown)
    return all(text(shown.get(field)) == wanted[field] for field in ("address1", "address2", "city", "zip"))


def _mailing_address(address: Any, current: Any) -> dict[str, str]:
    """Our address as a MailingAddressInput, which replaces the whole address: name and phone stay when not given.

    The landmark goes into the second line as well, because labels print only lines.
    """
    first, _, last = text(address.get("name")).partition(" ")
    line2 = [text(address.get("line2")), text(address.get("landmark"))]
    state = text(address.get("state"))
    code = state_code(state)
    return {
        "firstName": first or text(current.get("firstName")),
        "lastName": last if first else text(current.get("lastName")),
        "phone": text(address.get("phone")) or text(current.get("phone")),
        "address1": text(address.get("line1")),
        "address2": ", ".join(part for part in line2 if part),
        "city": text(address.get("city")),
        "zip": text(address.get("pincode")),
        "countryCode": text(address.get("country")) or "IN",
    } | ({"provinceCode": code} if code else {"province": state})


def _attribute(row: Any) -> dict[str, str]:
    return {"key": text(row.get("key")), "value": text(row.get("value"))}


def _graphql_error(error: Any, answer: dict[str, Any], *, repeatable: bool) -> Exception:
    """A top-level GraphQL error in our own words. THROTTLED means that nothing was done."""
    code = text(mapping(error.get("extensions")).get("code"))
    message = text(error.get("message"))
    if code == "THROTTLED" or message == "Throttled":
        return ServiceUnavailable("throttled", retry_after_seconds=_seconds_until_affordable(answer))
    if code == "INTERNAL_SERVER_ERROR":
        return (ServiceUnavailable if repeatable else OutcomeUnknown)("Shopify failed inside")
    return CommandRefused(message, code=code or "GRAPHQL_ERROR")


def _seconds_until_affordable(answer: dict[str, Any]) -> float | None:
    """How long the cost bucket needs to refill for the query that was refused."""
    cost = mapping(mapping(answer.get("extensions")).get("cost"))
    bucket = mapping(cost.get("throttleStatus"))
    try:
        missing = float(cost["requestedQueryCost"]) - float(bucket["currentlyAvailable"])
        return max(0.0, missing / float(bucket["restoreRate"]))
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
