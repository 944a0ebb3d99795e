"""What the Admin GraphQL API offers about returns: what may come back, what does, opening and deciding one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from integrations.sandbox.shop.graphql import QueryInvalid
from integrations.sandbox.shop.orders import VARIANTS, Line, Order, Return
from integrations.sandbox.shop.returns import REASONS, Returns
from integrations.sandbox.shop.store import NotPossible

Resolver = Callable[[dict[str, Any]], dict[str, Any]]
LINE = "gid://shopify/FulfillmentLineItem/"
STATUS = {"requested": "REQUESTED", "approved": "OPEN", "received": "OPEN", "declined": "DECLINED"}
DECLINE_REASONS = ("FINAL_SALE", "OTHER", "RETURN_PERIOD_ENDED")
GONE = frozenset({"declined", "cancelled"})
ONE_VARIANT = {"Default Title": 5}


class ReturnsApi:
    """Resolves the fields about returns. `find` gives the order behind a global id, or None."""

    def __init__(self, returns: Returns, find: Callable[[Any], Order | None]) -> None:
        self._returns = returns
        self._find = find

    def resolvers(self) -> dict[tuple[str, str], Resolver]:
        """By kind of operation and field."""
        return {
            ("query", "returnableFulfillments"): self._returnable,
            ("query", "return"): self._return,
            ("mutation", "returnApproveRequest"): partial(self._decide, is_approved=True),
            ("mutation", "returnDeclineRequest"): partial(self._decide, is_approved=False),
            ("mutation", "returnCreate"): lambda given: self._open(given.get("returnInput"), is_approved=True),
            ("mutation", "returnRequest"): lambda given: self._open(given.get("input"), is_approved=False),
        }

    def _returnable(self, arguments: dict[str, Any]) -> dict[str, Any]:
        order = self._find(arguments.get("orderId"))
        lines = _returnable_lines(order) if order else []
        nodes = [{"quantity": line.quantity, "fulfillmentLineItem": _line_node(line)} for line in lines]
        return {"nodes": [{"returnableFulfillmentLineItems": {"nodes": nodes}}] if nodes else []}

    def _return(self, arguments: dict[str, Any]) -> Any:
        found = self._returns.find(str(arguments.get("id")))
        return _return_node(found[1]) if found else None

    def _decide(self, arguments: dict[str, Any], *, is_approved: bool) -> dict[str, Any]:
        given = arguments.get("input")
        wanted = given if isinstance(given, dict) else {}
        if not is_approved and wanted.get("declineReason") not in DECLINE_REASONS:
            raise QueryInvalid("Expected declineReason to be a valid ReturnDeclineReason")
        found = self._returns.find(str(wanted.get("id")))
        if found is None:
            return _refused("Return does not exist", "NOT_FOUND", "id")
        order_id, sent_back = found
        try:
            if is_approved:
                self._returns.approve(order_id, sent_back.id)
            else:
                self._returns.decline(order_id, str(wanted.get("declineNote", "")), sent_back.id)
        except NotPossible:
            return _refused("Return is not in a valid status", "INVALID_STATE", "id")
        return {"return": _return_node(sent_back), "userErrors": []}

    def _open(self, given: Any, *, is_approved: bool) -> dict[str, Any]:
        wanted = given if isinstance(given, dict) else {}
        order, lines = self._find(wanted.get("orderId")), wanted.get("returnLineItems") or []
        if order is None or not lines:
            return _refused("Order or line items not found", "NOT_FOUND")
        if any(each.get("returnReason") not in (*REASONS, "UNWANTED", "STYLE", "UNKNOWN") for each in lines):
            raise QueryInvalid("Expected returnReason to be a valid ReturnReason")
        named = [_line_of(str(each.get("fulfillmentLineItemId"))) for each in lines]
        if any(line_id not in {line.id for line in _returnable_lines(order)} for line_id in named):
            return _refused("Return line items contain items that cannot be returned", "INVALID")
        note = str(lines[0].get("returnReasonNote") or lines[0].get("customerNote") or "")
        reason = str(lines[0]["returnReason"])
        known = reason if reason in REASONS else "OTHER"
        is_exchange = bool(wanted.get("exchangeLineItems"))
        try:
            opened = self._returns.open(
                order.id, known, note, is_exchange=is_exchange, is_approved=is_approved, line_ids=named
            )
        except NotPossible as error:
            return _refused(str(error), "INVALID")
        return {"return": _return_node(opened), "userErrors": []}


def returns_node(order: Order) -> dict[str, Any]:
    """The order's returns as a connection."""
    return {"nodes": [_return_node(each) | {"returnLineItems": _return_lines(order, each)} for each in order.returns]}


def items_node(order: Order) -> dict[str, Any]:
    """The order's lines as a connection, each with what else its product comes in."""
    return {"nodes": [_item_node(line) | {"variant": _variant_node(line)} for line in order.lines]}


def _return_node(each: Return) -> dict[str, Any]:
    return {"id": each.gid, "name": each.name, "status": _status(each)}


def _return_lines(order: Order, each: Return) -> dict[str, Any]:
    lines = [line for line in order.lines if each.covers(line)]
    return {"nodes": [{"quantity": line.quantity, "fulfillmentLineItem": _line_node(line)} for line in lines]}


def _returnable_lines(order: Order) -> list[Line]:
    """What was sent out and is in no return."""
    sent = {line_id for each in order.fulfillments for line_id in each.line_ids}
    back = [each for each in order.returns if each.state not in GONE]
    return [line for line in order.lines if line.id in sent and not any(each.covers(line) for each in back)]


def _variant_node(line: Line) -> dict[str, Any]:
    stock = VARIANTS.get(line.sku, ONE_VARIANT)
    nodes = [
        {
            "id": f"gid://shopify/ProductVariant/{line.sku}-{title}",
            "title": title,
            "inventoryQuantity": left,
            "availableForSale": left > 0,
        }
        for title, left in stock.items()
    ]
    return {"product": {"variants": {"nodes": nodes}}}


def _line_node(line: Line) -> dict[str, Any]:
    return {"id": f"{LINE}{line.id + 2}", "lineItem": _item_node(line)}


def _item_node(line: Line) -> dict[str, Any]:
    return {"id": f"gid://shopify/LineItem/{line.id}", "sku": line.sku, "title": line.title}


def _line_of(gid: str) -> int:
    tail = gid.removeprefix(LINE)
    return int(tail) - 2 if tail.isdigit() else 0


def _status(each: Return) -> str:
    return STATUS.get(each.state, "CANCELED")


def _refused(message: str, code: str, field: str = "returnLineItems") -> dict[str, Any]:
    return {"return": None, "userErrors": [{"field": [field], "message": message, "code": code}]}
