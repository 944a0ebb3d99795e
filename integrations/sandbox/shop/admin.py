"""The shop's Admin GraphQL API: the mutations and queries a journey needs, with user errors and asynchronous jobs."""

import hmac
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from aiohttp import web

from integrations.sandbox.control import json_answer, json_body
from integrations.sandbox.shop.graphql import Field, QueryInvalid, Reader, project
from integrations.sandbox.shop.orders import Order, ShopAddress, moment, rupees
from integrations.sandbox.shop.returns import Returns
from integrations.sandbox.shop.returns_api import ReturnsApi, items_node, returns_node
from integrations.sandbox.shop.store import NoSuchOrder, NotPossible, Store
from integrations.sandbox.vendor_faults import guarded
from integrations.sandbox.world import World

Resolver = Callable[[dict[str, Any]], dict[str, Any]]
JOB_TAKES = timedelta(seconds=1)
CANCEL_REASONS = ("CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "STAFF", "OTHER")
ADDRESS_FIELDS = {
    # MailingAddressInput -> ours
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "province": "province",
    "provinceCode": "province",
    "zip": "zip",
    "phone": "phone",
}
ORDER_INPUT = frozenset({"id", "shippingAddress", "tags", "note", "customAttributes", "email", "phone", "poNumber"})


class AdminApi:
    """Answers /admin/api/{version}/graphql.json for one shop."""

    def __init__(self, world: World, store: Store, returns: Returns) -> None:
        self._world = world
        self._store = store
        self._jobs: dict[str, bool] = {}
        self._resolvers: dict[tuple[str, str], Resolver] = {
            ("query", "order"): self._order,
            ("query", "node"): self._order,
            ("query", "job"): self._job,
            ("query", "orders"): self._orders,
            ("query", "shop"): self._shop,
            ("mutation", "orderUpdate"): self._order_update,
            ("mutation", "tagsAdd"): self._tags_add,
            ("mutation", "orderCancel"): self._order_cancel,
            ("mutation", "orderMarkAsPaid"): self._mark_as_paid,
            **ReturnsApi(returns, self._find).resolvers(),
        }

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """POST {query, variables}. A query that does not fit the schema answers 200 with `errors`."""
        given = request.headers.get("X-Shopify-Access-Token", "")
        if not hmac.compare_digest(given.encode(), self._world.settings.shop.api_token.encode()):
            message = "[API] Invalid API key or access token (unrecognized login or wrong password)"
            return json_answer({"errors": message}, 401)
        body = await json_body(request)
        try:
            kind, fields = Reader(str(body.get("query", "")), dict(body.get("variables") or {})).operation()
            data = {field.alias: self._resolved(kind, field) for field in fields}
        except QueryInvalid as error:
            return json_answer({"errors": [{"message": str(error), "extensions": {"code": "undefinedField"}}]})
        return json_answer({"data": data, "extensions": {"cost": {"requestedQueryCost": 10, "actualQueryCost": 10}}})

    def _resolved(self, kind: str, field: Field) -> Any:
        resolver = self._resolvers.get((kind, field.name))
        if resolver is None:
            root = "Mutation" if kind == "mutation" else "QueryRoot"
            raise QueryInvalid(f"Field '{field.name}' doesn't exist on type '{root}'")
        return project(resolver(field.arguments), field.selection, field.name)

    def _order(self, arguments: dict[str, Any]) -> Any:
        order = self._find(arguments.get("id"))
        return order_node(order) if order else None

    def _orders(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """`query` understands `name:#10001` and nothing else."""
        wanted = str(arguments.get("query", "")).removeprefix("name:").strip("'\"")
        found = [order for order in self._store.orders.values() if wanted in {"", order.name, str(order.number)}]
        nodes = [order_node(order) for order in found[: int(arguments.get("first", 50))]]
        return {"nodes": nodes, "edges": [{"node": node} for node in nodes]}

    def _job(self, arguments: dict[str, Any]) -> Any:
        job = str(arguments.get("id", ""))
        return {"id": job, "done": self._jobs[job]} if job in self._jobs else None

    def _shop(self, _arguments: dict[str, Any]) -> dict[str, Any]:
        settings = self._world.settings
        return {"name": settings.business_name, "myshopifyDomain": settings.shop.domain, "currencyCode": "INR"}

    def _order_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        given = _require(arguments, "input")
        if unknown := set(given) - ORDER_INPUT:
            raise QueryInvalid(f"InputObject 'OrderInput' doesn't accept argument '{sorted(unknown)[0]}'")
        order = self._find(given.get("id"))
        if order is None:
            return {"order": None, "userErrors": [_error(["id"], "Order does not exist")]}
        changes = _changes(order, given)
        if isinstance(changes, str):
            return {"order": None, "userErrors": [_error(["shippingAddress"], changes)]}
        self._store.replace_details(order.id, changes)
        return {"order": order_node(order), "userErrors": []}

    def _tags_add(self, arguments: dict[str, Any]) -> dict[str, Any]:
        order = self._find(_require(arguments, "id"))
        if order is None:
            return {"node": None, "userErrors": [_error(["id"], "Node does not exist")]}
        tags = _require(arguments, "tags")
        tags = tags if isinstance(tags, list) else [tag.strip() for tag in str(tags).split(",")]
        if any(len(tag) > 255 for tag in tags):
            return {"node": None, "userErrors": [_error(["tags"], "Tag is too long")]}
        self._store.add_tags(order.id, tags)
        return {"node": order_node(order), "userErrors": []}

    def _mark_as_paid(self, arguments: dict[str, Any]) -> dict[str, Any]:
        order = self._find(_require(arguments, "input").get("id"))
        if order is None:
            return {"order": None, "userErrors": [_error(["id"], "Order does not exist")]}
        try:
            self._store.pay(order.id)
        except NotPossible:
            message = "Order cannot be marked as paid."
            return {"order": order_node(order), "userErrors": [_error(["id"], message)]}
        return {"order": order_node(order), "userErrors": []}

    def _order_cancel(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The order is cancelled by a job a moment later; the answer only says that the job exists."""
        order = self._find(_require(arguments, "orderId"))
        reason = _require(arguments, "reason")
        if reason not in CANCEL_REASONS:
            raise QueryInvalid(f"Expected '{reason}' to be a valid OrderCancelReason")
        if not isinstance(_require(arguments, "restock"), bool):
            raise QueryInvalid("restock must be a Boolean")
        if order is None or order.cancelled_at or order.fulfillments:
            return _cancel_refused(order)
        job = f"gid://shopify/Job/{self._world.random.getrandbits(64):016x}"
        self._jobs[job] = False
        refund = bool((arguments.get("refundMethod") or {}).get("originalPaymentMethodsRefund", False))
        work = partial(self._cancel, job, order.id, reason.lower(), refund=refund)
        self._world.scheduler.after(JOB_TAKES, work)
        return {"job": {"id": job, "done": False}, "orderCancelUserErrors": [], "userErrors": []}

    def _cancel(self, job: str, order_id: int, reason: str, *, refund: bool) -> None:
        self._jobs[job] = True
        order = self._store.get(order_id)
        if not order.cancelled_at and not order.fulfillments:
            self._store.cancel(order_id, reason=reason, refund=refund)

    def _find(self, gid: Any) -> Order | None:
        tail = str(gid or "").removeprefix("gid://shopify/Order/")
        try:
            return self._store.get(int(tail))
        except (ValueError, NoSuchOrder):
            return None


def order_node(order: Order) -> dict[str, Any]:
    """An order in the Admin API's words."""
    money = {"amount": rupees(order.total_paise), "currencyCode": "INR"}
    owed = {"amount": rupees(order.outstanding_paise), "currencyCode": "INR"}
    return {
        "__typename": "Order",
        "id": order.gid,
        "legacyResourceId": str(order.id),
        "name": order.name,
        "createdAt": moment(order.created_at),
        "updatedAt": moment(order.updated_at),
        "cancelledAt": moment(order.cancelled_at) if order.cancelled_at else None,
        "cancelReason": order.cancel_reason.upper() if order.cancel_reason else None,
        "displayFinancialStatus": order.financial_status.upper(),
        "displayFulfillmentStatus": "FULFILLED" if order.fulfillments else "UNFULFILLED",
        "fullyPaid": order.financial_status == "paid",
        "paymentGatewayNames": [order.gateway],
        "tags": order.tags,
        "note": order.note or None,
        "email": order.email,
        "phone": order.phone or None,
        "customAttributes": [{"key": each["name"], "value": each["value"]} for each in order.note_attributes],
        "totalPriceSet": {"shopMoney": money, "presentmentMoney": money},
        "totalOutstandingSet": {"shopMoney": owed, "presentmentMoney": owed},
        "shippingAddress": _address_node(order.address),
        "lineItems": items_node(order),
        "returns": returns_node(order),
        "fulfillments": [
            {
                "id": f"gid://shopify/Fulfillment/{sent.id}",
                "trackingInfo": [{"number": sent.awb, "company": sent.company}],
            }
            for sent in order.fulfillments
        ],
    }


def _address_node(address: ShopAddress) -> dict[str, Any]:
    first, _, last = address.name.partition(" ")
    return {
        "name": address.name,
        "firstName": first,
        "lastName": last,
        "company": None,
        "phone": address.phone or None,
        "address1": address.address1,
        "address2": address.address2,
        "city": address.city,
        "province": address.province,
        "zip": address.zip,
        "country": "India",
        "countryCodeV2": "IN",
    }


def _changes(order: Order, given: dict[str, Any]) -> dict[str, Any] | str:
    """What orderUpdate sets, or why it cannot."""
    changes: dict[str, Any] = {}
    if (address := given.get("shippingAddress")) is not None:
        changed = _address(order.address, address)
        if isinstance(changed, str):
            return changed
        changes["address"] = changed
    if given.get("tags") is not None:
        changes["tags"] = list(given["tags"])
    if given.get("note") is not None:
        changes["note"] = str(given["note"])
    if given.get("customAttributes") is not None:
        changes["note_attributes"] = [
            {"name": str(each["key"]), "value": str(each["value"])} for each in given["customAttributes"]
        ]
    return changes


def _address(current: ShopAddress, given: dict[str, Any]) -> ShopAddress | str:
    known = set(ADDRESS_FIELDS) | {"firstName", "lastName", "company", "country", "countryCode"}
    if unknown := set(given) - known:
        raise QueryInvalid(f"InputObject 'MailingAddressInput' doesn't accept argument '{sorted(unknown)[0]}'")
    pincode = str(given.get("zip") or current.zip)
    if not (pincode.isdigit() and len(pincode) == 6):
        return "Zip is not valid for India"
    values = {ours: str(given[theirs]) for theirs, ours in ADDRESS_FIELDS.items() if given.get(theirs) is not None}
    name = " ".join(str(given[part]) for part in ("firstName", "lastName") if given.get(part)) or current.name
    kept = {"name": name, "phone": current.phone, "city": current.city, "province": current.province}
    return ShopAddress(**(kept | {"address1": "", "address2": "", "zip": pincode} | values))


def _require(arguments: dict[str, Any], name: str) -> Any:
    if arguments.get(name) is None:
        raise QueryInvalid(f"Field is missing required arguments: {name}")
    return arguments[name]


def _error(field: list[str], message: str) -> dict[str, Any]:
    return {"field": field, "message": message}


def _cancel_refused(order: Order | None) -> dict[str, Any]:
    if order is None:
        field, message, code = "orderId", "Order does not exist", "NOT_FOUND"
    elif order.cancelled_at:
        field, message, code = "orderId", "Order has already been cancelled", "INVALID"
    else:
        field, message, code = "orderId", "Cannot cancel an order with fulfilled items", "INVALID"
    error = _error([field], message)
    return {"job": None, "orderCancelUserErrors": [error | {"code": code}], "userErrors": [error]}


def add_routes(app: web.Application, world: World, store: Store, returns: Returns) -> None:
    """Mount the API behind the fault switches called `shop`."""
    api = AdminApi(world, store, returns)
    app.router.add_post("/admin/api/{version}/graphql.json", guarded(world, "shop", api.answer))
