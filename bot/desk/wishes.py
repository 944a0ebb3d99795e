"""What an agent wants done with a conversation, read from her form into the body of an event, or refused in words.

Whatever is judged here is judged again when it is decided, and when it leaves: time passes in between.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from bot.desk.attached import LONGEST_LINK, buttons_in, file_in, require_fitting
from bot.desk.replying import VARIABLE, draft_of, filled, is_template, is_true_of
from bot.desk.wish import Malformed, NotAllowed, Refused, Wish
from bot.settings_values import span
from journeys.consequences.agents import why_not_answered
from journeys.desk.order_actions import ACTIONS
from journeys.events import Acted, Joined, Noted, Replied, Requested, SentAgain, Split
from journeys.messages import MESSAGES
from journeys.policies.case import WINDOW, window_is_open

LONGEST_TEXT = 4_096  # WhatsApp's limit for a text
LONGEST_NOTE = 4_000
LONGEST_LABEL, MOST_LABELS = 40, 20
LONGEST_SNOOZE = timedelta(days=90)
LONGEST_HOLD = timedelta(hours=8)
SNOOZES = ("time", "reply", "courier")
# What `do` may carry, with how long each may be.
LENGTH_OF = {
    **dict.fromkeys(("line1", "line2", "landmark", "city", "state"), 200),
    **{"name": 100, "pincode": 6, "day": 10, "slot": 20, "evidence": 500, "note": 300, "reason": 40, "what": 20},
    **{"item": 3, "wanted": 100, "approve": 5},
}

AnyWish = Acted | Replied | Noted | Requested | SentAgain | Joined | Split


# -- answering ---------------------------------------------------------------------------------------------------


def reply(wish: Wish) -> Replied:
    text = wish.said("text", LONGEST_TEXT)
    if not text:
        raise Malformed("Write something first.")
    if VARIABLE.search(text):
        text, missing = filled(text, wish.facts(wish.order(), wish.state, wish.now))
        if missing:
            raise Refused(f"{{{{{missing[0]}}}}} has no value here. Put in what it should say, then send.")
    buttons, file = buttons_in(wish.said("buttons")), file_in(wish.said("file", LONGEST_LINK))
    require_fitting(text, buttons, file)
    body = msgspec.structs.replace(_replied(wish, text=text), buttons=buttons, file=file)
    _refuse_late(wish, body)
    return body


def template(wish: Wish) -> Replied:
    name = wish.said("name", 60)
    message = MESSAGES.get(name)
    if message is None or not is_template(message):
        raise Malformed("There is no such template.")
    order = wish.order()
    if not is_true_of(message, order, wish.state):
        raise Refused("This template is not true of her order now.")
    if not draft_of(name, order, wish.state, wish.composer, wish.now):
        raise Refused("This template names something that is not known here.")
    body = _replied(wish, message=name)
    _refuse_late(wish, body)
    return body


def _replied(wish: Wish, text: str = "", message: str = "") -> Replied:
    order = wish.order()
    seen_at = wish.moment("seen")
    order_id = order.id if order else None
    return Replied(wish.user.id, wish.user.name, text, message, order_id=order_id, seen_at=seen_at)


def _refuse_late(wish: Wish, body: Replied) -> None:
    chat = wish.state.conversation
    reason = why_not_answered(body, chat, wish.now)
    if reason == "answered_by_other" and chat.answered_at:
        ago = _ago(wish.now - chat.answered_at)
        raise Refused(
            f"{wish.colleague or 'A colleague'} answered {ago} ago. Read it, then send yours if it still helps."
        )
    if reason == "window_closed":
        raise Refused(_window_words(wish))


def _window_words(wish: Wish) -> str:
    last = wish.state.conversation.last_inbound_at
    if last is None:
        return "She has never written here: only a template may be sent."
    shut = wish.brand.local(last + WINDOW)
    return f"The 24-hour window shut on {shut:%d %b at %H:%M}: only a template may be sent."


def _ago(span: timedelta) -> str:
    seconds = max(1, int(span.total_seconds()))
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min" if seconds < 3600 else f"{seconds // 3600} h"


def retry(wish: Wish) -> SentAgain:
    failed = wish.failed
    if failed is None or failed.name not in MESSAGES:
        raise Malformed("There is no such message.")
    if failed.state not in {"failed", "parked", "withheld"}:
        raise Refused("It has not failed: there is nothing to send again.")
    if not MESSAGES[failed.name].proactive and not window_is_open(wish.state.conversation, wish.now):
        raise Refused(_window_words(wish))
    body, args = failed.body, failed.body.get("args")
    return SentAgain(
        wish.user.id,
        wish.user.name,
        failed.id,
        failed.name,
        failed.order_id,
        failed.parcel_id,
        str(body.get("subject", "")),
        args if isinstance(args, dict) else {},
    )


# -- keeping order -----------------------------------------------------------------------------------------------


def _acted(wish: Wish) -> Acted:
    return Acted(wish.user.id, wish.user.name)


def hold(wish: Wish) -> Acted:
    """Until a moment, else for as long as a hold lasts."""
    until_at = wish.moment("until")
    if until_at and not wish.now < until_at <= wish.now + LONGEST_HOLD:
        raise Malformed("A hold lasts until a moment within the next eight hours.")
    return msgspec.structs.replace(_acted(wish), until_at=until_at)


def assign(wish: Wish) -> Acted:
    """To herself, back to nobody, or to a team; to somebody else only by a lead."""
    to, team = wish.number("user_id"), wish.said("team", 40)
    chat = wish.state.conversation
    is_others = to not in {None, wish.user.id} or (to is None and chat.assigned_to not in {None, wish.user.id})
    if is_others and not team and not wish.user.may("lead"):
        raise NotAllowed("Only a lead gives a conversation to somebody else, or takes it from somebody.")
    return msgspec.structs.replace(_acted(wish), to=to, team=team)


def snooze(wish: Wish) -> Acted:
    reason, until_at = wish.said("for", 10) or "time", _until(wish)
    if reason not in SNOOZES:
        raise Malformed("A snooze lasts until a time, her reply, or the courier's news.")
    if reason == "time" and until_at is None:
        raise Malformed("Say until when.")
    if until_at and not wish.now < until_at <= wish.now + LONGEST_SNOOZE:
        raise Malformed("A snooze ends within the next 90 days.")
    if reason == "courier" and not any(each.closed_at is None for each in wish.state.shipments.values()):
        raise Refused("No parcel of hers is on its way: no courier will tell anything.")
    return msgspec.structs.replace(_acted(wish), reason=reason, until_at=until_at)


def _until(wish: Wish) -> datetime | None:
    """The moment that was named, or so long from now (`in`, "4h")."""
    try:
        return wish.now + span(wish.said("in", 10)) if wish.said("in", 10) else wish.moment("until")
    except ValueError:
        raise Malformed("A snooze lasts a span such as 4h or 2d.") from None


def label(wish: Wish) -> Acted:
    """All labels anew, with commas between them; none takes them all away."""
    labels = tuple(filter(None, (each.strip() for each in wish.said("labels", 900).split(","))))
    if len(labels) > MOST_LABELS or any(len(each) > LONGEST_LABEL for each in labels):
        raise Malformed(f"At most {MOST_LABELS} labels of {LONGEST_LABEL} characters.")
    return msgspec.structs.replace(_acted(wish), labels=labels)


def note(wish: Wish) -> Noted:
    text, kind = wish.said("text", LONGEST_NOTE), "whisper" if wish.said("whisper") else "note"
    if not text:
        raise Malformed("Write something first.")
    if kind == "whisper" and not wish.user.may("lead"):
        raise NotAllowed("Only a lead whispers to an agent.")
    mentions = tuple(int(each) for each in wish.said("mentions").split(",") if each.strip().isdecimal())
    return Noted(wish.user.id, wish.user.name, text, kind, wish.number("order_id"), mentions)


def do(wish: Wish) -> Requested:
    action, order = wish.said("action", 30), wish.order()
    if action not in ACTIONS:
        raise Malformed("There is no such action.")
    if order is None or order.id not in wish.state.orders:
        raise Malformed("Say which of her orders.")
    said = {name: wish.said(name, most) for name, most in LENGTH_OF.items() if wish.said(name, most)}
    if action == "decline_return" and not said.get("note"):
        raise Malformed("Say why, for the shop's record.")
    _check_day(wish, said.get("day", ""))
    if (pincode := said.get("pincode")) and not (len(pincode) == 6 and pincode.isdecimal() and pincode[0] != "0"):
        raise Malformed("A pincode has six digits.")
    return Requested(wish.user.id, wish.user.name, action, order.id, wish.number("parcel_id"), _typed(said))


def _typed(said: Mapping[str, str]) -> dict[str, object]:
    typed: dict[str, object] = dict(said)
    if "item" in said:
        typed["item"] = int(said["item"]) if said["item"].isdecimal() else 0
    if "approve" in said:
        typed["approve"] = said["approve"] in {"yes", "true", "on"}
    return typed


def _check_day(wish: Wish, day: str) -> None:
    try:
        is_past = bool(day) and date.fromisoformat(day) <= wish.brand.local(wish.now).date()
    except ValueError:
        raise Malformed("The day is no date.") from None
    if is_past:
        raise Refused("That day is over, or the round is already out.")


def merge(wish: Wish) -> Joined:
    """Another customer, named by id, is the same person."""
    other = wish.number("other_id")
    if not wish.user.may("lead"):
        raise NotAllowed("Only a lead makes two customers one.")
    if wish.other is None or other is None:
        raise Malformed("There is no such customer.")
    if wish.other == wish.state.customer.id:
        raise Refused("These two are one already.")
    return Joined(wish.user.id, wish.user.name, wish.other)


def split(wish: Wish) -> Split:
    """Undo a merge."""
    merge_id = wish.number("merge_id")
    if not wish.user.may("lead"):
        raise NotAllowed("Only a lead parts what was made one.")
    if merge_id not in wish.merges:
        raise Refused("That merge is not there, or was undone already.")
    return Split(wish.user.id, wish.user.name, merge_id)


class Deed(msgspec.Struct, frozen=True):
    """One thing that can be done: the kind of its event, and who reads the form."""

    kind: str
    read: Callable[[Wish], AnyWish]


DEEDS: dict[str, Deed] = {
    "reply": Deed("agent.replied", reply),
    "template": Deed("agent.replied", template),
    "hold": Deed("conversation.held", hold),
    "release": Deed("conversation.released", _acted),
    "assign": Deed("conversation.assigned", assign),
    "snooze": Deed("conversation.snoozed", snooze),
    "wake": Deed("conversation.woken", _acted),
    "resolve": Deed("conversation.resolved", _acted),
    "reopen": Deed("conversation.reopened", _acted),
    "label": Deed("conversation.labelled", label),
    "unanswered": Deed("conversation.marked_unanswered", _acted),
    "note": Deed("agent.noted", note),
    "do": Deed("agent.asked", do),
    "retry": Deed("agent.retried", retry),
    "merge": Deed("agent.merged", merge),
    "split": Deed("agent.split", split),
}
