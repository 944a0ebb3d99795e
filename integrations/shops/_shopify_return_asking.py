"""Asks Shopify to open a return, and whether a variant is in stock.

Mutations `returnCreate` (approved at once) and `returnRequest` (to be decided in the shop) and the query
`returnableFulfillments`, per Shopify's Admin GraphQL reference of 2025-10 ("Creating and managing returns"). Needs the
scopes `write_returns` and `read_products`. Not verified against a live shop.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from integrations.contract import Command, Outcome
from integrations.loose_json import mapping, rows, text, whole_number
from journeys.errors import CommandRefused

RETURNABLE = """query Returnable($id: ID!) { returnableFulfillments(orderId: $id, first: 10) { nodes {
  returnableFulfillmentLineItems(first: 50) { nodes {
    quantity fulfillmentLineItem { id lineItem { sku title } } } } } } }"""

RETURNS = """query Returns($id: ID!) { order(id: $id) { returns(first: 20) { nodes { status
  returnLineItems(first: 20) { nodes { ... on ReturnLineItem {
    fulfillmentLineItem { lineItem { sku title } } } } } } } } }"""

VARIANTS = """query Variants($id: ID!) { order(id: $id) { lineItems(first: 50) { nodes { sku title
  variant { product { variants(first: 100) { nodes { id title inventoryQuantity availableForSale } } } } } } } }"""

CREATE = """mutation ReturnCreate($returnInput: ReturnInput!) {
  returnCreate(returnInput: $returnInput) { return { id } userErrors { field message code } } }"""

REQUEST = """mutation ReturnRequest($input: ReturnRequestInput!) {
  returnRequest(input: $input) { return { id } userErrors { field message code } } }"""

# Our reasons in Shopify's enum `ReturnReason`.
REASONS = {
    "too_small": "SIZE_TOO_SMALL",
    "too_large": "SIZE_TOO_LARGE",
    "looks": "NOT_AS_DESCRIBED",
    "changed_mind": "UNWANTED",
    "damaged": "DEFECTIVE",
    "not_working": "DEFECTIVE",
    "wrong_item": "WRONG_ITEM",
}
OPEN = frozenset({"REQUESTED", "OPEN"})
NOTE_MOST = 255  # characters of `returnReasonNote`; `customerNote` takes 300

Ask = Callable[..., Awaitable[dict[str, Any]]]


class ReturnDesk:
    """Opens returns through the Admin API. `ask` runs a query, `mutate` a mutation, as ShopifyAdmin does."""

    def __init__(self, ask: Ask, mutate: Ask) -> None:
        self._ask = ask
        self._mutate = mutate

    async def create(self, command: Command) -> Outcome:
        """`confirmed` with {return_id}, also when the item is in an open return already: a repeat opens no second one.

        Raises CommandRefused when the shop has nothing of it to take back.
        """
        if await self.is_open(command):
            return Outcome("confirmed")
        line_id = await self._returnable(command)
        approve = bool(command.params.get("approve"))
        name, query = ("returnCreate", CREATE) if approve else ("returnRequest", REQUEST)
        wanted: dict[str, Any] = {
            "orderId": _gid(command),
            "returnLineItems": [_line(command, line_id, is_approved=approve)],
        }
        if approve and (variant := text(command.params.get("variant_id"))):
            wanted["exchangeLineItems"] = [{"variantId": variant, "quantity": 1}]
        variables = {"returnInput" if approve else "input": wanted}
        result = await self._mutate(name, query, variables, repeatable=False)
        return Outcome("confirmed", data={"return_id": text(mapping(result.get("return")).get("id"))})

    async def is_open(self, command: Command) -> bool:
        """Whether a return of the item waits or runs."""
        answer = await self._ask(RETURNS, {"id": _gid(command)}, repeatable=True)
        returns = _nodes(mapping(answer.get("order")).get("returns"))
        return any(_is_of(command, line) for each in returns if each.get("status") in OPEN for line in _lines_of(each))

    async def check_stock(self, command: Command) -> Outcome:
        """`confirmed` with {variant_id} when what she wants instead is there. Raises CommandRefused: `not_found` when
        her words fit no one variant, `out_of_stock`."""
        answer = await self._ask(VARIANTS, {"id": _gid(command)}, repeatable=True)
        lines = _nodes(mapping(answer.get("order")).get("lineItems"))
        mine = next((line for line in lines if _is_item(command, line)), {})
        variants = _nodes(mapping(mapping(mapping(mine.get("variant")).get("product"))).get("variants"))
        found = [each for each in variants if _fits(text(command.params.get("wanted")), text(each.get("title")))]
        if len(found) != 1:
            raise CommandRefused("her words name no one variant", code="not_found")
        if not found[0].get("availableForSale") or whole_number(found[0].get("inventoryQuantity"), 0) < 1:
            raise CommandRefused("it is sold out", code="out_of_stock")
        return Outcome("confirmed", data={"variant_id": text(found[0].get("id"))})

    async def _returnable(self, command: Command) -> str:
        answer = await self._ask(RETURNABLE, {"id": _gid(command)}, repeatable=True)
        sent = _nodes(answer.get("returnableFulfillments"))
        lines = [line for each in sent for line in _nodes(each.get("returnableFulfillmentLineItems"))]
        wanted = whole_number(command.params.get("quantity"), 1)
        for line in lines:
            if _is_of(command, line) and whole_number(line.get("quantity"), 0) >= wanted:
                return text(mapping(line.get("fulfillmentLineItem")).get("id"))
        raise CommandRefused("the shop has nothing of it to take back", code="not_returnable")


def _line(command: Command, line_id: str, *, is_approved: bool) -> dict[str, Any]:
    """A line of the return. Shopify wants a note where the reason is OTHER."""
    reason = REASONS.get(text(command.params.get("reason")), "OTHER")
    note = text(command.params.get("note")) or ("as written in the chat" if reason == "OTHER" else "")
    line: dict[str, Any] = {
        "fulfillmentLineItemId": line_id,
        "quantity": whole_number(command.params.get("quantity"), 1),
        "returnReason": reason,
    }
    return line | ({"returnReasonNote" if is_approved else "customerNote": note[:NOTE_MOST]} if note else {})


def _is_of(command: Command, line: Any) -> bool:
    return _is_item(command, mapping(mapping(line.get("fulfillmentLineItem")).get("lineItem")))


def _is_item(command: Command, item: Any) -> bool:
    """By its SKU where it has one, else by its title; a command without either means whatever there is."""
    sku, title = text(command.params.get("sku")), text(command.params.get("title"))
    return text(item.get("sku")) == sku if sku else title in ("", text(item.get("title")))


def _fits(wanted: str, title: str) -> bool:
    """Whether a variant's options ("L / Blue") all stand in her words, or all of her words in its options."""
    said, options = (set(re.findall(r"\w+", each.casefold())) for each in (wanted, title))
    return bool(options) and bool(said) and (options <= said or said <= options)


def _lines_of(each: Any) -> list[Mapping[str, Any]]:
    return _nodes(each.get("returnLineItems"))


def _nodes(connection: Any) -> list[Mapping[str, Any]]:
    return rows(mapping(connection).get("nodes"))


def _gid(command: Command) -> str:
    return f"gid://shopify/Order/{command.params['shop_order_id']}"
