"""A customer's thread as the desk shows it: chat, courier events, notes and asks in the order of time. Pure."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.desk.bubbles import File, Ticks, file_of, said_by_her, ticks_of
from bot.desk.words import (
    OF_ACTION,
    STATE_OF_COMMAND,
    clock_of,
    day_of,
    detail_of_event,
    label_of_message,
    moment_of,
    tone_of,
    words_of_command,
    words_of_event,
)
from journeys.brand import Brand
from journeys.desk.holding import PAIRED_PHONE
from journeys.policies import REASONS
from journeys.store.desk_thread import Row, ThreadRows
from journeys.tokens import read

BY_AGENTS = frozenset({"acted", "requested"})  # kinds of body in which a colleague does something
BY_ITSELF = dict.fromkeys(("conversation.assigned", "conversation.released", "conversation.reopened"), "Harkara")
AT_ONCE = timedelta(minutes=1)  # withheld messages that close together are one line


class Entry(msgspec.Struct, frozen=True):
    """One thing in the thread. `kind` is day, in, out, event, note, whisper, command or withheld.

    Texts are plain, to be escaped where they are shown. `send_id` is the outbox row behind it, 0 without one.
    """

    kind: str
    at: datetime
    clock: str = ""
    text: str = ""
    detail: str = ""
    tone: str = "plain"
    author: str = ""
    order: str = ""
    send_id: int = 0
    ticks: Ticks | None = None
    files: tuple[File, ...] = ()
    tapped: str = ""
    proactive: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    id: str = ""


class Seen(msgspec.Struct, frozen=True):
    """Who looks, and what the thread has to name: orders by id, users by id, the secret behind buttons."""

    brand: Brand
    now: datetime
    secret: str
    numbers: Mapping[int, str]
    users: Mapping[int, str]
    sees_phones: bool = False

    def number(self, order_id: int | None) -> str:
        return self.numbers.get(order_id or 0, "").lstrip("#")

    def name(self, user_id: object) -> str:
        """A user's name; somebody who is gone is "somebody"."""
        return self.users.get(int(str(user_id)), "somebody") if str(user_id or "").isdecimal() else ""


def entries_of(rows: ThreadRows, seen: Seen, most: int) -> tuple[Entry, ...]:
    """The entries of a page, oldest first, `most` at most, each day with a line of its own."""
    results = _results(rows.events)
    parts = (
        (_event(row, rows, seen) for row in reversed(rows.events) if not row["kind"].startswith("command.")),
        _sends(rows, results, seen),
        _withheld(rows.withheld, seen),
        (_note(row, seen) for row in reversed(rows.notes)),
    )
    found = sorted((entry for part in parts for entry in part), key=lambda entry: entry.at)
    return tuple(_with_days(found[-most:], seen))


def _with_days(found: Sequence[Entry], seen: Seen) -> Iterator[Entry]:
    shown = ""
    for entry in found:
        day = day_of(entry.at, seen.now, seen.brand)
        if day != shown:
            shown = day
            yield Entry("day", entry.at, text=day, id=f"d{seen.brand.local(entry.at):%Y%m%d}")
        yield entry


def _results(events: Sequence[Row]) -> dict[int, Mapping[str, Any]]:
    """The newest result of each command, by outbox row."""
    told = [row for row in events if row["kind"].startswith("command.")]
    return {row["body"]["outbox_id"]: row["body"] for row in reversed(told) if row["body"].get("outbox_id")}


# -- facts -----------------------------------------------------------------------------------------------------


def _event(row: Row, rows: ThreadRows, seen: Seen) -> Entry:
    if row["kind"] == "message.received":
        return _from_her(row, rows, seen)
    if row["kind"] == "message.echoed":
        return _from_paired_phone(row, seen)
    body, late = row["body"], " · told late" if row["late"] else ""
    by = (body.get("name") or BY_ITSELF.get(row["kind"], "")) if body.get("is") in BY_AGENTS else ""
    return Entry(
        "event",
        row["occurred_at"],
        clock_of(row["occurred_at"], seen.brand),
        text=f"{by} {words_of_event(row['kind'], body)}".strip(),
        detail=(_deed(body, seen) if body.get("is") in BY_AGENTS else detail_of_event(body)) + late,
        tone=tone_of(row["kind"]),
        author=str(row["source"]),
        order=seen.number(row["order_id"]),
        id=f"e{row['id']}",
    )


def _deed(body: Mapping[str, Any], seen: Seen) -> str:
    """What belongs to something that a colleague did: for whom, until when, why, which labels, which action."""
    until = datetime.fromisoformat(body["until_at"]) if body.get("until_at") else None
    parts = (
        OF_ACTION.get(str(body.get("action")), ""),
        f"to {seen.users.get(body['to'], 'somebody')}" if body.get("to") else "",
        str(body.get("team") or ""),
        f"until {moment_of(until, seen.now, seen.brand)}" if until else "",
        str(body.get("reason") or "").replace("_", " "),
        ", ".join(body.get("labels") or ()),
        ", ".join(f"{name}: {value}" for name, value in (body.get("said") or {}).items()),
    )
    return " · ".join(part for part in parts if part)


def _from_her(row: Row, rows: ThreadRows, seen: Seen) -> Entry:
    body = row["body"]
    choice = read(body["button_id"], seen.secret) if body.get("button_id") else None
    number = seen.number(choice.order_id) if choice else ""
    tapped = ("button" + (f" · {number}" if number else "")) if body.get("button_id") else ""
    return Entry(
        "in",
        row["occurred_at"],
        clock_of(row["occurred_at"], seen.brand),
        text=said_by_her(body, seen.sees_phones),
        order=number or seen.number(row["order_id"]),
        files=file_of(body.get("media"), rows.media),
        tapped=tapped,
        detail="forwarded" if body.get("forwarded") else "",
        id=f"e{row['id']}",
    )


def _from_paired_phone(row: Row, seen: Seen) -> Entry:
    body, at = row["body"], row["occurred_at"]
    words = body.get("text") or f"Sent: {body.get('content')}"
    return Entry("out", at, clock_of(at, seen.brand), text=words, author=PAIRED_PHONE, id=f"e{row['id']}")


def _note(row: Row, seen: Seen) -> Entry:
    kind = "whisper" if row["kind"] == "whisper" else "note"
    author = seen.name(row["user_id"])
    at = row["written_at"]
    return Entry(kind, at, clock_of(at, seen.brand), text=row["text"], author=author, id=f"n{row['id']}")


# -- what we did -----------------------------------------------------------------------------------------------


def _sends(rows: ThreadRows, results: Mapping[int, Mapping[str, Any]], seen: Seen) -> Iterator[Entry]:
    left_with_others = {other for row in rows.sends for other in row["try_also"] or ()}
    name_of = {row["id"]: row["name"] for row in rows.sends}
    for row in reversed(rows.sends):
        if row["channel"] == "vendor":
            yield _command(row, results.get(row["id"]), seen)
        elif row["id"] not in left_with_others:
            yield _message(row, {name_of.get(each) for each in (row["id"], *(row["try_also"] or ()))}, rows, seen)


def _message(row: Row, names: Container[str | None], rows: ThreadRows, seen: Seen) -> Entry:
    """`names` are those of all messages that left as this one."""
    at = row["try_tried_at"] or row["created_at"]
    said = next((body for key in row["causes"] if (body := _reply(rows, key, names))), None)
    text = row["try_text"] or str((said or {}).get("text") or "")
    text = "\n".join([text, *_attached(said)]) if said else text
    return Entry(
        "out",
        at,
        clock_of(at, seen.brand),
        text=text or label_of_message(row["name"]),
        detail=label_of_message(row["name"]) if row["proactive"] else "",
        author=str(said.get("name") or "somebody") if said else "",
        order=seen.number(row["order_id"]),
        send_id=row["id"],
        ticks=ticks_of(row, seen.brand, seen.now),
        proactive=bool(row["proactive"]),
        tone="quiet" if not row["try_text"] else "plain",
        id=f"o{row['id']}",
    )


def _attached(said: Mapping[str, Any]) -> Iterator[str]:
    """What went with an agent's words: a file, buttons."""
    if file := said.get("file"):
        yield f"File: {file}"
    if labels := said.get("buttons"):
        yield " ".join(f"[{label}]" for label in labels)


def _reply(rows: ThreadRows, key: str, names: Container[str | None]) -> Mapping[str, Any] | None:
    """What an agent said that became this message; None for what only goes with it."""
    body = rows.replies[key]["body"] if key in rows.replies else None
    return body if body and (body.get("message") or "agent_reply") in names else None


def _command(row: Row, result: Mapping[str, Any] | None, seen: Seen) -> Entry:
    """What we asked of somebody outside, with its honest state: asked until there is an answer."""
    state = (result or {}).get("state") or {"failed": "refused", "parked": "failed"}.get(row["state"], "asked")
    reason = (result or {}).get("reason") or row["try_error_text"] or ""
    at = row["try_tried_at"] or row["created_at"]
    return Entry(
        "command",
        at,
        clock_of(at, seen.brand),
        text=words_of_command(row["name"]),
        detail=" · ".join(each for each in (row["account"], str(reason)) if each),
        tone={"accepted": "good", "confirmed": "good", "refused": "bad", "failed": "bad"}.get(state, "plain"),
        author=STATE_OF_COMMAND.get(state, state),
        order=seen.number(row["order_id"]),
        send_id=row["id"],
        id=f"o{row['id']}",
    )


def _withheld(lines: Sequence[Row], seen: Seen) -> Iterator[Entry]:
    """Messages that did not leave, those of one moment together."""
    group: list[Row] = []
    for line in sorted(lines, key=lambda line: line["decided_at"]):
        if group and line["decided_at"] - group[0]["decided_at"] > AT_ONCE:
            yield _withheld_together(group, seen)
            group = []
        group.append(line)
    if group:
        yield _withheld_together(group, seen)


def _withheld_together(group: Sequence[Row], seen: Seen) -> Entry:
    at = group[-1]["decided_at"]
    told = tuple((label_of_message(line["message"]), _why(line["blockers"])) for line in group)
    words = f"{told[0][0]} was not sent" if len(told) == 1 else f"{len(told)} messages were not sent"
    return Entry("withheld", at, clock_of(at, seen.brand), text=words, lines=told, id=f"w{group[0]['id']}")


def _why(blockers: Sequence[str]) -> str:
    return "; ".join(REASONS.get(reason, reason.replace("_", " ")) for reason in blockers) or "no reason was written"
