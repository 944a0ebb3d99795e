"""What happens in a story: one function for each word, in one table."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from journeys.addresses import PHONE_GIVEN
from journeys.durations import parse_duration
from journeys.events import Signal
from journeys.messages import MESSAGES
from journeys.rehearsal import Reply, button_id
from journeys.rehearsal.courier import usual
from journeys.state import Incident
from journeys.status import Leg, NdrReason, Status
from journeys.stories.chat_acts import CHAT_ACTS
from journeys.stories.given import outside_of
from journeys.stories.moments import next_moment, parse_ago, parse_yes
from journeys.stories.stage import Stage, StoryFailed
from journeys.stories.story import Line

INCIDENT_ID = 501
HELD_FOR = "1w"  # an agent who is not said to let go keeps the chat

Act = Callable[[Stage, Line], None]


# -- time --------------------------------------------------------------------------------------------------------


def _wait(stage: Stage, line: Line) -> None:
    stage.rehearsal.advance(parse_duration(line.told))


def _until(stage: Stage, line: Line) -> None:
    stage.rehearsal.advance(next_moment(line.told, stage.rehearsal.now, stage.brand))


def _outage(stage: Stage, line: Line) -> None:
    """Nobody works for so long; what came due meanwhile is done after it."""
    stage.rehearsal.sleep(parse_duration(line.told))


# -- shop --------------------------------------------------------------------------------------------------------


def _order(stage: Stage, line: Line) -> None:
    if line.told == "another":
        stage.outsides.append(outside_of(stage.story.given, stage.rehearsal.now, number=len(stage.outsides)))
    changes: dict[str, Any] = {"status": "pending_payment"} if line.told == "pending_payment" else {}
    if line.told == "pending_payment":
        changes |= {"payment": "prepaid", "financial_status": "pending"}
        changes["outstanding_paise"] = stage.outside.facts.total_paise
    ago = parse_ago(line.more.get("ago", "0s"))
    stage.is_told = True
    stage.tell(lambda: stage.outside.order(_now(stage) - ago, received_at=_now(stage), **changes))


def _fulfilled(stage: Stage, line: Line) -> None:
    stage.known_order()
    stage.tell(lambda: stage.outside.fulfilled(_now(stage)))


def _cancel(stage: Stage, line: Line) -> None:
    stage.known_order()
    stage.tell(lambda: stage.outside.cancelled(_now(stage)))


def _paid(stage: Stage, line: Line) -> None:
    """The shop shows the order as paid: a cash order has become a prepaid one."""
    stage.known_order()
    paid: dict[str, Any] = {"status": "open", "payment": "prepaid", "financial_status": "paid", "outstanding_paise": 0}
    stage.tell(lambda: stage.outside.order(_now(stage), **paid))


def _address(stage: Stage, line: Line) -> None:
    stage.known_order()
    parts = {name: str(value) for name, value in line.told.items()}
    address = msgspec.structs.replace(stage.outside.facts.address, **parts)
    stage.tell(lambda: stage.outside.order(_now(stage), address=address))


def _gives_address(stage: Stage, line: Line) -> None:
    """She gives another address in the chat, and says that it is right."""
    stage.known_order()
    parts = {name: str(value) for name, value in line.told.items()}
    order = stage.order()
    stage.rehearsal.give_address(order.id, msgspec.structs.replace(order.address, **parts))


def _gives_phone(stage: Stage, line: Line) -> None:
    """She gives another number for the rider."""
    stage.known_order()
    order = stage.order()
    address = msgspec.structs.replace(order.address, phone=str(line.told))
    stage.rehearsal.give_address(order.id, address, PHONE_GIVEN)


# -- courier -----------------------------------------------------------------------------------------------------


def _scan(stage: Stage, line: Line) -> None:
    stage.known_order()
    said = dict(line.more)
    ago = parse_ago(said.pop("ago", "0s"))

    def make() -> Any:
        at = _now(stage) - ago
        return stage.outside.scan(Status(line.told), at, received_at=_now(stage), **_scan_facts(said, _now(stage)))

    stage.tell(make)


def _scan_facts(said: dict[str, Any], now: datetime) -> dict[str, Any]:
    """From the words of a story to the fields of a scan."""
    facts: dict[str, Any] = {name: said[name] for name in PLAIN_SCAN_FACTS if name in said}
    facts |= {field: make(said[name], now) for name, (field, make) in MADE_SCAN_FACTS.items() if name in said}
    return facts


PLAIN_SCAN_FACTS = ("place", "facility", "remark", "incident", "revokes", "awb", "attempt_no")
MADE_SCAN_FACTS: dict[str, tuple[str, Callable[[Any, datetime], Any]]] = {
    "reason": ("reason", lambda said, now: NdrReason(said)),
    "attempted": ("attempted", lambda said, now: parse_yes(said)),
    "evidence_only": ("evidence_only", lambda said, now: parse_yes(said)),
    "leg": ("leg", lambda said, now: Leg(said)),
    "actions": ("actions_allowed", lambda said, now: tuple(said)),
    "edd": ("edd_at", lambda said, now: now + parse_duration(said)),
    "deadline": ("action_deadline_at", lambda said, now: now + parse_duration(said)),
    "call": ("call_duration_seconds", lambda said, now: int(parse_duration(said).total_seconds())),
    "as": ("raw_code", lambda said, now: str(said)),
}


def _again(stage: Stage, line: Line) -> None:
    """The last fact is told a second time."""
    if stage.last_told is None:
        raise StoryFailed("nothing was told that could be told again")
    stage.rehearsal.feed(msgspec.structs.replace(stage.last_told, received_at=_now(stage)))


def _correct(stage: Stage, line: Line) -> None:
    stage.known_order()
    stage.tell(lambda: stage.outside.corrected(Status(line.told["status"]), _now(stage)))


# -- money, returns, carts, page ---------------------------------------------------------------------------------


def _payment(stage: Stage, line: Line) -> None:
    stage.known_order()
    stage.tell(lambda: stage.outside.payment(line.told, _now(stage), **line.more))


def _refund(stage: Stage, line: Line) -> None:
    stage.known_order()
    name, more = _name_and_more(line.told)
    facts = {"amount_paise": int(more.pop("amount") * 100)} if "amount" in more else {}
    stage.tell(lambda: stage.outside.refund(name, _now(stage), **facts, **more))


def _return(stage: Stage, line: Line) -> None:
    stage.known_order()
    name, more = _name_and_more(line.told)
    if name == "wanted":  # in the chat, not told by the shop
        return stage.rehearsal.ask_in_chat("return.wanted", stage.order().id, **more)
    spans = {"pickup_from": "pickup_from_at", "pickup_until": "pickup_until_at", "refund_by": "refund_by_at"}

    def make() -> Any:
        facts = {spans.get(key, key): _now(stage) + parse_duration(v) if key in spans else v for key, v in more.items()}
        return stage.outside.sent_back(name, _now(stage), **facts)

    return stage.tell(make)


def _checkout(stage: Stage, line: Line) -> None:
    stage.tell(lambda: stage.outside.checkout(line.told, _now(stage)))


def _page(stage: Stage, line: Line) -> None:
    stage.known_order()
    stage.tell(lambda: stage.outside.page_opened(stage.order().id, _now(stage)))


# -- friction ----------------------------------------------------------------------------------------------------


def _signal(stage: Stage, line: Line) -> None:
    stage.known_order()
    name, more = _name_and_more(line.told)
    parcel = stage.parcel()
    parcel_id = parcel.id if parcel else None
    subject = str(more.pop("subject", parcel_id or stage.order().id))
    stage.rehearsal.raise_signal(Signal(name, subject, facts=more, order_id=stage.order().id, parcel_id=parcel_id))


def _incident(stage: Stage, line: Line) -> None:
    """One cause hits every parcel that goes to her pincode, or lets go of them."""
    stage.known_order()
    name, more = _name_and_more(line.told, "cause")
    rehearsal, address = stage.rehearsal, stage.outside.facts.address
    if name == "opened":
        cause, place = str(more.get("cause", "weather")), str(more.get("place", address.city))
        rehearsal.open_incident(Incident(INCIDENT_ID, cause, "pincode", address.pincode, rehearsal.now, place, "ops"))
    elif not rehearsal.state.incidents:
        raise StoryFailed("no incident is open that could be cleared")
    else:
        rehearsal.clear_incident(INCIDENT_ID)


# -- the customer ------------------------------------------------------------------------------------------------


def _tap(stage: Stage, line: Line) -> None:
    """She taps a button of the last message that has it."""
    wanted = line.more.get("of")
    sent = [e for e in stage.rehearsal.sent if line.told in MESSAGES[e.message].choices]
    message = next((each for each in reversed(sent) if wanted in {None, each.message}), None)
    if message is None:
        raise StoryFailed(f"no message with a button `{line.told}` has left; {stage.whereabouts(wanted or '')}")
    token = button_id(message, line.told, stage.rehearsal.secret)
    stage.tell(lambda: stage.outside.tapped(token, line.told.replace("_", " "), _now(stage)))


def _mean(stage: Stage, line: Line) -> None:
    """Her words mean a choice that the last message, or the last of that name, asked for without such a button.

    `form` is what else they say, as a form in the chat would have found it out.
    """
    wanted = line.more.get("of")
    message = next((each for each in reversed(stage.rehearsal.sent) if wanted in {None, each.message}), None)
    if message is None:
        raise StoryFailed(f"no such message has left; {stage.whereabouts(wanted or '')}")
    token = button_id(message, line.told, stage.rehearsal.secret)
    form = line.more.get("form") or {}
    stage.tell(lambda: stage.outside.tapped(token, line.told.replace("_", " "), _now(stage), form=form))


def _opt_out(stage: Stage, line: Line) -> None:
    stage.tell(lambda: stage.outside.said("STOP", _now(stage)))


def _marketing(stage: Stage, line: Line) -> None:
    stage.tell(lambda: stage.outside.marketing(stopped=not parse_yes(line.told), at=_now(stage)))


def _message(stage: Stage, line: Line) -> None:
    """WhatsApp tells what became of the last message, or of the last of that name."""
    sent = [each for each in stage.rehearsal.sent if line.more.get("of") in {None, each.message}]
    if not sent:
        raise StoryFailed("no such message has left")
    token = f"{stage.rehearsal.sent.index(sent[-1]) + 1}|a:1"
    stage.tell(lambda: stage.outside.message_status(line.told, token, _now(stage)))


# -- people and vendors ------------------------------------------------------------------------------------------


def _agent(stage: Stage, line: Line) -> None:
    """An agent takes the chat, or lets go of it; answers her with `text`, or is done."""
    rehearsal = stage.rehearsal
    if line.told == "replies":
        return stage.tell(lambda: stage.outside.agent_replied(str(line.more.get("text", "Hello.")), _now(stage)))
    if line.told == "resolves":
        stage.tell(lambda: stage.outside.agent_resolved(_now(stage)))
        return _let_waiting_go(stage)
    until = rehearsal.now + parse_duration(line.more.get("for", HELD_FOR)) if line.told == "holds" else None
    held = {"held_by": "asha" if until else "", "held_until": until}
    rehearsal.state.conversation = msgspec.structs.replace(rehearsal.state.conversation, **held)
    return _let_waiting_go(stage) if until is None else None


def _let_waiting_go(stage: Stage) -> None:
    rehearsal = stage.rehearsal
    rehearsal.door.release("held_by_agent", rehearsal.now)
    rehearsal.advance(rehearsal.now)


def _answer(stage: Stage, line: Line) -> None:
    """A vendor says what came of the last command, or of the last of that name."""
    asked = [each for each in stage.rehearsal.asked if line.more.get("of") in {None, each.command}]
    open_ones = [each for each in asked if stage.answered.get(each.id) in {None, "accepted"}]
    if not open_ones:
        raise StoryFailed(f"no command waits for an answer; {stage.whereabouts()}")
    asked_last = open_ones[-1]
    stage.answered[asked_last.id] = line.told
    known = usual(line.told, asked_last, line.more.get("reason", ""))
    data = known.data | line.more.get("data", {})
    stage.rehearsal.answer(asked_last, Reply(line.told, known.after, line.more.get("code", ""), known.reason, data))


def _now(stage: Stage) -> datetime:
    return stage.rehearsal.now


def _name_and_more(told: Any, value: str = "") -> tuple[str, dict[str, Any]]:
    """`requested`, `{requested: {reason: size}}` or `{opened: weather, place: Pune}` as a name and what it tells."""
    if isinstance(told, str):
        return told, {}
    name, said = next(iter(told.items()))
    more = {key: each for key, each in told.items() if key != name}
    if isinstance(said, dict):
        return name, said | more
    return name, more | ({value: said} if value and said is not None else {})


ACTS: dict[str, Act] = {
    "order": _order,
    "fulfilled": _fulfilled,
    "scan": _scan,
    "again": _again,
    "wait": _wait,
    "until": _until,
    "outage": _outage,
    "tap": _tap,
    "means": _mean,
    "answer": _answer,
    "payment": _payment,
    "paid": _paid,
    "refund": _refund,
    "return": _return,
    "checkout": _checkout,
    "page": _page,
    "signal": _signal,
    "incident": _incident,
    "message": _message,
    "cancel": _cancel,
    "address": _address,
    "gives_address": _gives_address,
    "gives_phone": _gives_phone,
    "opt_out": _opt_out,
    "marketing": _marketing,
    "agent": _agent,
    "correct": _correct,
    **CHAT_ACTS,
}
