"""Plays a history through a catalogue: the outside tells, the customer reacts, time skips from one to the next."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.decide import Converse
from journeys.events import Event, MessageIn, PageOpened
from journeys.messages import MESSAGES
from journeys.rehearsal import AskedCommand, Left, Rehearsal, Reply, button_id
from journeys.rehearsal.courier import usual
from journeys.simulation.history import Course, Fork, History
from journeys.simulation.rates import Habits, Rates
from journeys.simulation.shopper import Intent, Shopper
from journeys.simulation.troubles import Trouble, Troubles
from journeys.state import Incident

AFTERWARDS = timedelta(days=21)  # how long after its last event a history is followed
VENDOR_TAKES = timedelta(seconds=20)
REATTEMPT = "courier.request_reattempt"
MOST_ROUNDS = 5_000
FIRST_LOOKS = (timedelta(hours=14), timedelta(hours=40), timedelta(hours=41), timedelta(hours=43))


class Contact(msgspec.Struct, frozen=True):
    """She wrote to us of her own accord."""

    at: datetime
    words: str


class Played(msgspec.Struct):
    """A history as it went under one catalogue."""

    history: History
    world: Rehearsal
    troubles: list[Trouble] = []
    contacts: list[Contact] = []
    taps: list[tuple[datetime, str]] = []


class World(msgspec.Struct, frozen=True):
    """What all histories are played with."""

    catalogue: Catalogue
    brand: Brand
    converse: Converse | None = None
    rates: Rates = Rates()
    habits: Habits = Habits()


def play(history: History, world: World) -> Played:
    """From the first event until a while after the last."""
    return _Play(history, world).run()


class _Play:
    """One history under way."""

    def __init__(self, history: History, world: World) -> None:
        self._world = world
        self._history = history
        self._rehearsal = Rehearsal(
            world.brand,
            world.catalogue,
            start=history.start,
            converse=world.converse,
            courier=self._answer,
            customer_id=history.index + 1,
        )
        self._played = Played(history, self._rehearsal)
        self._troubles = Troubles(world.brand)
        self._shopper = Shopper(history.chance, world.habits, history.start)
        self._fork: Fork | None = None
        self._openings: list[Event] = []
        self._incidents = _changes(history)
        self._until = history.start
        self._sent = 0
        self._decided = 0
        self._recorded_taps = list(history.taps)
        self._prepare()

    def run(self) -> Played:
        """Skip from one moment to the next until nothing more comes."""
        for _ in range(MOST_ROUNDS):
            at = self._next_at()
            if at is None or at > self._until:
                break
            self._rehearsal.advance(at)
            self._tell_of_incidents()
            self._tell_openings()
            self._take_fork()
            self._act()
            self._look_round()
        if not self._history.is_live:
            self._played.contacts = list(_questions(self._rehearsal))
        return self._played

    def _prepare(self) -> None:
        customer, history = self._rehearsal.state.customer, self._history
        known = {"marketing": history.marketing, "language": history.language}
        self._rehearsal.state.customer = msgspec.structs.replace(customer, **known)
        self._follow(history.course)
        if history.is_live and history.chance.happens(self._world.rates.opens_page, "opens page"):
            often = 1 + int(4 * history.chance.draw("opens page often"))
            for after in FIRST_LOOKS[:often]:
                self._shopper.will_open_page(history.start + after)

    def _follow(self, course: Course) -> None:
        openings = [event for event in course.events if isinstance(event.body, PageOpened)]
        self._openings = sorted([*self._openings, *openings], key=lambda event: event.received_at)
        self._rehearsal.schedule(*(event for event in course.events if not isinstance(event.body, PageOpened)))
        self._fork = course.fork
        last = max((event.received_at for event in course.events), default=self._until)
        self._until = max(self._until, last + AFTERWARDS, course.fork.at if course.fork else last)

    def _next_at(self) -> datetime | None:
        moments = [self._rehearsal.next_at(), self._troubles.next_at(), self._customers_next()]
        if self._fork:
            moments.append(self._fork.at)
        if self._incidents:
            moments.append(self._incidents[0][0])
        if self._openings:
            moments.append(self._openings[0].received_at)
        return min((at for at in moments if at), default=None)

    def _customers_next(self) -> datetime | None:
        if self._history.is_live:
            return self._shopper.next_at()
        return self._recorded_taps[0][0] if self._recorded_taps else None

    # -- the outside ---------------------------------------------------------------------------------------------

    def _tell_of_incidents(self) -> None:
        while self._incidents and self._incidents[0][0] <= self._rehearsal.now:
            _, incident, is_open = self._incidents.pop(0)
            if is_open:
                self._rehearsal.open_incident(incident)
            else:
                self._rehearsal.clear_incident(incident.id)

    def _tell_openings(self) -> None:
        """Page openings name orders by our own numbers, which only this world knows."""
        while self._openings and self._openings[0].received_at <= self._rehearsal.now:
            event = self._openings.pop(0)
            numbers = {key.value for key in event.keys if key.kind == "order_number"}
            named = [order.id for order in self._rehearsal.state.orders.values() if order.number_key in numbers]
            if named:
                self._rehearsal.feed(msgspec.structs.replace(event, body=PageOpened(named[0])))

    def _take_fork(self) -> None:
        fork = self._fork
        if fork and fork.at <= self._rehearsal.now:
            self._fork = None
            self._follow(fork.if_asked if self._was_asked_since(fork.since) else fork.otherwise)

    def _was_asked_since(self, since: datetime) -> bool:
        return any(
            recorded.event.kind == "command.accepted"
            and getattr(recorded.event.body, "command", "") == REATTEMPT
            and recorded.event.occurred_at >= since
            for recorded in self._rehearsal.recorded
        )

    def _answer(self, asked: AskedCommand) -> Sequence[Reply]:
        """The vendor's answer: as recorded, else mostly yes."""
        recorded = [state for command, state in self._history.replies if command == asked.command]
        if recorded:
            number = sum(each.command == asked.command for each in self._rehearsal.asked) - 1
            state = recorded[min(number, len(recorded) - 1)]
        else:
            refuses = asked.command == REATTEMPT and self._history.chance.happens(
                self._world.rates.reattempt_refused, f"refuses:{asked.ask.dedupe_key}"
            )
            state = "refused" if refuses else "accepted"
        after = VENDOR_TAKES if self._history.is_live else timedelta(0)
        return [msgspec.structs.replace(usual(state, asked), after=after)]

    # -- the customer --------------------------------------------------------------------------------------------

    def _act(self) -> None:
        now = self._rehearsal.now
        if not self._history.is_live:
            while self._recorded_taps and self._recorded_taps[0][0] <= now:
                self._tap_again(self._recorded_taps.pop(0)[1])
            return
        for intent in self._shopper.due(now):
            ACT_OF_INTENT[intent.what](self, intent)

    def _tap(self, intent: Intent) -> None:
        self._send_tap(self._rehearsal.sent[intent.about], intent.said)

    def _tap_again(self, button: str) -> None:
        """A recorded tap: on the last message that carries that button in this catalogue."""
        carrying = [left for left in self._rehearsal.sent if button in MESSAGES[left.message].choices]
        if carrying:
            self._send_tap(carrying[-1], button)

    def _send_tap(self, left: Left, button: str) -> None:
        token = button_id(left, button, self._rehearsal.secret)
        self._played.taps.append((self._rehearsal.now, button))
        self._rehearsal.feed(self._history.outside.tapped(token, button.replace("_", " "), self._rehearsal.now))

    def _ask(self, intent: Intent) -> None:
        """She asks, unless she has lost all patience."""
        if self._shopper.asked() and self._shopper.is_waiting:
            self._say(intent.said)

    def _worry(self, intent: Intent) -> None:
        """She found out by herself: she asks unless we spoke meanwhile, or it is over."""
        trouble = self._played.troubles[intent.about]
        spoken = any(left.at >= trouble.at and left.order_id == trouble.order_id for left in self._rehearsal.sent)
        if not spoken and self._shopper.asked():
            self._say(intent.said)

    def _say(self, words: str) -> None:
        self._played.contacts.append(Contact(self._rehearsal.now, words))
        self._rehearsal.feed(self._history.outside.said(words, self._rehearsal.now))

    def _open(self, intent: Intent) -> None:
        order = next(iter(self._rehearsal.state.orders.values()), None)
        if order and order.closed_at is None:
            self._rehearsal.feed(self._history.outside.page_opened(order.id, self._rehearsal.now))

    # -- after each moment ---------------------------------------------------------------------------------------

    def _look_round(self) -> None:
        rehearsal = self._rehearsal
        left = rehearsal.sent
        for number in range(self._sent, len(left)):
            self._shopper.received(number, left[number])
        self._sent = len(left)
        if self._decided == len(rehearsal.decisions) and not self._troubles.is_due(rehearsal.now):
            return
        self._decided = len(rehearsal.decisions)
        self._shopper.is_waiting = any(order.closed_at is None for order in rehearsal.state.orders.values())
        for trouble in self._troubles.follow(rehearsal):
            self._played.troubles.append(trouble)
            self._shopper.noticed_trouble(len(self._played.troubles) - 1, trouble.kind, trouble.at)


ACT_OF_INTENT = {"tap": _Play._tap, "ask": _Play._ask, "worry": _Play._worry, "open": _Play._open}


def _changes(history: History) -> list[tuple[datetime, Incident, bool]]:
    """When incidents open (True) and are cleared, in order."""
    opened = [(incident.opened_at, incident, True) for incident, _ in history.incidents]
    cleared = [(at, incident, False) for incident, at in history.incidents if at]
    return sorted(opened + cleared, key=lambda change: (change[0], change[1].id))


def _questions(world: Rehearsal) -> Iterator[Contact]:
    """What she wrote of her own accord, as recorded."""
    for event in (recorded.event for recorded in world.recorded):
        if isinstance(event.body, MessageIn) and not event.body.button_id:
            yield Contact(event.received_at, event.body.text)
