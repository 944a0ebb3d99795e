"""The shop's desk for returns: asked for, approved or declined, fetched by a courier, back in the warehouse."""

from collections.abc import Callable
from typing import Any

from integrations.sandbox.couriers.fleet import NAMES, Fleet
from integrations.sandbox.shop.orders import Order, Return
from integrations.sandbox.shop.store import NotPossible, Store

REASONS = ("SIZE_TOO_SMALL", "SIZE_TOO_LARGE", "COLOR", "DEFECTIVE", "WRONG_ITEM", "NOT_AS_DESCRIBED", "OTHER")


class Returns:
    """Moves the newest return of an order. Errors: NoSuchOrder, NotPossible, ValueError on an unknown reason."""

    def __init__(self, store: Store, fleet: Fleet) -> None:
        self._store = store
        self._fleet = fleet

    def request(self, order_id: int, reason: str = "OTHER", note: str = "", *, is_exchange: bool = False) -> Return:
        """The customer asks to send the order back."""
        return self.open(order_id, reason, note, is_exchange=is_exchange)

    def open(
        self,
        order_id: int,
        reason: str,
        note: str,
        *,
        is_exchange: bool = False,
        is_approved: bool = False,
        line_ids: list[int] | None = None,
    ) -> Return:
        """A return of these lines, of all where none is named; approved at once, or to be decided."""
        order = self._store.get(order_id)
        if reason not in REASONS:
            raise ValueError(f"reason is one of {', '.join(REASONS)}")
        if not order.fulfillments:
            raise NotPossible("Order has nothing to return")
        name = f"{order.name}-R{len(order.returns) + 1}"
        state = "approved" if is_approved else "requested"
        new_id = self._store.new_id()
        sent_back = Return(new_id, name, state, reason, note, is_exchange, line_ids=line_ids or [])
        order.returns.append(sent_back)
        topic = "returns/approve" if is_approved else "returns/request"
        self._store.tell_alone(topic, _return_json(order, sent_back), order)
        return sent_back

    def find(self, gid: str) -> tuple[int, Return] | None:
        """The return behind a global id, with the id of its order."""
        named = ((order.id, each) for order in self._store.orders.values() for each in order.returns)
        return next(((order_id, each) for order_id, each in named if each.gid == gid), None)

    def approve(self, order_id: int, return_id: int = 0) -> None:
        """It may come back: the return of this id, the newest without one."""
        order, sent_back = self._waiting(order_id, return_id)
        sent_back.state = "approved"
        self._store.tell_alone("returns/approve", _return_json(order, sent_back), order)

    def decline(self, order_id: int, note: str, return_id: int = 0) -> None:
        """It may not. The webhook names the return and not the order, as Shopify's does."""
        order, sent_back = self._waiting(order_id, return_id)
        sent_back.state = "declined"
        body = _head(sent_back) | {"decline": {"reason": "OTHER", "note": note}}
        self._store.tell_alone("returns/decline", body, order)

    def cancel(self, order_id: int) -> None:
        """It is called off."""
        order, sent_back = self._newest(order_id, "requested", "approved")
        sent_back.state = "cancelled"
        self._store.tell_alone("returns/cancel", _head(sent_back), order)

    def book(self, order_id: int, courier: str) -> str:
        """A courier is to fetch it; the AWB. ValueError on an unknown courier."""
        order, sent_back = self._newest(order_id, "approved")
        parcel = self._fleet.book(
            courier,
            self._store.consignee(order),
            order_name=order.name,
            shop_order_id=order.id,
            cod_paise=0,
            value_paise=order.total_paise,
            is_return=True,
        )
        sent_back.awb = parcel.awb
        tracking = {"carrier_name": NAMES[courier], "number": parcel.awb, "url": ""}
        body = {
            "id": self._store.new_id(),
            "return": _reference(sent_back),
            "shipping_deliverable": {"label": None, "tracking": tracking},
        }
        self._store.tell_alone("reverse_deliveries/attach_deliverable", body, order)
        return parcel.awb

    def receive(self, order_id: int) -> None:
        """The warehouse has it and puts it somewhere."""
        order, sent_back = self._newest(order_id, "approved")
        sent_back.state = "received"
        disposition = {"type": "restocked", "quantity": 1}
        body = {"id": self._store.new_id(), "return": _reference(sent_back), "dispositions": [disposition]}
        self._store.tell_alone("reverse_fulfillment_orders/dispose", body, order)

    def _newest(self, order_id: int, *states: str) -> tuple[Order, Return]:
        order = self._store.get(order_id)
        if not order.returns or order.returns[-1].state not in states:
            raise NotPossible(f"Order has no return that is {' or '.join(states)}")
        return order, order.returns[-1]

    def _waiting(self, order_id: int, return_id: int) -> tuple[Order, Return]:
        """The return that is to be decided. Raises NotPossible when it is not."""
        if not return_id:
            return self._newest(order_id, "requested")
        order = self._store.get(order_id)
        sent_back = next((each for each in order.returns if each.id == return_id), None)
        if sent_back is None or sent_back.state != "requested":
            raise NotPossible("Return is not requested")
        return order, sent_back

    def levers(self) -> dict[str, Callable[[int, dict[str, Any]], object]]:
        """What may be pulled on an order, by the last word of its address."""
        return {
            "return": lambda order_id, body: self.request(
                order_id,
                str(body.get("reason", "OTHER")),
                str(body.get("note", "")),
                is_exchange=bool(body.get("exchange", False)),
            ),
            "approve-return": lambda order_id, body: self.approve(order_id),
            "decline-return": lambda order_id, body: self.decline(order_id, str(body.get("note", ""))),
            "cancel-return": lambda order_id, body: self.cancel(order_id),
            "book-return": lambda order_id, body: self.book(order_id, str(body.get("courier", ""))),
            "receive-return": lambda order_id, body: self.receive(order_id),
        }


def _reference(sent_back: Return) -> dict[str, Any]:
    return {"id": sent_back.id, "admin_graphql_api_id": sent_back.gid}


def _head(sent_back: Return) -> dict[str, Any]:
    status = "open" if sent_back.state == "approved" else sent_back.state
    return _reference(sent_back) | {"status": status}


def _return_json(order: Order, sent_back: Return) -> dict[str, Any]:
    lines = [
        {
            "id": line.id + 1,
            "fulfillment_line_item": {"id": line.id + 2, "line_item": {"id": line.id}},
            "quantity": line.quantity,
            "return_reason": sent_back.reason,
            "return_reason_note": "",
            "customer_note": sent_back.note or None,
        }
        for line in order.lines
        if sent_back.covers(line)
    ]
    exchanged = [{"id": line.id + 3, "quantity": line.quantity} for line in order.lines if sent_back.is_exchange]
    return _head(sent_back) | {
        "order": {"id": order.id, "admin_graphql_api_id": order.gid},
        "name": sent_back.name,
        "return_line_items": lines,
        "total_return_line_items": len(lines),
        "exchange_line_items": exchanged,
        "total_exchange_line_items": len(exchanged),
    }
