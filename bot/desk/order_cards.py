"""Orders and parcels on the panel, told with the one answer that bot, page and messages tell. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from bot.desk.words import OF_ACTION, OF_COMMAND, day_of, moment_of, rupees, shown_phone, spoken
from bot.tracking.links import page_link
from journeys.addresses import Reach, reach_of
from journeys.answer import Answer, Stage, answer
from journeys.brand import Brand
from journeys.payment_standing import is_before_dispatch, is_paid
from journeys.progress import progress_of
from journeys.returns import waiting_return
from journeys.state import CustomerState, Order, Shipment
from journeys.store.desk_panel import PanelRows, Row
from journeys.wording import Wording

ENGLISH = "en"
NEWEST_SCANS = 12


class Pair(msgspec.Struct, frozen=True):
    """A label and what stands beside it."""

    label: str
    text: str
    tone: str = "plain"


class ParcelCard(msgspec.Struct, frozen=True):
    """A parcel with its way, newest first, in the courier's own words."""

    awb: str
    courier: str
    status: str
    leg: str
    tracking_url: str
    scans: tuple[Pair, ...]
    attempt: str = ""


class OrderCard(msgspec.Struct, frozen=True):
    """An order as every voice tells it. `steps` are milestones with whether each is reached."""

    id: int
    number: str
    headline: str
    lines: tuple[str, ...]
    steps: tuple[tuple[str, bool], ...]
    facts: tuple[Pair, ...]
    items: tuple[str, ...]
    parcels: tuple[ParcelCard, ...]
    asks: tuple[Pair, ...]
    page: str
    can: tuple[tuple[str, str], ...]
    is_late: bool = False
    is_ended: bool = False
    is_foreign: bool = False


class Voice(msgspec.Struct, frozen=True):
    """What the panel speaks with, and for whom: a lead sees phones."""

    brand: Brand
    wording: Wording
    now: datetime
    public_url: str
    secret: str
    sees_phones: bool

    def moment(self, at: datetime | None) -> str:
        return moment_of(at, self.now, self.brand)

    def by(self, at: datetime) -> str:
        """A moment by which something is promised: midnight is the end of the day before it."""
        local = self.brand.local(at)
        if local.hour or local.minute:
            return f"by {self.moment(at)}"
        return f"by the end of {day_of(at - timedelta(minutes=1), self.now, self.brand)}"

    def phone(self, phone: str) -> str:
        return shown_phone(phone, self.sees_phones)

    def story(self, order: Order, state: CustomerState) -> Answer:
        return answer(order, state.shipments_of(order.id), self.now, self.brand)


def order_about(orders: Iterable[Order], about: int | None) -> Order | None:
    """The order that the chat is about: the one last talked about, else the newest open one, else the newest."""
    return max(orders, key=lambda each: _weight(each, about), default=None)


def in_order(orders: Iterable[Order], about: int | None) -> list[Order]:
    """Orders as the panel shows them: what the chat is about first."""
    return sorted(orders, key=lambda each: _weight(each, about), reverse=True)


def _weight(order: Order, about: int | None) -> tuple[bool, bool, datetime]:
    return order.id == about, order.closed_at is None, order.placed_at


def order_card(order: Order, rows: PanelRows, voice: Voice) -> OrderCard:
    state, wording = rows.state, voice.wording
    story = voice.story(order, state)
    progress, english = progress_of(story.stage), wording.language(ENGLISH)
    steps = (
        [(wording.line(f"milestone_{each}", english), i) for i, each in enumerate(progress.milestones)]
        if progress
        else []
    )
    headline = wording.line(f"now_{story.stage}", english).rstrip(".")
    return OrderCard(
        id=order.id,
        number=order.number.lstrip("#"),
        headline=headline[:1].upper() + headline[1:],
        lines=tuple(wording.story_lines(story, voice.brand, english)),
        steps=tuple((name, bool(progress and i < progress.done)) for name, i in steps),
        facts=tuple(_facts_of(order, voice)),
        items=tuple(f"{item.quantity} × {item.title}" for item in order.items),
        parcels=tuple(parcel_card(parcel, rows.scans, voice) for parcel in state.shipments_of(order.id)),
        asks=tuple(_asks(order, rows.asks, voice)),
        page=page_link(voice.public_url, order.id, voice.secret),
        can=tuple(actions_of(order, state.shipments_of(order.id), story)),
        is_late=story.is_delayed,
        is_ended=story.is_ended,
        is_foreign=order.id in state.visible,
    )


def _facts_of(order: Order, voice: Voice) -> Iterator[Pair]:
    paid = {"cod": "cash on delivery", "prepaid": "paid", "part_cod": "part paid"}.get(order.payment, order.payment)
    due = f", {rupees(order.outstanding_paise)} to pay" if order.outstanding_paise else ""
    yield Pair("Placed", voice.moment(order.placed_at))
    yield Pair("Amount", f"{rupees(order.total_paise)} {paid}{due}")
    where = order.address
    lines = (where.name, where.line1, where.line2, where.landmark, where.city, where.state, where.pincode)
    if address := ", ".join(each for each in lines if each):
        yield Pair("Address", address)
    if order.note:
        yield Pair("Note", order.note)
    if order.tags:
        yield Pair("Tags", ", ".join(order.tags))
    for each in order.returns:
        yield Pair(each.what.capitalize(), spoken(each.state) + (f": {each.reason}" if each.reason else ""))


def _asks(order: Order, found: Sequence[Row], voice: Voice) -> Iterator[Pair]:
    """What couriers, shop and payments were asked about this order, newest first, as far as they have answered."""
    words = {"done": "accepted", "failed": "refused", "parked": "not reached"}
    for row in found:
        if row["order_id"] == order.id and row["name"] in OF_COMMAND:
            state = words.get(row["state"], "asked")
            tone = {"accepted": "good", "asked": "plain"}.get(state, "bad")
            yield Pair(OF_COMMAND[row["name"]], f"{state}, {voice.moment(row['done_at'] or row['created_at'])}", tone)


def parcel_card(parcel: Shipment, scans: Sequence[Row], voice: Voice) -> ParcelCard:
    mine = [row for row in scans if row["shipment_id"] == parcel.id][:NEWEST_SCANS]
    ndr = parcel.ndr
    attempt = f"Attempt {ndr.attempt_no} failed: {spoken(ndr.reason)}" if ndr else ""
    return ParcelCard(
        awb=parcel.awb,
        courier=parcel.courier or parcel.account,
        status=spoken(parcel.status),
        leg="" if parcel.leg == "forward" else spoken(parcel.leg),
        tracking_url=parcel.tracking_url if parcel.tracking_url.startswith(("https://", "http://")) else "",
        scans=tuple(_scan(row, voice) for row in mine),
        attempt=attempt + (f", courier {ndr.asked}" if ndr and ndr.asked else ""),
    )


def _scan(row: Row, voice: Voice) -> Pair:
    said = [row["raw_text"] or spoken(row["status"]), row["remark"], row["facility"] or row["place"]]
    words = " · ".join(dict.fromkeys(each for each in said if each))
    return Pair(voice.moment(row["occurred_at"]), words, "bad" if "failed" in row["status"] else "plain")


def actions_of(order: Order, parcels: Sequence[Shipment], story: Answer) -> Iterator[tuple[str, str]]:
    """What an agent may ask for this order as it stands: (a name of `journeys.desk.order_actions.ACTIONS`, label)."""
    has_failed = any(parcel.ndr for parcel in parcels)
    may = {
        **dict.fromkeys(("reattempt", "new_date", "fake_attempt", "send_back"), has_failed),
        "change_address": reach_of(order, parcels) is not Reach.NOBODY,
        "pay_link": bool(order.outstanding_paise) and not story.is_ended and not is_paid(order),
        "cancel": order.status != "cancelled" and is_before_dispatch(order, list(parcels)),
        "start_return": story.stage is Stage.DELIVERED,
        **dict.fromkeys(("approve_return", "decline_return"), waiting_return(order) is not None),
    }
    yield from ((name, label) for name, label in OF_ACTION.items() if may[name])
