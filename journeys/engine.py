"""The engine: what happens moves, ends and starts runs; a run walks from step to step until it has to wait. Pure.

start      a happening triggers a journey whose conditions hold and that has not run for this subject
event      a happening that a run waits for, or that ends it
timer      a run's time is up
result     a command that a run asked for was carried out, or was not
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from journeys.commands import COMMANDS, Errand
from journeys.conditions import CONDITIONS, Scene
from journeys.definition import END, Definition, Step
from journeys.errors import CommandRefused
from journeys.events import Answered, CommandResult, Event, MessageIn, TimerDue
from journeys.messages import MESSAGES, Lane
from journeys.state import LegState, Run, Shipment
from journeys.tokens import Choice
from journeys.vocabulary import REPLY, REPLY_GROUPS

if TYPE_CHECKING:
    from journeys.turn import Turn

RUN = "run"  # the timer of a run; its subject is the run's id

# Nobody writes a journey with more steps in one go: a guard against a loop that the checks did not see.
MOST_STEPS = 60
MOST_HAPPENINGS = 500

REFUSALS = frozenset({"refused", "failed"})


class Happening(msgspec.Struct, frozen=True):
    """Something that happened, as journeys see it. `subject` narrows it: the attempt, the return. `args` are facts
    that a text may name and the state cannot tell."""

    kind: str
    event: Event
    order_id: int | None = None
    parcel_id: int | None = None
    subject: str = ""
    args: dict[str, object] = {}


class Rule(msgspec.Struct, frozen=True):
    """Who wants a message said: a journey at its version, and the run. `again` counts how often it says it."""

    name: str
    version: int
    run_id: int | None = None
    again: int = 1


def follow(turn: Turn) -> int:
    """Let everything that has happened take effect on the runs; returns how many runs moved, ended or began."""
    reacted = 0
    for _ in range(MOST_HAPPENINGS):
        if not turn.happenings:
            return reacted
        reacted += _follow_one(turn, turn.happenings.pop(0))
    raise RuntimeError(f"happenings follow each other without end, the last {turn.happenings[0].kind}")


def _follow_one(turn: Turn, what: Happening) -> int:
    reacted = 0
    if turn.catalogue.is_awaited(what.kind):
        for run in [run for run in turn.state.runs.values() if _is_about(run, what)]:
            reacted += _react(turn, run, what)
    for journey in turn.catalogue.triggered_by(what.kind):
        reacted += _start(turn, journey, what)
    return reacted


def _is_about(run: Run, what: Happening) -> bool:
    """Whether a happening concerns a run: the same attempt or parcel where both name one, else the same order."""
    if run.ended_at is not None:
        return False
    if what.kind.startswith(REPLY) and what.subject and what.subject != run.subject:
        return False
    if run.parcel_id and what.parcel_id:
        return run.parcel_id == what.parcel_id
    if run.order_id and what.order_id:
        return run.order_id == what.order_id
    return what.order_id is None or run.order_id is None


def _react(turn: Turn, run: Run, what: Happening) -> int:
    journey = turn.catalogue.get(run.journey, run.version)
    if journey is None:
        return 0
    if what.kind in journey.exit_on:
        _end(turn, run, f"exit:{what.kind}")
        return 1
    target = journey.steps[run.step].wait_for.get(what.kind)
    if target is None:
        return 0
    _walk(turn, journey, _with_args(run, what.args), target, what.event)
    return 1


def _with_args(run: Run, args: dict[str, object]) -> Run:
    return msgspec.structs.replace(run, args=run.args | args) if args else run


# -- start -------------------------------------------------------------------------------------------------------


def _start(turn: Turn, journey: Definition, what: Happening) -> int:
    subject = _subject(turn, journey, what)
    is_once = journey.one_run_per != "occurrence" or _is_told_again(what)
    mark = f"{what.kind}:{subject}" if journey.one_run_per == "occurrence" else subject or ""
    if subject is None or (is_once and turn.has_begun(journey.journey, mark, what.order_id)):
        return 0
    run = Run(
        id=turn.new_id(),
        customer_id=turn.state.customer.id,
        journey=journey.journey,
        version=journey.version,
        subject=subject,
        step=journey.first.name,
        began_at=turn.now,
        began_by=what.event.key,
        step_at=turn.now,
        order_id=what.order_id,
        parcel_id=what.parcel_id,
        args=what.args,
    )
    scene = _scene(turn, run)
    if not all(CONDITIONS[name](scene) for name in journey.when):
        return 0
    if is_once:
        turn.note_begun(journey.journey, mark, what.order_id)
    _walk(turn, journey, run, journey.first.name, what.event)
    return 1


def _is_told_again(what: Happening) -> bool:
    """Whether the same occurrence may be told twice: not an event without subject, and each tap is one of its own."""
    return bool(what.subject) and not what.kind.startswith(REPLY)


def _subject(turn: Turn, journey: Definition, what: Happening) -> str | None:
    """What there is one run per; None when the happening names no such thing."""
    kind = journey.one_run_per
    if kind == "customer":
        return str(turn.state.customer.id)
    if kind == "occurrence":
        return what.subject or what.event.key
    if what.order_id is None:
        return None
    if kind == "order":
        return str(what.order_id)
    if kind == "shipment":
        parcel = turn.state.shipments.get(what.parcel_id or 0)
        return parcel_subject(parcel) if parcel else None
    return what.subject or None


def parcel_subject(parcel: Shipment) -> str:
    """A parcel, and after a correction the parcel as corrected: what was told before must be told anew."""
    corrected_at = parcel.legs.get(parcel.leg.value, LegState()).corrected_at
    return f"{parcel.id}:{corrected_at:%Y%m%dT%H%M%S}" if corrected_at else str(parcel.id)


# -- timer and result --------------------------------------------------------------------------------------------


def on_timer(turn: Turn, event: Event) -> None:
    """A run's time is up, unless it has moved on since the timer was set."""
    due = event.body
    assert isinstance(due, TimerDue)
    run = turn.state.runs.get(int(due.subject))
    if run is None or run.ended_at or run.due_at is None or run.due_at > turn.now:
        return
    journey = turn.catalogue.get(run.journey, run.version)
    if journey is None:
        return
    step = journey.steps[run.step]
    target = step.then if step.kind == "wait" else step.timeout.go_to if step.timeout else END
    _walk(turn, journey, run, target, event)


def on_result(turn: Turn, event: Event) -> bool:
    """A command was carried out or not; False when no run waited for that."""
    body = event.body
    assert isinstance(body, CommandResult)
    for run in list(turn.state.runs.values()):
        journey = turn.catalogue.get(run.journey, run.version)
        step = journey.steps[run.step] if journey and not run.ended_at else None
        if journey and step and step.what == body.command and _asked_by(run, body):
            run = _with_args(run, _told_by(turn, body))
            _walk(turn, journey, run, step.on_failure if body.state in REFUSALS else step.then, event)
            return True
    return False


def _asked_by(run: Run, body: CommandResult) -> bool:
    parcel_id, order_id = body.data.get("shipment_id"), body.data.get("order_id")
    if parcel_id and run.parcel_id:
        return bool(parcel_id == run.parcel_id)
    return bool(order_id == run.order_id)


def _told_by(turn: Turn, body: CommandResult) -> dict[str, object]:
    """What an answer brought that a text or a later step may name: a link to pay, and until when it is good; the
    variant that is in stock."""
    if variant := body.data.get("variant_id"):
        return {"variant_id": str(variant)}
    if not body.data.get("url"):
        return {}
    return {"link": str(body.data["url"]), "until": (turn.now + turn.brand.payment_window).isoformat()}


def answered(turn: Turn, choice: Choice, event: Event, **said: object) -> bool:
    """A customer tapped on a button of ours; False when no run waits for it any more. `said` is what else she told.

    Buttons can be copied from somebody else's phone: only her own orders count here.
    """
    if choice.order_id and choice.order_id not in turn.state.orders:
        return False
    message = event.body
    name = REPLY_GROUPS.get(choice.name, choice.name)
    wamid = message.wamid if isinstance(message, MessageIn) else ""
    body = Answered(choice.name, choice.order_id or None, choice.subject, wamid)
    reply = Event(
        REPLY + choice.name, f"reply:{event.key}", event.occurred_at, event.received_at, "harkara", body, event.keys
    )
    parcel_id = _parcel_meant(turn, choice)
    order_id = choice.order_id or None
    args = {"choice": choice.name} | said
    turn.happened(REPLY + name, event, order_id=order_id, parcel_id=parcel_id, subject=choice.subject, **args)
    if not follow(turn):
        return False
    turn.record(reply, order_id=choice.order_id or None)
    return True


def _parcel_meant(turn: Turn, choice: Choice) -> int | None:
    """The parcel, or the one whose failed attempt, the button was about."""
    for parcel in turn.state.shipments_of(choice.order_id):
        if choice.subject in {parcel_subject(parcel), str(parcel.ndr.id) if parcel.ndr else ""}:
            return parcel.id
    return None


# -- walking -----------------------------------------------------------------------------------------------------


def _walk(turn: Turn, journey: Definition, run: Run, name: str, cause: Event) -> None:
    """Take the run from step to step until it waits or ends."""
    for _ in range(MOST_STEPS):
        if name == END:
            return _end(turn, run, "finished")
        step = journey.steps[name]
        run = _enter(turn, run, step)
        target, run = TAKE[step.kind](turn, journey, run, step, cause)
        if target is None:
            return None
        name = target
    raise RuntimeError(f"{journey.journey} version {journey.version} never pauses")


def _enter(turn: Turn, run: Run, step: Step) -> Run:
    return msgspec.structs.replace(run, step=step.name, step_at=turn.now, due_at=None, path=(*run.path, step.name))


Next = tuple[str | None, Run]


def _send(turn: Turn, journey: Definition, run: Run, step: Step, cause: Event) -> Next:
    message = MESSAGES[step.what]
    rule = Rule(journey.journey, journey.version, run.id, run.path.count(step.name))
    if message.proactive:
        turn.tell(
            step.what,
            cause,
            order_id=run.order_id,
            parcel_id=run.parcel_id,
            subject=run.subject,
            args=dict(run.args),
            rule=rule,
        )
    else:
        turn.reply(step.what, cause, order_id=run.order_id, subject=run.subject, args=dict(run.args), rule=rule)
    return _pause_for_events(turn, run, step)


def _handoff(turn: Turn, journey: Definition, run: Run, step: Step, cause: Event) -> Next:
    turn.hand_over(step.what, order_id=run.order_id)
    return _pause_for_events(turn, run, step)


def _pause_for_events(turn: Turn, run: Run, step: Step) -> Next:
    if not step.wait_for:
        return step.then, run
    assert step.timeout
    return None, _pause(turn, run, _clock_starts_at(turn, step) + step.timeout.after)


def _clock_starts_at(turn: Turn, step: Step) -> datetime:
    """Outside the hours of a message both it and the wait for its answer begin at the next opening (R-1)."""
    message = MESSAGES.get(step.what)
    if message is None or not message.proactive or message.responds:
        return turn.now
    hours = turn.brand.urgent_hours if message.lane is Lane.URGENT else turn.brand.ordinary_hours
    return turn.brand.next_opening(hours, turn.now)


def _wait(turn: Turn, journey: Definition, run: Run, step: Step, cause: Event) -> Next:
    """Counted from when we received what brought the run here, or from now where a timer did. A run about a failed
    attempt begins with the attempt's first report: a second one that names the reason does not wait anew (R-1)."""
    began_at = turn.now if isinstance(cause.body, TimerDue) else min(cause.received_at, turn.now)
    if journey.one_run_per == "delivery_attempt" and step is journey.first:
        began_at = min(began_at, _attempt_told_at(turn, run) or began_at)
    return None, _pause(turn, run, began_at + step.span)


def _attempt_told_at(turn: Turn, run: Run) -> datetime | None:
    parcel = turn.state.shipments.get(run.parcel_id or 0)
    return parcel.ndr.received_at if parcel and parcel.ndr and str(parcel.ndr.id) == run.subject else None


def _check(turn: Turn, journey: Definition, run: Run, step: Step, cause: Event) -> Next:
    return step.if_so if CONDITIONS[step.what](_scene(turn, run)) else step.if_not, run


def _do(turn: Turn, journey: Definition, run: Run, step: Step, cause: Event) -> Next:
    scene = _scene(turn, run)
    errand = Errand(turn, run, cause, scene.order, scene.parcel, run.path.count(step.name))
    try:
        ask = COMMANDS[step.what](errand)
    except CommandRefused:
        return step.on_failure, run
    if ask is None:
        return step.then, run
    turn.ask(ask)
    return None, _pause(turn, run, None)


TAKE = {"send": _send, "handoff": _handoff, "wait": _wait, "check": _check, "do": _do}


def _pause(turn: Turn, run: Run, due_at: datetime | None) -> Run:
    known = turn.state.runs.get(run.id)
    run = msgspec.structs.replace(run, due_at=due_at)
    turn.state.runs[run.id] = run
    if due_at:
        turn.set_timer(RUN, str(run.id), due_at)
    elif known and known.due_at:
        turn.cancel_timer(RUN, str(run.id))
    return run


def _end(turn: Turn, run: Run, how: str) -> None:
    """A run that never had to wait leaves no row: its messages say what it did."""
    known = turn.state.runs.get(run.id)
    if known is None:
        return
    turn.state.runs[run.id] = msgspec.structs.replace(run, due_at=None, ended_at=turn.now, ended_as=how)
    if known.due_at:
        turn.cancel_timer(RUN, str(run.id))


def _scene(turn: Turn, run: Run) -> Scene:
    order = turn.state.orders.get(run.order_id or 0)
    parcel = turn.state.shipments.get(run.parcel_id or 0) or turn.leading_parcel_of(order)
    return Scene(turn.state, order, parcel, run.subject, turn.now, turn.brand, run.args)
