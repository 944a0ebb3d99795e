"""How a made-up customer behaves: she reads, taps, loses patience, asks where her order is, opens her page."""

import heapq
from collections import Counter
from datetime import datetime, time, timedelta

import msgspec

from journeys.messages import MESSAGES, Lane
from journeys.rehearsal import Left
from journeys.simulation.chance import Chance
from journeys.simulation.parcels import INDIA
from journeys.simulation.rates import Habits

# Buttons that few tap: help and status are always there, the first of the others is what the message is for.
ALWAYS_THERE = {"agent": 0.05, "order_status": 0.05}
LATER = 0.5  # each further button is so much less likely than the one before
AWAKE = (time(8), time(22, 30))
SHARE_OF_LANE = {Lane.URGENT: "taps_urgent", Lane.UTILITY: "taps_utility", Lane.MARKETING: "taps_marketing"}
QUESTION = "where is my order?"
WORRIES = {"refund": "where is my refund?", "quality_check": "did you get my return?"}
COMPLAINT = "my order is late, where is it?"


class Intent(msgspec.Struct, frozen=True, order=True):
    """Something she will do. `what` is tap, ask, worry or open; `said` the button or the words; `about` the number
    of the message or trouble it is about."""

    at: datetime
    number: int
    what: str
    said: str = ""
    about: int = -1


class Shopper:
    """Reacts to what reaches her. All her draws are named, so that she is the same under another catalogue."""

    def __init__(self, chance: Chance, habits: Habits, placed_at: datetime) -> None:
        self._chance = chance
        self._habits = habits
        self._intents: list[Intent] = []
        self._count = 0
        self._told: Counter[str] = Counter()
        self._asks_at: datetime | None = None
        self._touched_at = placed_at
        self.questions = 0
        self.is_waiting = False  # whether she has an open order
        self._wait_again()

    def next_at(self) -> datetime | None:
        """When she does something next."""
        acts_at = self._intents[0].at if self._intents else None
        if not self.is_waiting or self._asks_at is None:
            return acts_at
        return self._asks_at if acts_at is None else min(acts_at, self._asks_at)

    def due(self, now: datetime) -> list[Intent]:
        """What she does now."""
        found = []
        while self._intents and self._intents[0].at <= now:
            found.append(heapq.heappop(self._intents))
        if self.is_waiting and self._asks_at and self._asks_at <= now:
            self._touched_at = now
            self._wait_again()
            found.append(Intent(now, 0, "ask", QUESTION))
        return found

    def received(self, number: int, left: Left) -> None:
        """A message of ours has reached her: number `number` of those that left."""
        self._touched_at = max(self._touched_at, left.at)
        self._wait_again()
        name = f"{left.message}:{left.subject}:{self._told[left.message]}"
        self._told[left.message] += 1
        if not self._chance.happens(self._habits.reads, f"reads:{name}"):
            return
        read_at = awake(left.at + self._chance.span(self._habits.reads_after, f"reads after:{name}", 1.3))
        button = self._button(left.message, name)
        if button:
            self._will(read_at + self._chance.span(timedelta(seconds=40), f"taps after:{name}"), "tap", button, number)

    def noticed_trouble(self, number: int, kind: str, at: datetime) -> None:
        """Something went wrong with her order; she may find out by herself and ask, unless we spoke first."""
        what = f"{kind}:{at.isoformat()}"
        if self._chance.happens(self._habits.notices_trouble, f"notices:{what}"):
            after = self._chance.span(self._habits.notices_after, f"notices after:{what}", 1.0)
            self._will(awake(at + after), "worry", WORRIES.get(kind, COMPLAINT), number)

    def will_open_page(self, at: datetime) -> None:
        """She will look at her tracking page."""
        self._will(awake(at), "open")

    def asked(self) -> bool:
        """Whether she still has the patience to ask; counts it."""
        self.questions += 1
        return self.questions <= self._habits.most_questions

    def _button(self, message: str, name: str) -> str:
        """The button she taps, or ""."""
        known = MESSAGES[message]
        share = getattr(self._habits, SHARE_OF_LANE.get(known.lane, "taps_reply"))
        draw = self._chance.draw(f"taps:{name}")
        offered = [button for button in known.choices if button not in ALWAYS_THERE]
        weights = [LATER**place for place in range(len(offered))]
        for button, weight in zip(offered, weights, strict=True):
            draw -= share * weight / sum(weights)
            if draw < 0:
                return button
        for button in known.choices:
            draw -= ALWAYS_THERE.get(button, 0.0)
            if draw < 0:
                return button
        return ""

    def _wait_again(self) -> None:
        """From the last touch she has so much patience, if she is one who asks."""
        number = self.questions
        if not self._chance.happens(self._habits.asks_when_silent, f"asks:{number}"):
            self._asks_at = None
            return
        patience = self._chance.span(self._habits.patience, f"patience:{number}", 0.45)
        self._asks_at = awake(self._touched_at + patience)

    def _will(self, at: datetime, what: str, said: str = "", about: int = -1) -> None:
        self._count += 1
        heapq.heappush(self._intents, Intent(at, self._count, what, said, about))


def awake(at: datetime) -> datetime:
    """`at`, or the next morning when she sleeps."""
    local = at.astimezone(INDIA)
    if AWAKE[0] <= local.time() <= AWAKE[1]:
        return at
    day = local.date() if local.time() < AWAKE[0] else local.date() + timedelta(days=1)
    morning = datetime.combine(day, AWAKE[0], INDIA) + timedelta(minutes=local.minute, seconds=local.second)
    return morning.astimezone(at.tzinfo)
