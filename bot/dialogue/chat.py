"""What a skill sees of one message of a customer, and all that it may do about it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from bot.dialogue.packet import packet_of
from bot.dialogue.waiting import ONLY_A_PERSON, waiting_of
from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.desk.standing import is_held
from journeys.engine import answered
from journeys.events import Event, MessageIn
from journeys.interpreter import Meaning
from journeys.state import Conversation, Customer, Frame, Order, Shipment
from journeys.tokens import Choice
from journeys.turn import Turn

# An order that ended longer ago than this is not what "my order" means.
RECENTLY_ENDED = timedelta(days=10)
# For this long "it" is the order that was last talked about.
STILL_ABOUT = timedelta(minutes=30)

Suits = Callable[[Order], bool]


class NoOrder(Exception):
    """She may see no order, and must name one and prove that it is hers."""


class Chat:
    """One message of hers, in the state of all her orders. `order` is the one meant, where that is known.

    A skill answers with `reply`, asks with `begin` (a form), tells the journeys with `tap`, and gives up with
    `hand_over`. Everything it does is part of the turn: nothing leaves before it is saved.
    """

    def __init__(self, turn: Turn, event: Event, meaning: Meaning, *, choice: Choice | None = None) -> None:
        assert isinstance(event.body, MessageIn)
        self.turn = turn
        self.event = event
        self.body: MessageIn = event.body
        self.meaning = meaning
        self.choice = choice
        self.order: Order | None = None
        self.slots: dict[str, object] = {}
        self.began: Frame | None = None  # a form that the skill wants filled
        self.is_aside = False  # a question in the middle of a form: answered without buttons, then the form goes on

    # -- what is known -------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def now(self) -> datetime:
        return self.turn.now

    @property
    def brand(self) -> Brand:
        return self.turn.brand

    @property
    def customer(self) -> Customer:
        return self.turn.state.customer

    @property
    def conversation(self) -> Conversation:
        return self.turn.state.conversation

    def orders(self) -> list[Order]:
        """Orders she may see, newest first: her own and those she proved."""
        orders = {**self.turn.state.orders, **self.turn.state.visible}
        return sorted(orders.values(), key=lambda order: order.placed_at, reverse=True)

    def own(self, order_id: int | None) -> Order | None:
        """One of the orders that she may see, by id."""
        return next((order for order in self.orders() if order.id == order_id), None)

    def is_hers(self, order: Order) -> bool:
        """Whether the order is her own, and not one of somebody else's that she only proved."""
        return order.id in self.turn.state.orders

    def is_current(self, order: Order) -> bool:
        """Whether "my order" can mean it: open, or ended a short while ago."""
        if order.closed_at is None:
            return True
        return order.status != "cancelled" and self.now - order.closed_at < RECENTLY_ENDED

    def meant(self) -> Order:
        """The order this is about from now on: the one that was found, else her newest.

        Raises NoOrder when she may see none: a skill leaves it to `Skill.run` to ask for the proof of one.
        """
        self.order = self.order or next(iter(self.orders()), None)
        if self.order is None:
            raise NoOrder
        return self.order

    def obvious_order(self) -> Order | None:
        """The order that she must mean without naming it: the one last talked about, else her only current one."""
        current = [order for order in self.orders() if self.is_current(order)]
        return self.own(self.conversation.about) or (current[0] if len(current) == 1 else None)

    def parcels(self, order: Order) -> list[Shipment]:
        return self.turn.state.shipments_of(order.id) or [
            parcel for parcel in self.turn.state.visible_shipments.values() if parcel.order_id == order.id
        ]

    def story(self, order: Order) -> Answer:
        """The one true story of an order, from which every voice speaks."""
        return answer(order, self.parcels(order), self.now, self.brand)

    @property
    def has_tapped(self) -> bool:
        """Whether the journeys have had her answer already: a message of hers answers once."""
        return any(each.event.key == f"reply:{self.event.key}" for each in self.turn.out.recorded)

    # -- what it may do ------------------------------------------------------------------------------------------

    def reply(self, message: str, *, order: Order | None = None, subject: str = "", **args: object) -> None:
        """Say something; the order is the one meant where none is named. Several replies leave as one message."""
        about = order or self.order
        if about:
            self.turn.change_conversation(about=about.id, about_at=self.now)
        extra: dict[str, object] = {"bare": True} if self.is_aside else {}
        self.turn.reply(message, self.event, order_id=about.id if about else None, subject=subject, args=args | extra)

    def begin(self, form: str, *, order: Order | None = None, subject: str = "", **slots: object) -> None:
        """Have a form filled; what is known already is not asked again (B-11)."""
        about = order or self.order
        known = {name: value for name, value in slots.items() if value not in (None, "")}
        self.began = Frame(form, self.now, self.now, about.id if about else None, subject, known)

    def tap(self, name: str, *, order: Order | None = None, subject: str = "", **said: object) -> bool:
        """Do what the button `name` would, with what else she `said`: journeys that wait for it go on. False when
        none did."""
        about = order or self.order
        return answered(self.turn, Choice(name, about.id if about else 0, subject), self.event, **said)

    def tell_journeys(self, kind: str, *, order: Order | None = None, subject: str = "") -> None:
        """Something happened that journeys may react to (`journeys.vocabulary`)."""
        about = order or self.order
        self.turn.happened(kind, self.event, order_id=about.id if about else None, subject=subject)

    def prefer(self, **preferences: object) -> None:
        """Remember what she likes (B-01); None forgets it."""
        kept = {k: v for k, v in (self.customer.preferences | preferences).items() if v is not None}
        self.turn.state.customer = msgspec.structs.replace(self.customer, preferences=kept)

    @property
    def is_held(self) -> bool:
        """Whether a person holds the chat now: then we say nothing."""
        return is_held(self.conversation, self.now)

    def hand_over(self, reason: str, *, message: str = "handoff", order: Order | None = None, note: str = "") -> None:
        """Give the chat to a person, who sees all that is known (B-18). Forms under way end.

        Somebody who only wants a person and waits for one already hears by when; whose person is overdue, that it was
        raised again.
        """
        about = order or self.order
        waits = waiting_of(self.conversation, self.now, self.brand)
        if waits and reason in ONLY_A_PERSON:
            if not waits.is_overdue:
                return self.reply("handoff_waiting", order=about, answer_by=waits.answer_by_at.isoformat())
            reason, message = "asked_again", "handoff_late"
        packet = packet_of(self, reason, about)
        self.turn.change_conversation(awaiting="", stack=(), handoff_at=self.now, handoff_reason=reason)
        self.turn.open_task(f"handoff_{reason}", order_id=about.id if about else None, note=note, packet=packet)
        return self.reply(message, order=about)
