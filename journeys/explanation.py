"""The story of an order with the why of each line: events, journeys, messages, promises, silences, work. Pure.

Nothing personal goes in: no names, numbers, addresses, and not a word of what she or we wrote.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from journeys.policies import REASONS

Row = Mapping[str, Any]


class Rows(msgspec.Struct):
    """What the store holds about one order. `causes` are the events that messages name as their cause."""

    order: Row
    events: Sequence[Row] = ()
    causes: Sequence[Row] = ()
    runs: Sequence[Row] = ()
    outbox: Sequence[Row] = ()
    attempts: Sequence[Row] = ()
    ledger: Sequence[Row] = ()
    promises: Sequence[Row] = ()
    silences: Sequence[Row] = ()
    tasks: Sequence[Row] = ()


class Line(msgspec.Struct, frozen=True):
    """One line of the story. `kind` is event, journey, wanted, sent, deferred, withheld, promise, silence or work."""

    at: datetime
    kind: str
    words: str
    why: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True):
    """An order and what happened to it, oldest first."""

    number: str
    status: str
    lines: tuple[Line, ...]


def story_of(rows: Rows) -> Story:
    """Tell the story."""
    teller = _Teller(rows)
    parts = (teller.events(), teller.runs(), teller.decisions(), teller.promises(), teller.silences(), teller.work())
    lines = sorted((line for part in parts for line in part), key=lambda line: line.at)
    return Story(rows.order["number"], rows.order["status"], tuple(lines))


# What may be said of an event's body, by its kind of body: no personal facts.
TELLING: dict[str, tuple[str, ...]] = {
    "order": ("status", "payment", "cancel_reason"),
    "scan": ("awb", "status", "raw_code", "place", "revokes"),
    "payment": ("status", "method"),
    "refund": ("refund_id",),
    "return": ("return_id", "what"),
    "message": ("content",),
    "message_echo": ("content",),
    "message_status": ("status", "error_code"),
    "timer": ("name",),
    "command_result": ("command", "state", "code"),
    "signal": ("subject", "evidence"),
    "incident": ("cause", "place"),
    "answered": ("choice",),
    "page_answer": ("day", "slot"),
    "correction": ("status", "by"),
}


class _Teller:
    """Finds what belongs together among the rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._events = {event["key"]: event for event in (*rows.causes, *rows.events)}
        self._runs = {run["id"]: run for run in rows.runs}
        self._outbox = {row["dedupe_key"]: row for row in rows.outbox}
        self._tries: dict[int, list[Row]] = {}
        for each in rows.attempts:
            for row in (each["outbox_id"], *(each["also"] or ())):
                self._tries.setdefault(row, []).append(each)

    # -- what happened -----------------------------------------------------------------------------------------

    def events(self) -> Iterator[Line]:
        for event in self._rows.events:
            lag = event["received_at"] - event["occurred_at"]
            why = [f"told by {event['source']}" + (f", {span(lag)} later" if lag >= timedelta(minutes=5) else "")]
            why += ["after something newer: it changed nothing"] if event["late"] else []
            yield Line(event["occurred_at"], "event", told_of(event), tuple(why))

    def runs(self) -> Iterator[Line]:
        for run in self._rows.runs:
            name = f"journey {run['journey']} version {run['version']}"
            why = (f"because of {self._cause(run['began_by'])}", "steps: " + " → ".join(run["path"]))
            yield Line(run["began_at"], "journey", f"{name} began", why)
            if run["ended_at"]:
                yield Line(run["ended_at"], "journey", f"{name} ended", (ending(run["ended_as"]),))
            else:
                until = f" until {moment(run['due_at'])}" if run["due_at"] else ""
                yield Line(run["step_at"], "journey", f"{name} waits at {run['step']}{until}")

    # -- messages ----------------------------------------------------------------------------------------------

    def decisions(self) -> Iterator[Line]:
        decided = {line["dedupe_key"] for line in self._rows.ledger if line["outcome"] != "queued"}
        for line in self._rows.ledger:
            if line["outcome"] != "queued":
                yield self._decision(line)
            elif line["dedupe_key"] not in decided:
                yield Line(line["decided_at"], "wanted", line["message"], self._rule(line))

    def _decision(self, line: Row) -> Line:
        inputs, why = line["inputs"], [*self._rule(line)]
        why += [f"{reason}: {REASONS.get(reason, 'no words for this reason')}" for reason in line["blockers"]]
        if inputs.get("until"):
            why.append(f"waits until {moment(datetime.fromisoformat(inputs['until']))}")
        if line["outcome"] == "sent":
            why += self._became(line)
        elif inputs.get("window_open") is not None:
            why.append(_window(inputs))
        if inputs.get("holdout"):
            why.append(f"holdout: {inputs['holdout']}")
        return Line(line["decided_at"], line["outcome"], line["message"], tuple(why))

    def _rule(self, line: Row) -> tuple[str, ...]:
        run = self._runs.get(line["run_id"] or 0)
        place = f", run {run['subject']}" if run else ""
        causes = [f"because of {self._cause(key)}" for key in line["causes"]]
        return (f"rule {line['rule']} version {line['rule_version']}{place}", *causes)

    def _became(self, line: Row) -> Iterator[str]:
        """Form, price category, what WhatsApp told of it, and what it promised."""
        inputs, row = line["inputs"], self._outbox.get(line["dedupe_key"])
        yield f"{_window(inputs)}, so {inputs.get('form', '')} ({inputs.get('cost_category', '')})"
        tries = self._tries.get(row["id"], []) if row else []
        for each in tries:
            if each["tried_at"] == line["decided_at"]:
                yield "WhatsApp: " + each["status"] + (f" ({each['error_code']})" if each["error_code"] else "")
        if inputs.get("left_with"):
            yield "left in one message with another"
        for promise in self._rows.promises:
            if row and promise["outbox_id"] == row["id"]:
                yield f"promises {PROMISE[promise['kind']]} by {moment(promise['by_at'])}"

    def _cause(self, key: str) -> str:
        event = self._events.get(key)
        return f"{told_of(event)} at {moment(event['occurred_at'])}" if event else key

    # -- ledgers -----------------------------------------------------------------------------------------------

    def promises(self) -> Iterator[Line]:
        for promise in self._rows.promises:
            if promise["settled_as"]:
                what = f"{PROMISE[promise['kind']]} by {moment(promise['by_at'])}: {promise['settled_as']}"
                yield Line(promise["settled_at"], "promise", what, (f"promised in {promise['message']}",))

    def silences(self) -> Iterator[Line]:
        for silence in self._rows.silences:
            budget = span(timedelta(seconds=silence["budget_seconds"]))
            words = f"silent since {moment(silence['since_at'])}; {silence['stage']} allows {budget}"
            ended = (f"until {moment(silence['ended_at'])}",) if silence["ended_at"] else ()
            yield Line(silence["found_at"], "silence", words, (f"cause: {silence['cause']}", *ended))

    def work(self) -> Iterator[Line]:
        for task in self._rows.tasks:
            yield Line(task["opened_at"], "work", f"{task['reason']} for a person")
            if task["closed_at"]:
                yield Line(task["closed_at"], "work", f"{task['reason']} was done")


PROMISE = {
    "next_update": "the next update",
    "delivery": "delivery",
    "answer": "a colleague's answer",
    "return_step": "the next step of the return",
}


def told_of(event: Row) -> str:
    """An event in a few words: "shipment.delivered KHA200011 delivered DLVD"."""
    body = event["body"]
    told = (body.get(name) for name in TELLING.get(str(body.get("is")), ()))
    return " ".join([event["kind"], *_words(told)])


def _words(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if value:
            yield ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def ending(how: str) -> str:
    """How a run ended, in words."""
    return f"called off by {how.removeprefix('exit:')}" if how.startswith("exit:") else how


def _window(inputs: Row) -> str:
    return "window open" if inputs.get("window_open") else "window shut"


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def span(length: timedelta) -> str:
    """A span in one unit: "4 h", "12 min", "2 d"."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 72 * 60 else f"{minutes // 1440} d"
