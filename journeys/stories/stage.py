"""The stage of a story: the rehearsed world, what has been told, and what nobody has named yet."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.decide import Converse
from journeys.events import Event
from journeys.rehearsal import AskedCommand, Left, OpenedTask, Rehearsal
from journeys.rehearsal.outside import Outside
from journeys.state import CustomerState, Order, Run, Shipment
from journeys.stories.given import brand_of, outside_of, prepare, tell_silently
from journeys.stories.moments import first_moment, say_moment
from journeys.stories.story import Story

A_MOMENT = timedelta(seconds=1)
# What a message that left said, from the customer's state and the rules of her brand.
Words = Callable[[Left, CustomerState, Brand], str]


class StoryFailed(Exception):
    """The journey's author, or the story's, must act: the text says what was expected and what is."""


class Cursor(msgspec.Struct):
    """How many of each the story has named."""

    sent: int = 0
    asked: int = 0
    tasks: int = 0


class Stage:
    """Where one story plays. Acts change it, checks look at it."""

    def __init__(
        self, story: Story, catalogue: Catalogue, brand: Brand, converse: Converse | None, wording: Words | None = None
    ) -> None:
        self.story = story
        self.wording = wording
        self.brand = brand_of(story.given, brand)
        start = first_moment(story.at, self.brand)
        self.rehearsal = Rehearsal(self.brand, catalogue, start=start, converse=converse)
        prepare(self.rehearsal, story.given)
        self.outsides: list[Outside] = [outside_of(story.given, start)]
        self.named = Cursor()
        self.is_told = False
        self.last_told: Event | None = None
        self.answered: dict[int, str] = {}  # command -> what came of it
        if "parcel" in story.given or "orders" in story.given:
            self.known_order()
        for number in range(1, int(story.given.get("orders", 1))):
            self.outsides.append(outside_of(story.given, start, number))
            tell_silently(self.rehearsal, self.outside, story.given)

    @property
    def outside(self) -> Outside:
        """The order that the next line is about: the newest."""
        return self.outsides[-1]

    # -- telling ---------------------------------------------------------------------------------------------------

    def tell(self, make: Callable[[], Event]) -> None:
        """Something happens now; two things never at the very same moment."""
        self.tell_together(lambda: [make()])

    def tell_together(self, make: Callable[[], list[Event]]) -> None:
        """Several things reach us at once."""
        if self.last_told and self.last_told.received_at >= self.rehearsal.now:
            self.rehearsal.advance(A_MOMENT)
        events = make()
        self.rehearsal.feed(*events)
        self.last_told = events[-1]

    def known_order(self) -> None:
        """A line about an order that no line told of: it was known before the story began."""
        if not self.is_told:
            self.is_told = True
            tell_silently(self.rehearsal, self.outside, self.story.given)

    # -- records ---------------------------------------------------------------------------------------------------

    def order(self) -> Order:
        shop_order_id = self.outside.facts.shop_order_id
        order = next((o for o in self.rehearsal.state.orders.values() if o.shop_order_id == shop_order_id), None)
        if order is None:
            raise StoryFailed("there is no order yet; begin with `- order`")
        return order

    def parcel(self) -> Shipment | None:
        return next((s for s in self.rehearsal.state.shipments.values() if s.awb == self.outside.awb), None)

    # -- what nobody has named -------------------------------------------------------------------------------------

    def unnamed_sent(self) -> list[Left]:
        return self.rehearsal.sent[self.named.sent :]

    def unnamed_asked(self) -> list[AskedCommand]:
        return self.rehearsal.asked[self.named.asked :]

    def unnamed_tasks(self) -> list[OpenedTask]:
        return self.rehearsal.tasks[self.named.tasks :]

    def require_all_named(self, before: str) -> None:
        """Raises StoryFailed when something was done that no line has named."""
        done = [f"`sent: {each.message}` at {self.say(each.at)}" for each in self.unnamed_sent()]
        done += [f"`did: {each.command}` at {self.say(each.at)}" for each in self.unnamed_asked()]
        done += [f"`task: {each.reason}` at {self.say(each.at)}" for each in self.unnamed_tasks()]
        if done:
            raise StoryFailed(f"before {before} this happened and no line names it: {', '.join(done)}")

    # -- words for failures ----------------------------------------------------------------------------------------

    def say(self, at: Any) -> str:
        return say_moment(at, self.brand)

    def whereabouts(self, message: str = "") -> str:
        """What an author needs to see why something did not happen."""
        told = [*self._why_not(message), *(self._stands(run) for run in self.rehearsal.runs)]
        ended = [f"{run.journey} ended ({run.ended_as}) at {self.say(run.ended_at)}" for run in self.rehearsal.ended]
        return "; ".join([*told, *ended]) or "no journey is running"

    def _why_not(self, message: str) -> list[str]:
        door = self.rehearsal.door
        kept = [each for each in door.kept if each.message == message]
        told = [f"`{message}` was held back at {self.say(e.at)}: {', '.join(e.blockers)}" for e in kept]
        waiting = [each for each in door.waiting if each.send.message == message]
        return told + [f"it waits until {self.say(each.not_before_at)}" for each in waiting]

    def _stands(self, run: Run) -> str:
        until = f" until {self.say(run.due_at)}" if run.due_at else ""
        return f"{run.journey} stands at {run.step} since {self.say(run.step_at)}{until}"
