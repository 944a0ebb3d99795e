"""What follows when a customer answers a failed attempt on her tracking page: the same as in the chat.

A day or a part of the day is the tap on a button of the question; a landmark or a number for the rider is what the
chat's forms end with. All of one answer goes to the courier in one request.
"""

from datetime import date

import msgspec

from journeys.addresses import ADDRESS_GIVEN, PHONE_GIVEN, PIN_WORDS, given
from journeys.delivery_wishes import wish_in_words
from journeys.engine import answered
from journeys.events import Address, Event, PageAnswered
from journeys.state import Order, Shipment
from journeys.tokens import Choice
from journeys.turn import Turn

TO_COURIER = "address_to_courier"  # the journey that brings an address and a wish to the courier together


def on_page_answered(turn: Turn, event: Event) -> None:
    """Pass it on while the attempt stands. Too late, it is kept on the timeline alone; the page says so."""
    body = event.body
    assert isinstance(body, PageAnswered)
    order = turn.state.orders.get(body.order_id)
    parcel = attempted(turn.state.shipments_of(order.id), body.subject) if order else None
    turn.record(event, order_id=order.id if order else None, shipment_id=parcel.id if parcel else None)
    if order is None or parcel is None:
        return
    address = address_with(order.address, body)
    if address == order.address:
        _tap(turn, event, order, body)
    else:
        _give(turn, event, order, parcel, address)


def attempted(parcels: list[Shipment], subject: str) -> Shipment | None:
    """The parcel whose failed attempt is the one named and still stands open."""
    return next((parcel for parcel in parcels if parcel.ndr and str(parcel.ndr.id) == subject), None)


def address_with(known: Address, body: PageAnswered) -> Address:
    """The address with her landmark and her number; a pin on the map that she gave before stays."""
    pins = [part for part in known.landmark.split(", ") if part.startswith(PIN_WORDS)]
    landmark = ", ".join([body.landmark, *pins]) if body.landmark else known.landmark
    return msgspec.structs.replace(known, landmark=landmark, phone=body.phone or known.phone)


def wish_of_page(body: PageAnswered) -> dict[str, str]:
    """The button that it comes to, and what else she named."""
    named = {name: said for name, said in (("day", body.day), ("slot", body.slot)) if said}
    return {"choice": "chosen_day" if named else "reattempt"} | named


def _tap(turn: Turn, event: Event, order: Order, body: PageAnswered) -> None:
    """The journey of a new day asks the courier; where none does, a person."""
    said = wish_of_page(body)
    choice = Choice(said.pop("choice"), order.id, body.subject)
    if not answered(turn, choice, event, **said):
        day = date.fromisoformat(body.day) if body.day else None
        turn.open_task("change_date", order_id=order.id, note=wish_in_words(day, body.slot, {}))


def _give(turn: Turn, event: Event, order: Order, parcel: Shipment, address: Address) -> None:
    """Keep the address and tell the journeys, her wish with it; a request under way is made anew with this wish."""
    body = event.body
    assert isinstance(body, PageAnswered)
    wish = {"day": "", "slot": "", **wish_of_page(body)}
    for run in list(turn.state.runs.values()):
        if run.journey == TO_COURIER and run.order_id == order.id and run.ended_at is None:
            turn.state.runs[run.id] = msgspec.structs.replace(run, args=run.args | wish)
    turn.put_order(given(order, address, turn.now, turn.state.shipments_of(order.id)))
    kind = ADDRESS_GIVEN if body.landmark else PHONE_GIVEN
    turn.happened(kind, event, order_id=order.id, parcel_id=parcel.id, **wish)
