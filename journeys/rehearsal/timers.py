"""The timers of a rehearsal: what is set replaces what was set for the same purpose, as the store's rows do."""

import heapq
from collections.abc import Callable
from datetime import datetime

from journeys.decision import Decision, SetTimer
from journeys.events import Event, Key, TimerDue

OWN = "harkara"  # the source of what comes from ourselves


class Timers:
    """Timers by (name, subject), the earliest first."""

    def __init__(self, new_id: Callable[[], int]) -> None:
        self._new_id = new_id
        self._live: dict[tuple[str, str], tuple[int, SetTimer]] = {}
        self._heap: list[tuple[datetime, int, tuple[str, str]]] = []

    def follow(self, decision: Decision) -> None:
        """Take back what a decision takes back, then set what it sets."""
        for name in decision.cancelled_timers:
            self._live.pop(name, None)
        for timer in decision.timers:
            id = self._new_id()
            self._live[timer.name, timer.subject] = (id, timer)
            heapq.heappush(self._heap, (timer.due_at, id, (timer.name, timer.subject)))

    def next_at(self) -> datetime | None:
        """When the next one comes due."""
        while self._heap:
            at, id, name = self._heap[0]
            if name in self._live and self._live[name][0] == id:
                return at
            heapq.heappop(self._heap)  # taken back, or set anew
        return None

    def due(self, now: datetime, customer_id: int) -> list[Event]:
        """Those that have come due, as events; they are gone."""
        events = []
        while (at := self.next_at()) is not None and at <= now:
            _, id, name = heapq.heappop(self._heap)
            timer = self._live.pop(name)[1]
            body = TimerDue(timer.name, timer.subject, timer.due_at, timer.body)
            owner = (Key("customer", str(customer_id)),)
            events.append(Event("timer.due", f"timer:{id}", timer.due_at, now, OWN, body, owner))
        return events

    @property
    def live(self) -> list[SetTimer]:
        """All that are set, the earliest first."""
        return sorted((timer for _, timer in self._live.values()), key=lambda timer: (timer.due_at, timer.name))
