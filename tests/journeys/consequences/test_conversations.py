"""What follows on the agents' desk: who waits for whom, until when, and what people's clicks change."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from journeys.decision import Decision
from journeys.desk.holding import PAIRED_PHONE
from journeys.events import Acted, CommandResult, Event, MessageEcho, Noted, Replied, TimerDue
from journeys.state import Conversation, CustomerState
from journeys.status import Status
from journeys.turn import Turn
from tests.journeys.builders import NOW, order, parcel, said, scan, state
from tests.journeys.deciding import decided, sent, tasks, timers, withheld

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ASHA, RAVI = 1, 2
OPEN = Conversation(10, last_inbound_at=NOW - HOUR)
HANDED = Conversation(
    10, last_inbound_at=NOW - HOUR, handoff_at=NOW - HOUR, opened_at=NOW - HOUR, waiting_since_at=NOW - HOUR
)


def chat(known: Conversation, **changes: Any) -> CustomerState:
    return state(msgspec.structs.replace(known, **changes))


def did(kind: str, *, at: datetime = NOW, **body: Any) -> Event:
    by = body.pop("by", ASHA)
    return Event(f"conversation.{kind}", f"{kind}:{at}", at, at, "harkara", Acted(by, "Asha", **body))


def replied(text: str = "Hello", *, at: datetime = NOW, by: int = ASHA, **body: Any) -> Event:
    return Event("agent.replied", f"r:{text}:{at}", at, at, "harkara", Replied(by, "Asha", text, **body))


def due(name: str, at: datetime, **data: Any) -> Event:
    return Event("timer.due", f"t:{name}:{at}", at, at, "harkara", TimerDue(name, "", at, data))


def answers(turn: Turn, messages: Sequence[Event]) -> None:
    """The bot has an answer."""
    turn.reply("greeting", messages[-1])


def hands_over(turn: Turn, messages: Sequence[Event]) -> None:
    turn.hand_over("asked_for_a_person", order_id=None)
    turn.reply("handoff", messages[-1])


def after(decision: Decision) -> Conversation:
    return decision.state.conversation


# -- who waits ---------------------------------------------------------------------------------------------------


def test_the_bots_answer_is_an_answer_and_silence_is_none() -> None:
    """A-20 (chatwoot#13777): needs answer is not unseen."""
    assert after(decided(state(), said(at=NOW), converse=answers)).waiting_since_at is None
    assert after(decided(state(), said(at=NOW))).waiting_since_at == NOW
    older = chat(OPEN, waiting_since_at=NOW - HOUR)
    assert after(decided(older, said(at=NOW))).waiting_since_at == NOW - HOUR
    assert after(decided(state(), said("", at=NOW, content="reaction", emoji="❤"))).waiting_since_at is None


def test_who_was_handed_over_waits_for_a_person_whatever_the_bot_says() -> None:
    """A-20, B-10."""
    handed = after(decided(state(), said(at=NOW), converse=hands_over))
    assert (handed.waiting_since_at, handed.opened_at) == (NOW, NOW)
    again = after(decided(state(handed), said(at=NOW + HOUR), now=NOW + HOUR, converse=answers))
    assert again.waiting_since_at == NOW
    served = after(decided(state(again), replied(at=NOW + 2 * HOUR), now=NOW + 2 * HOUR))
    assert served.waiting_since_at is None


def test_a_new_message_opens_what_was_resolved_and_wakes_what_was_snoozed() -> None:
    """A-20."""
    resolved = chat(OPEN, resolved_at=NOW - HOUR, assigned_to=ASHA, snoozed_for="time", snoozed_until=NOW + HOUR)
    found = after(decided(resolved, said(at=NOW)))
    assert (found.resolved_at, found.assigned_to, found.snoozed_for) == (None, None, "")


def test_a_tap_on_how_helpful_we_were_opens_nothing() -> None:
    """A-94."""
    resolved = chat(OPEN, resolved_at=NOW - HOUR)
    found = after(decided(resolved, said("", at=NOW, content="list", button_id="1.help_5.0.77.abc")))
    assert (found.resolved_at, found.waiting_since_at) == (NOW - HOUR, None)


# -- answering ---------------------------------------------------------------------------------------------------


def test_an_answer_holds_the_chat_and_says_once_who_is_there() -> None:
    """B-12."""
    decision = decided(chat(HANDED), replied("It comes."))
    assert sent(decision) == ["person_here", "agent_reply"]
    found = after(decision)
    assert (found.held_by, found.held_until) == (str(ASHA), NOW + 30 * MINUTE)
    assert (found.answered_at, found.answered_by, found.assigned_to) == (NOW, ASHA, ASHA)
    assert timers(decision)["hold", ""] == NOW + 30 * MINUTE
    assert sent(decided(state(found), replied("Soon.", at=NOW + MINUTE), now=NOW + MINUTE)) == ["agent_reply"]


@pytest.mark.parametrize(
    ("known", "body", "reason"),
    [
        ({"answered_at": NOW - MINUTE, "answered_by": RAVI}, {"seen_at": NOW - 2 * MINUTE}, "answered_by_other"),
        ({"answered_at": NOW - MINUTE, "answered_by": ASHA}, {"seen_at": NOW - 2 * MINUTE}, ""),
        ({"answered_at": NOW - 2 * MINUTE, "answered_by": RAVI}, {"seen_at": NOW - MINUTE}, ""),
        ({"last_inbound_at": NOW - DAY}, {}, "window_closed"),
        ({"last_inbound_at": NOW - DAY}, {"message": "no_news"}, ""),
        ({"last_inbound_at": None}, {}, "window_closed"),
    ],
)
def test_an_answer_that_comes_too_late_is_withheld_and_says_why(
    known: dict[str, Any], body: dict[str, Any], reason: str
) -> None:
    """A-20, G-4, promise 6."""
    decision = decided(chat(HANDED, **known), replied(**body))
    assert set(withheld(decision).values()) == ({reason} if reason else set())
    assert after(decision).held_by == ("" if reason else str(ASHA))


def test_the_bot_is_back_when_the_agent_has_been_silent_and_nobody_waits() -> None:
    """R-6: told once; who wrote meanwhile still waits for a person."""
    held = after(decided(chat(HANDED), replied()))
    later = NOW + 30 * MINUTE
    decision = decided(state(held), due("hold", later), now=later)
    assert (sent(decision), after(decision).held_by, decision.lets_go) == (["bot_back"], "", True)
    (released,) = [each.event.key for each in decision.recorded if each.event.kind == "conversation.released"]
    assert decision.sends[0].causes == (released,)
    wrote = after(decided(state(held), said(at=NOW + MINUTE), now=NOW + MINUTE))
    decision = decided(state(wrote), due("hold", later), now=later)
    assert (sent(decision), after(decision).handoff_at) == ([], later)
    assert after(decision).waiting_since_at == NOW + MINUTE
    longer = after(decided(state(held), replied("More", at=NOW + 20 * MINUTE), now=NOW + 20 * MINUTE))
    assert after(decided(state(longer), due("hold", later), now=later)).held_by == str(ASHA)


def echoed(at: datetime = NOW) -> Event:
    """Somebody of ours wrote in the WhatsApp Business app."""
    return Event("message.echoed", f"echo:{at}", at, at, "whatsapp", MessageEcho(f"wamid.{at}", "n", "text", "On it"))


def test_an_answer_from_the_paired_phone_holds_the_chat_like_an_agents() -> None:
    """A-20, R-6: it is an answer, each further one makes the hold longer, and she hears when the bot is back."""
    held = after(decided(chat(HANDED), echoed()))
    assert (held.held_by, held.held_until, held.waiting_since_at) == (PAIRED_PHONE, NOW + 30 * MINUTE, None)
    silent = decided(state(held), said(at=NOW + MINUTE), now=NOW + MINUTE, converse=answers)
    assert after(silent).waiting_since_at == NOW + MINUTE
    later = NOW + 20 * MINUTE
    longer = after(decided(state(after(silent)), echoed(later), now=later))
    assert (longer.held_until, longer.waiting_since_at) == (later + 30 * MINUTE, None)
    over = later + 30 * MINUTE
    assert sent(decided(state(longer), due("hold", over), now=over)) == ["bot_back"]


def test_the_paired_phone_takes_nothing_from_an_agent_nor_by_old_news() -> None:
    """A-20: the agent's next answer is checked against it; what was written before her question is no answer to it."""
    agents = after(decided(chat(HANDED), replied()))
    later = NOW + MINUTE
    both = after(decided(state(agents), echoed(later), now=later))
    assert (both.held_by, both.held_until) == (str(ASHA), agents.held_until)
    late = decided(state(both), replied("Hi", at=later + MINUTE, seen_at=NOW), now=later + MINUTE)
    assert set(withheld(late).values()) == {"answered_by_other"}
    old = after(decided(chat(HANDED), echoed(NOW - 2 * HOUR)))
    assert (old.held_by, old.waiting_since_at) == ("", HANDED.waiting_since_at)


def test_a_note_is_kept_and_tells_her_nothing() -> None:
    """A-20."""
    event = Event("agent.noted", "n", NOW, NOW, "harkara", Noted(ASHA, "Asha", "voucher?", "whisper", 20, (RAVI,)))
    decision = decided(chat(HANDED), event)
    assert sent(decision) == []
    (note,) = decision.notes
    assert (note.user_id, note.text, note.kind, note.order_id, note.mentions) == (
        ASHA,
        "voucher?",
        "whisper",
        20,
        (RAVI,),
    )


# -- deadlines ---------------------------------------------------------------------------------------------------


def test_an_answer_is_due_in_business_time_and_never_while_we_wait_for_her() -> None:
    """A-20: first and next answer, a warning before the breach, paused while the ball is hers."""
    decision = decided(state(), said(at=NOW), converse=hands_over)
    waiting = after(decision)
    assert waiting.response_due_at == NOW + 2 * HOUR
    assert timers(decision)["answer_due", ""] == NOW + 2 * HOUR - 15 * MINUTE
    soon = NOW + 2 * HOUR - 15 * MINUTE
    warned = decided(state(waiting), due("answer_due", soon), now=soon)
    assert [each.event.kind for each in warned.recorded] == ["conversation.due_soon"]
    assert timers(warned)["answer_due", ""] == NOW + 2 * HOUR
    over = decided(state(waiting), due("answer_due", NOW + 2 * HOUR), now=NOW + 2 * HOUR)
    assert [each.event.kind for each in over.recorded] == ["conversation.overdue"]
    answered = decided(state(waiting), replied(at=NOW + HOUR), now=NOW + HOUR)
    assert after(answered).response_due_at is None
    assert ("answer_due", "") in answered.cancelled_timers
    silent = decided(state(after(answered)), due("answer_due", NOW + 2 * HOUR), now=NOW + 2 * HOUR)
    assert silent.recorded == []
    asks = said(at=NOW + 80 * MINUTE)
    next_one = after(decided(state(after(answered)), asks, now=NOW + 80 * MINUTE))
    assert next_one.response_due_at == NOW + 80 * MINUTE + HOUR
    assert waiting.resolve_due_at
    assert next_one.resolve_due_at == waiting.resolve_due_at + 20 * MINUTE


def test_a_chat_is_taken_back_from_who_does_not_answer() -> None:
    """A-20 (chatwoot#14508), and an active chat is left alone."""
    decision = decided(chat(HANDED), did("assigned", to=RAVI, by=0))
    given = after(decision)
    assert timers(decision)["take_back", ""] == NOW + 30 * MINUTE
    later = NOW + 30 * MINUTE
    taken = decided(state(given), due("take_back", later, assigned_to=RAVI), now=later)
    assert (after(taken).assigned_to, after(taken).taken_from) == (None, RAVI)
    served = after(decided(state(given), replied(by=RAVI, at=NOW + MINUTE), now=NOW + MINUTE))
    kept = decided(state(served), due("take_back", later, assigned_to=RAVI), now=later)
    assert after(kept).assigned_to == RAVI
    other = after(decided(state(given), did("assigned", to=ASHA, at=NOW + MINUTE), now=NOW + MINUTE))
    assert after(decided(state(other), due("take_back", later, assigned_to=RAVI), now=later)).assigned_to == ASHA
    assert after(decided(state(other), did("assigned", to=RAVI, by=0))).assigned_to == ASHA


def test_she_hears_once_that_nobody_is_there() -> None:
    """A-20, chatwoot#9293."""
    night = NOW.replace(hour=20)  # 01:30 in India
    held = chat(HANDED, held_by="1", held_until=night + 5 * HOUR)
    first = decided(held, said(at=night), now=night)
    assert sent(first) == ["people_away"]
    assert sent(decided(state(after(first)), said("?", at=night + HOUR), now=night + HOUR)) == []
    assert sent(decided(chat(HANDED), said(at=night), now=night, converse=answers)) == ["greeting"]
    assert sent(decided(chat(OPEN), said(at=night), now=night)) == []


# -- clicks ------------------------------------------------------------------------------------------------------


def test_what_is_resolved_waits_for_nothing() -> None:
    """A-20, A-94: the rating is asked for once in seven days, and only where a person helped."""
    helped = after(decided(chat(HANDED), replied()))
    decision = decided(state(helped), did("resolved", at=NOW + HOUR), now=NOW + HOUR)
    found = after(decision)
    assert (found.resolved_by, found.handoff_at, found.held_by, found.response_due_at) == (ASHA, None, "", None)
    assert decision.closes_tasks
    assert sent(decision) == ["help_list"]
    assert [each.user_id for each in decision.ratings] == [ASHA]
    again = chat(found, handoff_at=NOW + HOUR, resolved_at=None, opened_at=NOW, answered_at=NOW + 2 * HOUR)
    assert sent(decided(again, did("resolved", at=NOW + DAY), now=NOW + DAY)) == []
    assert sent(decided(chat(HANDED), did("resolved"))) == []
    shut = chat(helped, last_inbound_at=NOW - DAY)
    assert sent(decided(shut, did("resolved", at=NOW + HOUR), now=NOW + HOUR)) == ["help_ask"]


def test_opened_again_it_is_work_from_now_on() -> None:
    """A-20."""
    found = after(decided(chat(OPEN, resolved_at=NOW - DAY), did("reopened")))
    assert (found.resolved_at, found.handoff_at, found.opened_at, found.assigned_to) == (None, NOW, NOW, ASHA)
    assert after(decided(chat(OPEN), did("marked_unanswered"))).waiting_since_at == NOW
    assert after(decided(chat(OPEN), did("labelled", labels=("vip", "vip", "x")))).labels == ("vip", "x")


def test_a_snooze_wakes_by_itself_with_a_reminder() -> None:
    """A-20: by time and by the courier; nothing is due while it sleeps."""
    until = NOW + HOUR
    decision = decided(chat(HANDED), did("snoozed", reason="time", until_at=until))
    asleep = after(decision)
    assert timers(decision)["snooze", ""] == until
    assert (asleep.snoozed_for, asleep.response_due_at) == ("time", None)
    woken = decided(state(asleep), due("snooze", until), now=until)
    assert after(woken).snoozed_for == ""
    assert [each.event.kind for each in woken.recorded] == ["conversation.woken"]
    for_courier = chat(OPEN, snoozed_for="courier")
    for_courier.orders, for_courier.shipments = {20: order()}, {30: parcel()}
    news = decided(for_courier, scan(Status.IN_TRANSIT, NOW))
    assert (after(news).snoozed_for, after(news).waiting_since_at) == ("", NOW)
    assert after(decided(chat(OPEN, snoozed_for="courier"), did("woken"))).snoozed_for == ""


def test_the_couriers_answer_ends_the_wait_for_it() -> None:
    """A-20: waiting on courier is a queue of its own."""
    asked = chat(HANDED, awaits_courier_at=NOW - HOUR)
    body = CommandResult(1, "courier.request_rto", "accepted", data={})
    event = Event("command.accepted", "c", NOW, NOW, "harkara", body)
    assert after(decided(asked, event)).awaits_courier_at is None


def test_holding_by_hand_and_giving_back() -> None:
    """B-12: a hold of an agent's own choice; release tells her where she was told of a person."""
    held = after(decided(chat(OPEN), did("held", until_at=NOW + 2 * HOUR)))
    assert (held.held_by, held.held_until, held.opened_at) == (str(ASHA), NOW + 2 * HOUR, NOW)
    assert sent(decided(state(held), did("released"))) == []
    told = after(decided(state(held), replied()))
    assert sent(decided(state(told), did("released", at=NOW + MINUTE), now=NOW + MINUTE)) == ["bot_back"]
    assert tasks(decided(state(told), did("released"))) == []
