"""What a journey may have done about a failed attempt and a parcel that turns back: builders of commands. Pure."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from journeys.address_errands import remark_of
from journeys.decision import Ask
from journeys.delivery_wishes import remarks_of
from journeys.errands import Errand, ask_courier, order_of, parcel_of
from journeys.errors import CommandRefused
from journeys.events import Event
from journeys.marks import with_mark
from journeys.state import Order, Shipment
from journeys.status import Leg

# On which day, counted from today, the courier is asked to come. Not every courier takes a request without a day.
DAYS_OF_CHOICE = {"tomorrow": 1, "day_after": 2, "mornings": 1, "evenings": 1}
USUAL_DAYS = 1
LET_GO = "no_longer_wanted"

# What the courier's people read with the request.
REMARK_OF_CHOICE = {
    "mornings": "The customer asks for delivery in the morning.",
    "evenings": "The customer asks for delivery in the evening.",
    "nobody_came": "The customer says that nobody came. Please deliver with a call before.",
    "prepay": "The customer has paid online. Nothing is to be collected.",
    "deliver_it": "The customer wants the parcel. Please take the return back and deliver.",
}


def request_reattempt(errand: Errand) -> Ask:
    """Ask the courier to come again, on the day she chose; of a parcel that has only just turned, to turn it round.

    One choice is passed on once an attempt; another choice is another request.
    """
    parcel = parcel_of(errand)
    if parcel.ndr is None and parcel.leg is not Leg.RTO:
        raise CommandRefused("no failed attempt stands open", code="moved_on")
    if parcel.ndr:
        asked = msgspec.structs.replace(parcel.ndr, asked="asked", asked_for=wish_of(errand.run.args))
        errand.turn.put_parcel(msgspec.structs.replace(parcel, ndr=asked))
    about = str(parcel.ndr.id) if parcel.ndr else "rto"
    again = f":{errand.again}" if errand.again > 1 else ""
    key = f"reattempt:{parcel.id}:{about}:{errand.run.id}{again}"
    ask = reattempt_of(parcel, errand.order, key, errand.event)
    return msgspec.structs.replace(ask, params=ask.params | _when(errand))


def wish_of(args: Mapping[str, object]) -> str:
    """What she wants of the attempt, as it is compared: the button, with the day and part of the day she named."""
    named = (args.get("choice"), args.get("day"), args.get("slot"))
    return ":".join(str(each) for each in named if each)


def _when(errand: Errand) -> dict[str, str]:
    """The day she named or the one that her button stands for, and what the courier's people should read."""
    days = DAYS_OF_CHOICE.get(errand.choice, USUAL_DAYS)
    day = errand.turn.brand.local(errand.turn.now).date() + timedelta(days=days)
    named = str(errand.run.args.get("day", ""))
    return {"date": named or day.isoformat(), "remark": _remark(errand)}


def _remark(errand: Errand) -> str:
    """A button says it in its own words; else the part of the day she named or likes, whether to call (B-01), and the
    address where she has just given another (A-14)."""
    if errand.choice in REMARK_OF_CHOICE:
        return REMARK_OF_CHOICE[errand.choice]
    wishes = remarks_of(str(errand.run.args.get("slot", "")), errand.turn.state.customer.preferences)
    return " ".join(filter(None, (*wishes, remark_of(errand.order))))


def reattempt_of(parcel: Shipment, order: Order | None, dedupe_key: str, event: Event) -> Ask:
    """The ask itself."""
    address = order.address if order else None
    return Ask(
        "courier.request_reattempt",
        parcel.account,
        dedupe_key,
        {
            "awb": parcel.awb,
            "phone": (order.address.phone or order.phone) if order else "",
            "address": " ".join(filter(None, (address.line1, address.line2))) if address else "",
            "landmark": address.landmark if address else "",
            "pincode": order.pincode if order else "",
        },
        (event.key,),
        order_id=parcel.order_id,
        shipment_id=parcel.id,
    )


def request_rto(errand: Errand) -> Ask:
    """Tell the courier to bring the parcel back: she has decided, and nobody needs to ask her again."""
    parcel = parcel_of(errand)
    if parcel.ndr:
        asked = msgspec.structs.replace(parcel.ndr, asked="asked", asked_for=LET_GO)
        parcel = errand.turn.put_parcel(msgspec.structs.replace(parcel, ndr=asked))
    return ask_courier(errand, "courier.request_rto", parcel, {"awb": parcel.awb})


def note_answer(errand: Errand) -> None:
    """She has answered for the attempt that stands open: no second word, whatever comes of it."""
    parcel = errand.parcel
    if parcel and parcel.ndr and parcel.ndr.answered_at is None:
        answered = msgspec.structs.replace(parcel.ndr, answered_at=errand.turn.now)
        errand.turn.put_parcel(msgspec.structs.replace(parcel, ndr=answered))


def note_return(errand: Errand) -> None:
    """Keep why the parcel turned back and when she last saw something new before: what returns are counted by."""
    order = order_of(errand)
    touched = order.touched_at.isoformat() if order.touched_at else "never"
    order = with_mark(order, f"turned_back:{errand.run.args.get('why') or 'untold'}")
    errand.turn.put_order(with_mark(order, f"touched_before_return:{touched}"))
