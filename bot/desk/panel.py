"""The panel beside a thread: what need not be asked again, and orders as bot and page tell them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from bot.desk.order_cards import OrderCard, Pair, ParcelCard, Voice, in_order, order_card, parcel_card
from bot.desk.words import NAME_OF_ISSUE, spoken, words_of_reason
from bot.dialogue.language_names import own_name
from bot.people_words import consent_of
from journeys.explanation import PROMISE
from journeys.issues import is_open, newest_issues
from journeys.packet import mood_of
from journeys.state import CustomerState
from journeys.store.desk_panel import PanelRows, Row

CONSENTS = {"none": "wants no messages", "all": "order updates and offers", "orders": "order updates only"}


class Packet(msgspec.Struct, frozen=True):
    """What a person who takes over need not ask again, in words."""

    reason: str
    since: str
    said: str
    facts: tuple[Pair, ...]
    is_angry: bool = False


class Panel(msgspec.Struct, frozen=True):
    """All that the panel shows."""

    name: str
    phone: str
    facts: tuple[Pair, ...]
    packet: Packet | None
    issues: tuple[Pair, ...]
    promises: tuple[Pair, ...]
    tasks: tuple[Pair, ...]
    orders: tuple[OrderCard, ...]
    loose: tuple[ParcelCard, ...]
    older: tuple[Pair, ...]
    merges: tuple[tuple[int, str], ...] = ()  # (id, when), of those that can be undone


def panel_of(rows: PanelRows, voice: Voice) -> Panel:
    """The panel of a customer."""
    state = rows.state
    shown = in_order((state.orders | state.visible).values(), state.conversation.about)
    numbers = {order.id: order.number.lstrip("#") for order in shown}
    ids = {parcel.id for order in shown for parcel in state.shipments_of(order.id)}
    return Panel(
        name=state.customer.name or "Unknown customer",
        phone=voice.phone(state.value_of("phone")),
        facts=tuple(_of_her(state, voice)),
        packet=_packet(rows.tasks, state, voice),
        issues=tuple(_issues(state, voice)),
        promises=tuple(_promises(rows.promises, numbers, voice)),
        tasks=tuple(_tasks(rows.tasks, numbers, voice)),
        orders=tuple(order_card(order, rows, voice) for order in shown),
        loose=tuple(parcel_card(each, rows.scans, voice) for each in state.shipments.values() if each.id not in ids),
        older=tuple(
            Pair(row["number"].lstrip("#"), f"{row['status']}, {voice.moment(row['placed_at'])}") for row in rows.older
        ),
        merges=tuple((row["id"], voice.moment(row["at"])) for row in rows.merges),
    )


# -- the customer ----------------------------------------------------------------------------------------------


def _of_her(state: CustomerState, voice: Voice) -> Iterator[Pair]:
    who = state.customer
    if who.language:
        yield Pair("Language", own_name(voice.wording.language(who.language)))
    yield Pair("Hears from us", CONSENTS[consent_of(who)], "bad" if who.opted_out_at else "plain")
    if who.stage:
        yield Pair("Stage", spoken(who.stage) + (f" since {voice.moment(who.stage_at)}" if who.stage_at else ""))
    if who.unreachable_at:
        yield Pair("WhatsApp", f"does not reach her since {voice.moment(who.unreachable_at)}", "bad")
    email = state.value_of("email")
    if email and voice.sees_phones:
        yield Pair("E-mail", email)
    if who.preferences:
        likes = ", ".join(f"{spoken(name)}: {spoken(str(value))}" for name, value in who.preferences.items() if value)
        yield Pair("Likes", likes)


def _packet(found: Sequence[Row], state: CustomerState, voice: Voice) -> Packet | None:
    """The newest packet that came with work for a person; None when there is none."""
    task = next((row for row in found if row["packet"]), None)
    if task is None:
        return None
    packet = task["packet"]
    mood = mood_of(state, str(packet.get("intent") or ""), voice.now)
    return Packet(
        reason=words_of_reason(str(packet.get("reason") or task["reason"])),
        since=voice.moment(task["opened_at"]),
        said=str(packet.get("said") or ""),
        facts=tuple(_packet_lines(packet, voice)),
        is_angry="angry" in (mood, packet.get("mood")),
    )


def _packet_lines(packet: Mapping[str, Any], voice: Voice) -> Iterator[Pair]:
    told = [each.partition(":")[0] for each in packet.get("told", ())][-3:]
    answers = [each.partition(":")[0] for each in packet.get("answers", ())]
    lines = {
        "Order": str(packet.get("order") or ""),
        "Stage": spoken(str(packet.get("stage") or "")),
        "Last told": ", ".join(map(spoken, told)),
        "Asked": ", ".join(map(spoken, packet.get("asked", ()))),
        "Tried": "; ".join(map(spoken, packet.get("tried", ()))),
        "Answered": ", ".join(map(spoken, answers)),
        "Promised": "; ".join(f"{each['what']} {_by(each['by'], voice)}" for each in packet.get("promised", ())),
        "Form": spoken(str(packet.get("form") or "")),
        "Known": ", ".join(f"{spoken(k)}: {v}" for k, v in (packet.get("known") or {}).items() if _may_say(k, voice)),
        "Still open": spoken(str(packet.get("open") or "")),
    }
    yield from (Pair(label, text) for label, text in lines.items() if text)


def _may_say(slot: str, voice: Voice) -> bool:
    return voice.sees_phones or "phone" not in slot


def _by(iso: str, voice: Voice) -> str:
    return voice.by(datetime.fromisoformat(iso))


def _issues(state: CustomerState, voice: Voice) -> Iterator[Pair]:
    for issue in newest_issues(state):
        words = NAME_OF_ISSUE.get(issue.what, spoken(issue.what)).capitalize()
        stands = f"{spoken(issue.stands)}, {voice.moment(issue.at)}"
        yield Pair(f"{words} · {issue.order}", stands, "bad" if is_open(issue) else "good")


def _promises(found: Sequence[Row], numbers: Mapping[int, str], voice: Voice) -> Iterator[Pair]:
    for row in found:
        label = PROMISE[row["kind"]].capitalize()
        number = numbers.get(row["order_id"] or 0, "")
        is_over = row["by_at"] < voice.now
        text = voice.by(row["by_at"]) + (", overdue" if is_over else "")
        yield Pair(f"{label} · {number}" if number else label, text, "bad" if is_over else "plain")


def _tasks(found: Sequence[Row], numbers: Mapping[int, str], voice: Voice) -> Iterator[Pair]:
    for row in found:
        number = numbers.get(row["order_id"] or 0, "")
        due = f"due {voice.moment(row['due_at'])}" if row["due_at"] else f"since {voice.moment(row['opened_at'])}"
        is_late = bool(row["due_at"] and row["due_at"] < voice.now)
        words = words_of_reason(row["reason"]).capitalize()
        note = f"{row['note']}, " if row["note"] else ""
        yield Pair(f"{words} · {number}" if number else words, note + due, "bad" if is_late else "plain")
