"""The world of one customer in memory: feed events, let time pass, read what left, what was asked and what was not."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from journeys.addresses import ADDRESS_GIVEN, fingerprint, give_address
from journeys.brand import Brand
from journeys.catalogue import NO_JOURNEYS, Catalogue
from journeys.decide import Converse, decide
from journeys.decision import Alert, Ask, Decision, Recorded
from journeys.engine import follow
from journeys.errors import HarkaraError
from journeys.events import (
    Address,
    CheckoutFacts,
    CommandResult,
    Event,
    IncidentNotice,
    Key,
    MessageIn,
    OrderFacts,
    Signal,
)
from journeys.incidents import affecting
from journeys.rehearsal.choosing import Choosing
from journeys.rehearsal.courier import Courier, Reply, silent
from journeys.rehearsal.door import Door
from journeys.rehearsal.memory import Memory
from journeys.rehearsal.records import AskedCommand, Kept, Left, OpenedTask
from journeys.rehearsal.timers import OWN, Timers
from journeys.state import Conversation, Customer, CustomerState, Incident, Order, Run, Shipment
from journeys.turn import Turn
from journeys.watching import arm

SECRET = "a-secret-of-rehearsals-only"  # signs buttons; nothing rehearsed ever leaves
IDENTITY_KINDS = frozenset({"phone", "bsuid", "parent_bsuid", "email", "shop_customer"})
EXIT = "exit:"  # how the word begins for a run that was over before its last step
CUSTOMER_ID = 10
MOST_AT_ONE_MOMENT = 200  # decisions; more, and something wakes itself for ever


class RehearsalStuck(HarkaraError):
    """A developer must act: something wakes itself again and again without time passing."""


class Rehearsal:
    """One customer. `feed` what happens, `advance` the clock; look at `sent`, `withheld`, `asked`, `tasks`, `runs`.

    `converse` answers her messages, as in `decide`; `courier` answers commands. Nothing is random and nothing reads
    a clock: the same calls give the same records.
    """

    def __init__(
        self,
        brand: Brand,
        catalogue: Catalogue = NO_JOURNEYS,
        *,
        start: datetime,
        converse: Converse | None = None,
        courier: Courier = silent,
        new_id: Callable[[], int] | None = None,
        customer_id: int = CUSTOMER_ID,
    ) -> None:
        self.brand = brand
        self.catalogue = catalogue
        self.now = start
        self.secret = SECRET
        self._new_id = new_id or count(100).__next__
        self._converse = converse or Choosing(SECRET)
        self._courier = courier
        self.state = CustomerState(Customer(customer_id, start), Conversation(customer_id), is_new=True)
        self.door = Door(brand, self._new_id)
        self.timers = Timers(self._new_id)
        self._coming: list[tuple[datetime, int, Event]] = []
        self._known: set[str] = set()
        self._asked_keys: set[str] = set()
        self._memory = Memory()
        self.recorded: list[Recorded] = []
        self.decisions: list[tuple[datetime, Decision]] = []
        self.asked: list[AskedCommand] = []
        self.tasks: list[OpenedTask] = []
        self.alerts: list[tuple[datetime, Alert]] = []
        self.ended: list[Run] = []

    # -- what can be seen --------------------------------------------------------------------------------------

    @property
    def sent(self) -> list[Left]:
        """Every message that left, in order."""
        return self.door.left

    @property
    def withheld(self) -> list[Kept]:
        """Every message that was kept back for good, and why; those that only had to wait are in `deferred`."""
        return [kept for kept in self.door.kept if kept.until is None]

    @property
    def deferred(self) -> list[Kept]:
        return [kept for kept in self.door.kept if kept.until is not None]

    @property
    def runs(self) -> list[Run]:
        """The runs that are waiting somewhere."""
        return list(self.state.runs.values())

    def all_orders(self) -> list[Order]:
        """Her orders, also those that ended long ago."""
        return sorted([*self.state.orders.values(), *self._memory.orders.values()], key=lambda order: order.id)

    def all_parcels(self) -> list[Shipment]:
        """Her parcels, also those that ended long ago."""
        return sorted([*self.state.shipments.values(), *self._memory.parcels.values()], key=lambda parcel: parcel.id)

    def next_at(self) -> datetime | None:
        """When something happens next if nobody does anything."""
        at = self.timers.next_at()
        if self._coming and (at is None or self._coming[0][0] < at):
            at = self._coming[0][0]
        if self.door.waiting:
            ready_at = min(each.not_before_at for each in self.door.waiting)
            at = ready_at if at is None else min(at, ready_at)
        return at

    # -- what can be done --------------------------------------------------------------------------------------

    def feed(self, *events: Event) -> None:
        """These reach us now, in one batch; what came due before they were received happens first."""
        received_at = max((event.received_at for event in events), default=self.now)
        if received_at > self.now:
            self.advance(received_at, until_just_before=True)
        self._decide([*events, *self.timers.due(self.now, self.state.customer.id)])
        self._let_out()
        self._run_due()

    def schedule(self, *events: Event) -> None:
        """These reach us when they are received."""
        for event in events:
            heapq.heappush(self._coming, (event.received_at, self._new_id(), event))

    def advance(self, by: timedelta | datetime, *, until_just_before: bool = False) -> None:
        """Let time pass, for a span or to a moment, and everything happen that it brings, each at its own time."""
        until = by if isinstance(by, datetime) else self.now + by
        while (at := self.next_at()) is not None and (at < until if until_just_before else at <= until):
            self.now = max(self.now, at)
            self._run_due()
        self.now = max(self.now, until)

    def sleep(self, span: timedelta) -> None:
        """Let time pass while nobody works, as after an outage; then do what came due meanwhile, late."""
        self.now += span
        self._run_due()

    def raise_signal(self, signal: Signal) -> None:
        """A detector sees friction now, as if it had looked while deciding."""
        turn = Turn(self.state, self.now, self.brand, self._new_id, self.catalogue)
        turn.raise_signal(signal)
        self._take(turn)

    def ask_in_chat(self, kind: str, order_id: int, **facts: Any) -> None:
        """She asks for something in the chat, as a skill tells the journeys of it."""
        turn = Turn(self.state, self.now, self.brand, self._new_id, self.catalogue)
        body = MessageIn(f"wamid.{kind}", "", "text")
        event = Event("message.received", f"{kind}:{self.now.isoformat()}", self.now, self.now, OWN, body)
        turn.happened(kind, event, order_id=order_id, **facts)
        self._take(turn)

    def give_address(self, order_id: int, address: Address, kind: str = ADDRESS_GIVEN) -> None:
        """She gives another address in the chat and says that it is right; PHONE_GIVEN: only another number."""
        turn = Turn(self.state, self.now, self.brand, self._new_id, self.catalogue)
        key = f"given:{fingerprint(address)}:{self.now.isoformat()}"
        event = Event("message.received", key, self.now, self.now, OWN, MessageIn(key, "", "text"))
        give_address(turn, self.state.orders[order_id], address, event, kind)
        self._take(turn)

    def _take(self, turn: Turn) -> None:
        follow(turn)
        turn.settle_messages()
        arm(turn)
        self._follow(turn.out)
        self._run_due()

    def open_incident(self, incident: Incident) -> None:
        """One cause hits many; hers are told when they stand in its scope, later ones when a scan brings them in."""
        self.state.incidents += (incident,)
        orders = self.state.orders
        parcels = [p for p in self.state.shipments.values() if affecting(p, orders.get(p.order_id or 0), [incident])]
        self._notify("opened", incident, parcels)

    def clear_incident(self, incident_id: int) -> None:
        """It is over."""
        over = next(each for each in self.state.incidents if each.id == incident_id)
        self.state.incidents = tuple(each for each in self.state.incidents if each.id != incident_id)
        parcels = [
            parcel
            for parcel in self.state.shipments.values()
            if any(each.incident_id == incident_id for each in parcel.affected)
        ]
        self._notify("cleared", over, parcels)

    def _notify(self, how: str, incident: Incident, parcels: list[Shipment]) -> None:
        if parcels:
            body = IncidentNotice(incident.id, incident.cause, tuple(parcel.id for parcel in parcels), incident.place)
            self.feed(Event(f"incident.{how}", f"incident:{incident.id}:{how}", self.now, self.now, OWN, body))

    def answer(self, asked: AskedCommand, reply: Reply) -> None:
        """A vendor answers a command, `reply.after` from now."""
        self.schedule(self._result(asked, reply))
        self._run_due()

    # -- how it works ------------------------------------------------------------------------------------------

    def _run_due(self) -> None:
        """Everything that is due at this moment, and what follows from it at this moment."""
        for _ in range(MOST_AT_ONE_MOMENT):
            events = [*self._arrived(), *self.timers.due(self.now, self.state.customer.id)]
            if events:
                self._decide(events)
            self._let_out()
            at = self.next_at()
            if at is None or at > self.now:
                return
        raise RehearsalStuck(f"more than {MOST_AT_ONE_MOMENT} decisions at {self.now.isoformat()}")

    def _arrived(self) -> list[Event]:
        events = []
        while self._coming and self._coming[0][0] <= self.now:
            events.append(heapq.heappop(self._coming)[2])
        return events

    def _decide(self, events: list[Event]) -> None:
        new = self._not_known_yet(events)
        if not new:
            return
        self._memory.recall(self.state, new, self.now)
        for event in new:
            self._learn_identities(event)
        self._follow(decide(self.state, new, self.now, self.brand, self._new_id, self._converse, self.catalogue))
        self.state.is_new = False

    def _not_known_yet(self, events: list[Event]) -> list[Event]:
        """Without what the timeline holds already, and without what is told twice at once."""
        fresh = {event.key: event for event in reversed(events) if event.key not in self._known}
        return list(reversed(fresh.values()))

    def _follow(self, decision: Decision) -> None:
        """Keep what a save would keep."""
        self.decisions.append((self.now, decision))
        self.recorded += decision.recorded
        self._known.update(each.event.key for each in decision.recorded)
        self._let_ended_runs_go()
        self.timers.follow(decision)
        for send in decision.sends:
            self.door.queue(send, self.now)
        for each in decision.withheld:
            self.door.kept.append(Kept(self.now, each.message, each.blockers, each.order_id, causes=each.causes))
        for task in decision.tasks:
            self._open_task(OpenedTask(self.now, task.reason, task.note, task.order_id))
        self.alerts += [(self.now, alert) for alert in decision.alerts]
        for ask in decision.asks:
            self._ask(ask)

    def _let_ended_runs_go(self) -> None:
        over = [run for run in self.state.runs.values() if run.ended_at]
        for run in over:
            del self.state.runs[run.id]
            if run.ended_as.startswith(EXIT):
                self.door.exits[run.id] = run.ended_as.removeprefix(EXIT)
        self.ended += over

    def _open_task(self, task: OpenedTask) -> None:
        """One open task per order and reason; nobody closes any here."""
        if not any((each.reason, each.order_id) == (task.reason, task.order_id) for each in self.tasks):
            self.tasks.append(task)

    def _ask(self, ask: Ask) -> None:
        if ask.dedupe_key in self._asked_keys:
            return
        self._asked_keys.add(ask.dedupe_key)
        asked = AskedCommand(self.now, self._new_id(), ask)
        self.asked.append(asked)
        self.schedule(*(self._result(asked, reply) for reply in self._courier(asked)))

    def _result(self, asked: AskedCommand, reply: Reply) -> Event:
        at = self.now + reply.after
        data = {"order_id": asked.ask.order_id, "shipment_id": asked.ask.shipment_id, **reply.data}
        body = CommandResult(asked.id, asked.command, reply.state, reply.code, reply.reason, data)
        owner = (Key("customer", str(self.state.customer.id)),)
        return Event(f"command.{reply.state}", f"command:{asked.id}:{reply.state}", at, at, OWN, body, owner)

    def _let_out(self) -> None:
        if self.door.waiting:
            self._memory.forget(self.state, self.now)
            self.door.let_out(self.state, self.now)

    def _learn_identities(self, event: Event) -> None:
        if isinstance(event.body, OrderFacts | MessageIn | CheckoutFacts):
            for key in event.keys:
                if key.kind in IDENTITY_KINDS:
                    self.state.identities.setdefault(key, event.source)
