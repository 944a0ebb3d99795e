"""Plays a life in memory with every shipped journey, and keeps apart what the checks need: what was true when."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from bot.rehearsing import conversation
from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.events import Event
from journeys.loading import load_catalogue
from journeys.messages import MESSAGES
from journeys.rehearsal import AskedCommand, Rehearsal, Reply, button_id
from journeys.rehearsal.courier import usual
from journeys.rehearsal.outside import Outside, new_outside
from journeys.state import Incident, Order
from journeys.status import RTO_STATUSES, Leg, Status
from tests.promises.steps import Step

MORNING = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)  # Monday 11:00 in India
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
MOST_ORDERS = 3
VENDOR_TAKES, LATE_VENDOR_TAKES = 20 * SECOND, 50 * HOUR
REST = 16  # looks after the last step
BETWEEN_LOOKS = 9 * HOUR


class Spell(msgspec.Struct, frozen=True):
    """From `since` until `until` something held: held | opted_out | down. Open while it lasts."""

    why: str
    since: datetime
    until: datetime


class Look(msgspec.Struct, frozen=True):
    """What stood in the books after a step."""

    at: datetime
    recorded: int  # how many events were on the timeline by then
    parcels: dict[str, tuple[Leg, Status]]
    orders: tuple[Order, ...]


@cache
def shipped() -> Catalogue:
    """Every journey that is shipped, read once."""
    return load_catalogue()


class JourneyPlayer:
    """One customer's life. `copies` is how often every event from outside reaches us."""

    def __init__(self, vendors: Sequence[str] = ("accepted",), *, copies: int = 1, brand: Brand | None = None) -> None:
        self.brand = brand or Brand(name="Khadi & Co")
        self.world = Rehearsal(self.brand, shipped(), start=MORNING, converse=conversation(), courier=self._answer)
        self.outsides: list[Outside] = []
        self.parcels: list[str] = []  # AWBs of which a scan or the shop has told
        self.spells: list[Spell] = []
        self.looks: list[Look] = []
        self.open_incidents: list[int] = []
        self._vendors = tuple(vendors)
        self._copies = copies
        self._scans: list[Event] = []
        self._opted_out_at: datetime | None = None

    def live(self, steps: Sequence[Step]) -> "JourneyPlayer":
        """All steps, a second apart, then days without anything new."""
        for step in steps:
            ACTIONS[step.what](self, step)
            self.pass_time(SECOND)
        for _ in range(REST):
            self.pass_time(BETWEEN_LOOKS)
        if self._opted_out_at:
            self.spells.append(Spell("opted_out", self._opted_out_at, self.world.now))
        return self

    def pass_time(self, span: timedelta) -> None:
        self.world.advance(span)
        self._look()

    def tell(self, event: Event) -> None:
        """Something reaches us, as often as everything does in this life."""
        self.world.feed(*[event] * self._copies)
        for _ in range(self._copies - 1):
            self.world.feed(event)

    def whose(self, step: Step) -> Outside:
        return self.outsides[step.who % len(self.outsides)]

    def scanned(self, event: Event) -> None:
        self._scans.append(event)

    def scan_of(self, step: Step) -> Event | None:
        return self._scans[step.who % len(self._scans)] if self._scans else None

    def order_of(self, outside: Outside) -> Order | None:
        wanted = outside.facts.shop_order_id
        return next((each for each in self.world.all_orders() if each.shop_order_id == wanted), None)

    def was(self, why: str, at: datetime) -> bool:
        """Whether such a spell ran then."""
        return any(each.why == why and each.since <= at < each.until for each in self.spells)

    def _look(self) -> None:
        world = self.world
        parcels = {each.awb: (each.leg, each.status) for each in world.all_parcels()}
        self.looks.append(Look(world.now, len(world.recorded), parcels, tuple(world.state.orders.values())))
        out_at = world.state.customer.opted_out_at
        if self._opted_out_at and out_at != self._opted_out_at:
            self.spells.append(Spell("opted_out", self._opted_out_at, self.looks[-2].at))
        self._opted_out_at = out_at

    def _answer(self, asked: AskedCommand) -> Sequence[Reply]:
        state = self._vendors[len(self.world.asked) % len(self._vendors)]
        if state == "silent":
            return []
        after = LATE_VENDOR_TAKES if state == "late" else VENDOR_TAKES
        return [msgspec.structs.replace(usual("accepted" if state == "late" else state, asked), after=after)]


def _order(player: JourneyPlayer, step: Step) -> None:
    number = len(player.outsides) + 1
    if number > MOST_ORDERS:
        return
    payment = step.how["payment"]
    named: dict[str, Any] = {"number": f"#KH-{20_000 + number}", "awb": f"KHA40000{number}"}
    owed: dict[str, Any] = {"status": "pending_payment", "financial_status": "pending"} if payment == "pending" else {}
    outside = new_outside(
        player.world.now, payment="cod" if payment == "cod" else "prepaid", shop_order_id=f"700{number}", **named
    )
    outside = msgspec.structs.replace(outside, told=1_000 * number)
    player.outsides.append(outside)
    if owed:
        owed["outstanding_paise"] = outside.facts.total_paise
    player.tell(outside.order(player.world.now, **owed))


def _ship(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).fulfilled(player.world.now))


def _cancel_order(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).cancelled(player.world.now))


def _pay(player: JourneyPlayer, step: Step) -> None:
    paid: dict[str, Any] = {"financial_status": "paid", "outstanding_paise": 0}
    outside = player.whose(step)
    if outside.facts.status == "pending_payment":
        paid["status"] = "open"
    player.tell(outside.order(player.world.now, **paid))


def _payment_failed(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).payment("failed", player.world.now, error="bank declined"))


def _new_address(player: JourneyPlayer, step: Step) -> None:
    outside = player.whose(step)
    address = msgspec.structs.replace(outside.facts.address, line1=step.how["line"])
    player.tell(outside.order(player.world.now, address=address))


def _refund(player: JourneyPlayer, step: Step) -> None:
    outside = player.whose(step)
    player.tell(outside.refund(step.how["state"], player.world.now, refund_id=f"rfnd_{outside.facts.shop_order_id}"))


def _send_back(player: JourneyPlayer, step: Step) -> None:
    """Only what she has: a return that ended before its order was delivered still hides that order's silence."""
    outside = player.whose(step)
    if outside.awb in {each.awb for each in player.world.all_parcels() if each.status is Status.DELIVERED}:
        player.tell(outside.sent_back(step.how["state"], player.world.now))


def _checkout(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).checkout(step.how["state"], player.world.now))


def _scan(player: JourneyPlayer, step: Step) -> None:
    how, now = step.how, player.world.now
    facts: dict[str, Any] = {"place": how["place"], "facility": how["place"].partition(",")[0]}
    if how["status"] is Status.DELIVERY_ATTEMPT_FAILED and "reason" in how:
        facts["reason"] = how["reason"]
        facts |= {"action_deadline_at": now + how["deadline"]} if how.get("deadline") else {}
    received_at = now + how.get("coming", timedelta(0))
    event = player.whose(step).scan(
        how["status"], now - how.get("late", timedelta(0)), received_at=received_at, **facts
    )
    player.scanned(event)
    if received_at > now:
        player.world.schedule(event)
    else:
        player.tell(event)


def _scan_again(player: JourneyPlayer, step: Step) -> None:
    """The courier tells something old once more."""
    event = player.scan_of(step)
    if event:
        player.tell(msgspec.structs.replace(event, received_at=max(event.received_at, player.world.now)))


def _edd(player: JourneyPlayer, step: Step) -> None:
    """The courier names another day."""
    now = player.world.now
    known: dict[str, Any] = {
        "edd_at": now + timedelta(days=step.how["days"]),
        "place": "Surat, Gujarat",
        "facility": "Surat",
    }
    event = player.whose(step).scan(Status.IN_TRANSIT, now, **known)
    player.scanned(event)
    player.tell(event)


def _correct(player: JourneyPlayer, step: Step) -> None:
    leg = Leg.RTO if step.how["status"] in RTO_STATUSES else Leg.FORWARD
    player.tell(player.whose(step).corrected(step.how["status"], player.world.now, leg))


def _revoke(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).scan(Status.IN_TRANSIT, player.world.now, revokes=step.how["how_far"]))


def _say(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).said(step.how["words"], player.world.now))


def _tap(player: JourneyPlayer, step: Step) -> None:
    """A button of any message she ever got, new or old."""
    asked = [left for left in player.world.sent if MESSAGES[left.message].choices]
    if asked:
        left = asked[-1 - step.how["message"] % len(asked)]
        choices = MESSAGES[left.message].choices
        choice = choices[step.how["button"] % len(choices)]
        token = button_id(left, choice, player.world.secret)
        player.tell(player.whose(step).tapped(token, choice.replace("_", " "), player.world.now))


def _marketing(player: JourneyPlayer, step: Step) -> None:
    player.tell(player.whose(step).marketing(at=player.world.now, **step.how))


def _open_page(player: JourneyPlayer, step: Step) -> None:
    order = player.order_of(player.whose(step))
    if order:
        player.tell(player.whose(step).page_opened(order.id, player.world.now))


def _hold(player: JourneyPlayer, step: Step) -> None:
    """An agent takes the conversation, or holds it on."""
    world, now = player.world, player.world.now
    until = max(now + step.how["span"], world.state.conversation.held_until or now)
    world.state.conversation = msgspec.structs.replace(world.state.conversation, held_by="asha", held_until=until)
    player.spells.append(Spell("held", now, until))


def _incident(player: JourneyPlayer, step: Step) -> None:
    """One begins, or the oldest is over."""
    if player.open_incidents:
        return player.world.clear_incident(player.open_incidents.pop())
    id = 900 + len(player.looks)
    incident = Incident(id, step.how["cause"], "courier", "delhivery", player.world.now)
    player.open_incidents.append(id)
    return player.world.open_incident(incident)


def _downtime(player: JourneyPlayer, step: Step) -> None:
    since = player.world.now
    player.spells.append(Spell("down", since, since + step.how["span"]))
    player.world.sleep(step.how["span"])


def _wait(player: JourneyPlayer, step: Step) -> None:
    player.pass_time(step.how["span"])


_ALL: tuple[Callable[[JourneyPlayer, Step], None], ...] = (
    *(_order, _ship, _cancel_order, _pay, _payment_failed, _new_address, _refund, _send_back, _checkout),
    *(_scan, _scan_again, _edd, _correct, _revoke, _say, _tap, _marketing, _open_page),
    *(_hold, _incident, _downtime, _wait),
)
ACTIONS = {action.__name__.removeprefix("_"): action for action in _ALL}
