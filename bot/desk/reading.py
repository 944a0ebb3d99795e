"""Reads what the desk shows: a page of a queue, one conversation with thread, panel and composer, in few statements."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access.user import User
from bot.composing import Composer
from bot.desk.order_cards import Voice, order_about
from bot.desk.panel import Panel, panel_of
from bot.desk.queue import Card, Looking, Window, cards_of, window_of
from bot.desk.replying import CannedText, Draft, canned_for, facts_for, suggestion, templates_for
from bot.desk.thread import Entry, Seen, entries_of
from bot.desk.why import why_of
from bot.desk.words import clock_of, initials_of, moment_of, words_of_reason
from bot.looking_up import keys_of
from journeys.brand import Brand
from journeys.explanation import Line
from journeys.state import REMEMBERED_FOR, Conversation, CustomerState
from journeys.store import desk_own, desk_panel, desk_queue, desk_thread
from journeys.store.database import Database
from journeys.store.desk_beside import read_beside
from journeys.store.desk_search import search
from journeys.wording import Wording

PRESENT_FOR = timedelta(seconds=30)


class QueuePage(msgspec.Struct, frozen=True):
    """A page of a queue, or of what a search found. `next` leads on, "" at the end."""

    queue: str
    cards: tuple[Card, ...]
    next: str = ""
    said: str = ""


class Frame(msgspec.Struct, frozen=True):
    """What stands around the queue: counts, saved searches, macros, who may be assigned, the mark of the newest
    change, whether conversations are given to the user."""

    counts: Mapping[str, int]
    views: Sequence[Mapping[str, Any]]
    macros: Sequence[Mapping[str, Any]]
    colleagues: Sequence[tuple[int, str]]
    teams: Sequence[str]
    changed: int
    takes_work: bool


class Head(msgspec.Struct, frozen=True):
    """Whose chat it is and who has it now."""

    id: int
    name: str
    initials: str
    phone: str
    window: Window
    state: str
    holder: str
    held_until: str
    is_mine: bool
    is_held: bool
    assigned: str
    assigned_to: int
    labels: tuple[str, ...]
    snoozed: str
    is_resolved: bool
    seen: str
    changed: int


class Talk(msgspec.Struct, frozen=True):
    """One conversation. `before` leads to older entries, "" when there are none."""

    head: Head
    entries: tuple[Entry, ...]
    before: str
    panel: Panel
    suggested: Draft | None
    draft: str
    watching: tuple[tuple[str, str], ...]


class DeskReader:
    """Reads for one user at a time; never writes."""

    def __init__(
        self,
        database: Database,
        brand: Brand,
        wording: Wording,
        composer: Composer,
        public_url: str,
        secret: str,
    ) -> None:
        self._database = database
        self.brand = brand
        self._wording = wording
        self._composer = composer
        self._public_url = public_url
        self._secret = secret

    # -- queues ------------------------------------------------------------------------------------------------

    async def page(self, user: User, queue: str, after: str, now: datetime) -> QueuePage:
        """A page of a queue. Raises KeyError for a queue that is not there."""
        async with self._database.read() as connection:
            listed = await desk_queue.read_queue(connection, queue, user.id, now, desk_queue.place_of(after))
            cards = await self._cards(connection, listed.rows, user, now)
        return QueuePage(queue, cards, listed.next)

    async def found(self, user: User, said: str, queue: str, now: datetime) -> QueuePage:
        """What a search finds, the surest first."""
        async with self._database.read() as connection:
            ids = await search(connection, said, keys_of(said))
            rows = await desk_queue.read_some(connection, ids, now)
            cards = await self._cards(connection, rows, user, now)
        return QueuePage(queue, cards, said=said)

    async def rows(self, user: User, ids: Sequence[int], queue: str, now: datetime) -> QueuePage:
        """Those of the conversations that stand in the queue. Raises KeyError for a queue that is not there."""
        async with self._database.read() as connection:
            rows = await desk_queue.read_rows(connection, ids, queue, user.id, now)
            return QueuePage(queue, await self._cards(connection, rows, user, now))

    async def _cards(
        self, connection: AsyncConnection, rows: Sequence[Mapping[str, Any]], user: User, now: datetime
    ) -> tuple[Card, ...]:
        if not rows:
            return ()
        beside = await read_beside(connection, [row["customer_id"] for row in rows], now - REMEMBERED_FOR)
        names = {each["id"]: each["name"] for each in await desk_panel.read_users(connection)}
        return cards_of(rows, beside, self._looking(user, names, now))

    def _looking(self, user: User, names: Mapping[int, str], now: datetime) -> Looking:
        return Looking(user.id, user.may("lead"), now, self.brand, self._wording, names)

    async def frame(self, user: User, now: datetime) -> Frame:
        """What stands around the queue."""
        async with self._database.read() as connection:
            counts = await desk_queue.count_queues(connection, user.id, now)
            people = [each for each in await desk_panel.read_users(connection) if each["disabled_at"] is None]
            views = await desk_own.views_of(connection, user.id)
            macros = await desk_own.all_macros(connection)
            changed = await desk_queue.newest_change(connection)
            takes = await desk_own.takes_work(connection, user.id)
        teams = sorted({team for each in people for team in each["teams"]})
        return Frame(counts, views, macros, [(each["id"], each["name"]) for each in people], teams, changed, takes)

    # -- one conversation --------------------------------------------------------------------------------------

    async def survivor(self, customer_id: int) -> int | None:
        """The customer, or the one she was merged into; None when there is none."""
        async with self._database.read() as connection:
            return await desk_panel.survivor_of(connection, customer_id)

    async def talk(self, user: User, customer_id: int, now: datetime) -> Talk | None:
        """A conversation, with the newest page of its thread; None when there is no such customer."""
        async with self._database.read() as connection:
            rows = await desk_panel.read_panel(connection, customer_id, now)
            if rows is None:
                return None
            thread = await desk_thread.read_thread(connection, customer_id)
            row = await desk_queue.read_one(connection, customer_id, now)
            draft = await desk_thread.read_draft(connection, user.id, customer_id)
            present = await desk_panel.read_presence(connection, now - PRESENT_FOR)
            names = {each["id"]: each["name"] for each in await desk_panel.read_users(connection)}
        entries = entries_of(thread, self._seen(rows.state, user, names, now), desk_thread.PAGE)
        return Talk(
            head=self._head(rows.state, row, user, names, now),
            entries=entries,
            before=_before(entries) if thread.has_more else "",
            panel=panel_of(rows, self._voice(user, now)),
            suggested=suggestion(rows.tasks, rows.state, self._composer, now),
            draft=draft,
            watching=tuple(
                (names.get(each["user_id"], "somebody"), each["doing"])
                for each in present
                if each["customer_id"] == customer_id and each["user_id"] != user.id
            ),
        )

    async def older(
        self, user: User, customer_id: int, before: datetime, now: datetime
    ) -> tuple[tuple[Entry, ...], str]:
        """The page of the thread that ends before a moment, and what leads further back."""
        async with self._database.read() as connection:
            state = await desk_panel.read_state(connection, customer_id, now)
            if state is None:
                return (), ""
            thread = await desk_thread.read_thread(connection, customer_id, before)
            names = {each["id"]: each["name"] for each in await desk_panel.read_users(connection)}
        entries = entries_of(thread, self._seen(state, user, names, now), desk_thread.PAGE)
        return entries, _before(entries) if thread.has_more else ""

    async def why(self, customer_id: int, outbox_id: int) -> tuple[Line, ...] | None:
        """Why a message left, or did not; None when she got no such message."""
        async with self._database.read() as connection:
            story = await desk_thread.read_send(connection, customer_id, outbox_id)
        return why_of(story) if story else None

    async def templates(self, customer_id: int, order_id: int, now: datetime) -> tuple[Draft, ...]:
        """What may be sent to her while the window is shut, worded for one of her orders."""
        async with self._database.read() as connection:
            state = await desk_panel.read_state(connection, customer_id, now)
        if state is None:
            return ()
        return tuple(templates_for(self._order(state, order_id), state, self._composer, now))

    async def canned(self, customer_id: int, order_id: int, now: datetime) -> tuple[CannedText, ...]:
        """The canned replies in her language with the facts of one of her orders."""
        async with self._database.read() as connection:
            state = await desk_panel.read_state(connection, customer_id, now)
            rows = await desk_own.all_canned(connection)
        if state is None:
            return ()
        pages = (self._public_url, self._secret)
        facts = facts_for(self._order(state, order_id), state, self._wording, self.brand, now, pages)
        return canned_for(rows, self._wording.language(state.customer.language), facts)

    def _order(self, state: CustomerState, order_id: int) -> Any:
        found = state.orders | state.visible
        return found.get(order_id) or order_about(found.values(), state.conversation.about)

    def _seen(self, state: CustomerState, user: User, names: Mapping[int, str], now: datetime) -> Seen:
        numbers = {order.id: order.number for order in (state.orders | state.visible).values()}
        return Seen(self.brand, now, self._secret, numbers, names, user.may("lead"))

    def _voice(self, user: User, now: datetime) -> Voice:
        return Voice(self.brand, self._wording, now, self._public_url, self._secret, user.may("lead"))

    def _head(
        self,
        state: CustomerState,
        row: Mapping[str, Any] | None,
        user: User,
        names: Mapping[int, str],
        now: datetime,
    ) -> Head:
        chat, looking = state.conversation, self._looking(user, names, now)
        kept = row or desk_queue.NOT_BEGUN
        holder = looking.holder(kept)
        is_mine = bool(holder) and chat.held_by == str(user.id)
        return Head(
            id=state.customer.id,
            name=state.customer.name or "Unknown customer",
            initials=initials_of(state.customer.name),
            phone=self._voice(user, now).phone(state.value_of("phone")),
            window=window_of(chat.last_inbound_at, now, self.brand),
            state=_state_in_words(chat, holder, is_mine, kept["queue"]),
            holder=holder,
            held_until=clock_of(chat.held_until, self.brand) if holder else "",
            is_mine=is_mine,
            is_held=bool(holder),
            assigned=names.get(chat.assigned_to or 0, ""),
            assigned_to=chat.assigned_to or 0,
            labels=chat.labels,
            snoozed=_snoozed(chat, now, self.brand),
            is_resolved=chat.resolved_at is not None,
            seen=now.isoformat(),
            changed=kept["changed"],
        )


def _state_in_words(chat: Conversation, holder: str, is_mine: bool, queue: str) -> str:
    if chat.resolved_at is not None:
        return "Resolved"
    if holder:
        return "You hold the chat" if is_mine else f"{holder} holds the chat"
    if chat.handoff_at:
        return f"Handed over: {words_of_reason(chat.handoff_reason)}"
    return "Nobody has written yet" if not queue else "The bot is handling it"


def _snoozed(chat: Conversation, now: datetime, brand: Brand) -> str:
    if not chat.snoozed_for:
        return ""
    if chat.snoozed_for == "time":
        return "Snoozed until " + moment_of(chat.snoozed_until, now, brand)
    return "Snoozed until " + ("she replies" if chat.snoozed_for == "reply" else "the courier tells something new")


def _before(entries: Sequence[Entry]) -> str:
    """What leads to the entries before these."""
    first = next((entry for entry in entries if entry.kind != "day"), None)
    return first.at.isoformat() if first else ""
