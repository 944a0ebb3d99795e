"""What the desk says in English: queues, events and commands in words, times as an agent reads a clock. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.people_words import masked
from journeys.brand import Brand
from journeys.explanation import TELLING
from journeys.incidents import CAUSES
from journeys.vocabulary import SIGNALS

NAME_OF_QUEUE = {
    "needs": "Needs answer",
    "mine": "Mine",
    "unassigned": "Unassigned",
    "customer": "Waiting on customer",
    "courier": "Waiting on courier",
    "snoozed": "Snoozed",
    "bot": "Bot is handling",
    "resolved": "Resolved",
}
EMPTY_QUEUE = {
    "needs": "Nobody is waiting for an answer.",
    "mine": "Nothing is assigned to you.",
    "unassigned": "Everything that was handed over has somebody.",
    "customer": "No customer owes us an answer.",
    "courier": "No courier owes us an answer.",
    "snoozed": "Nothing is asleep.",
    "bot": "The bot has no chat at the moment.",
    "resolved": "Nothing was resolved yet.",
}

ABBREVIATIONS = {"cod": "COD", "nps": "NPS", "qc": "QC", "pin": "PIN"}
OF_MESSAGE = {
    "person_here": "Says who is here now",
    "bot_back": "Says that the bot is back",
    "agent_follow_up": "Asks her to write again",
    "people_away": "Says when people are back",
    "help_list": "Asks how we helped",
    "help_ask": "Asks how we helped",
    "help_why": "Asks why it was not good",
    "help_thanks": "Thanks for the rating",
    "handoff": "Says that a person takes over",
    "fallback": "Says what the bot can do",
    "clarify": "Asks which of two was meant",
    "order_status": "Where the order is",
    "no_news": "No news yet, and why",
    "attempt_let_go": "Lets it go back, unpaid",
    "let_it_go": "Lets it go back",
}

OF_EVENT = {
    "order.created": "Order placed",
    "order.updated": "Order changed in the shop",
    "order.confirmed": "Order confirmed",
    "order.paid": "Order paid",
    "order.cancelled": "Order cancelled",
    "order.deleted": "Order deleted in the shop",
    "order.restored": "Order restored",
    "order.fulfilled": "Handed to the courier by the shop",
    "order.unfulfilled": "The shop took the parcel back",
    "payment.captured": "Payment received",
    "payment.authorized": "Payment authorised",
    "payment.failed": "Payment failed",
    "payment.pending": "Payment pending",
    "payment_link.paid": "Paid by our link",
    "refund.created": "Refund started",
    "refund.processed": "Refund sent to the bank",
    "refund.failed": "Refund failed",
    "checkout.started": "Began to buy",
    "checkout.completed": "Bought",
    "page.opened": "Opened the tracking page",
    "page.answered": "Answered on the tracking page",
    "incident.opened": "An incident reached this parcel",
    "incident.cleared": "The incident is over",
    "shipment.corrected": "Status set by hand",
    "shipment.rto_initiated": "Turned back to us",
    "shipment.rto_in_transit": "On its way back to us",
    "shipment.rto_delivered": "Back with us",
    "shipment.delivery_attempt_failed": "Delivery attempt failed",
    "shipment.at_destination_hub": "At the hub near the customer",
    "message.echoed": "Answered on the paired phone",
    "message.edited": "She edited a message",
    "message.deleted": "She deleted a message",
    "customer.number_changed": "Changed the phone number",
    "customer.user_id_changed": "Changed the WhatsApp user id",
    "customer.identity_changed": "Has a new device",
    "customer.marketing_stopped": "Stopped marketing messages",
    "customer.marketing_resumed": "Wants marketing messages again",
    "customer.merged": "Merged with another customer",
    "customer.split": "Split from another customer",
    "conversation.held": "took the chat from the bot",
    "conversation.released": "gave the chat back to the bot",
    "conversation.assigned": "assigned the chat",
    "conversation.taken_back": "The chat was taken back: no answer in time",
    "conversation.snoozed": "snoozed the chat",
    "conversation.woken": "The chat woke up",
    "conversation.resolved": "resolved the chat",
    "conversation.reopened": "opened the chat again",
    "conversation.labelled": "changed the labels",
    "conversation.marked_unanswered": "marked the chat as unanswered",
    "conversation.due_soon": "An answer is due soon",
    "conversation.overdue": "The answer is overdue",
    "agent.asked": "asked for something to be done",
    "agent.ask_refused": "It could not be asked",
}
GOOD = frozenset({"shipment.delivered", "payment.captured", "order.paid", "refund.processed", "payment_link.paid"})
BAD_WORDS = (
    "overdue",
    "refused",
    "taken_back",
    "failed",
    "lost",
    "damaged",
    "rto_",
    "cancelled",
    "disposed",
    "incident.opened",
    "signal.",
)

OF_COMMAND = {
    "courier.request_reattempt": "Asked the courier for another attempt",
    "courier.request_rto": "Asked the courier to bring it back",
    "courier.update_address": "Sent the courier another address",
    "courier.escalate": "Opened a case with the courier",
    "courier.dispute_attempt": "Told the courier that nobody came",
    "courier.dispute_delivery": "Told the courier that it was not received",
    "courier.cancel": "Asked the courier to cancel the parcel",
    "shop.cancel_order": "Asked the shop to cancel the order",
    "shop.note_order": "Wrote a note on the shop's order",
    "shop.tag_order": "Tagged the shop's order",
    "shop.mark_paid": "Marked the order as paid in the shop",
    "shop.update_address": "Sent the shop another address",
    "shop.record_answers": "Wrote her answers on the shop's order",
    "shop.create_return": "Asked the shop to open a return",
    "shop.approve_return": "Asked the shop to approve the return",
    "shop.decline_return": "Asked the shop to decline the return",
    "shop.check_stock": "Asked the shop for stock",
    "payment.create_link": "Asked for a payment link",
    "payment.cancel_link": "Cancelled a payment link",
}
STATE_OF_COMMAND = {
    "asked": "asked",
    "accepted": "accepted",
    "confirmed": "confirmed",
    "refused": "refused",
    "failed": "not reached",
}
NAME_OF_ISSUE = {"came_back": "came back to us", "not_received": "said it was not received"}


# What an agent may ask for an order, by the names of `journeys.desk.order_actions.ACTIONS`.
OF_ACTION = {
    "reattempt": "Deliver again tomorrow",
    "new_date": "Deliver on a day",
    "fake_attempt": "Nobody came: dispute",
    "send_back": "Send it back",
    "change_address": "Change the address",
    "pay_link": "Send a payment link",
    "cancel": "Cancel the order",
    "start_return": "Start a return",
    "approve_return": "Approve the return",
    "decline_return": "Decline the return",
}


def words_of_event(kind: str, body: Mapping[str, Any]) -> str:
    """An event in a few words; what we have no words for keeps its own name, readable."""
    if kind.startswith("signal."):
        return "Noticed: " + SIGNALS.get(kind, spoken(kind.partition(".")[2]))
    if kind.startswith("incident.") and body.get("cause") in CAUSES:
        return f"{OF_EVENT[kind]}: {CAUSES[body['cause']]}"
    family, _, what = kind.partition(".")
    return OF_EVENT.get(kind) or (f"Return: {spoken(what)}" if family == "return" else spoken(what).capitalize())


def detail_of_event(body: Mapping[str, Any]) -> str:
    """Where, in whose words, and why: what stands behind the headline of an event."""
    if body.get("is") == "scan":
        said = [body.get("place"), body.get("raw_text") or body.get("raw_code"), body.get("remark"), body.get("awb")]
    else:
        said = [body.get(name) for name in TELLING.get(str(body.get("is")), ()) if name not in ("subject", "evidence")]
    return " · ".join(dict.fromkeys(str(each) for each in said if each and not isinstance(each, (list, dict))))


def tone_of(kind: str) -> str:
    """good, bad or plain: the colour of an event."""
    if kind in GOOD:
        return "good"
    return "bad" if any(word in kind for word in BAD_WORDS) else "plain"


def spoken(name: str) -> str:
    """A name of ours as words: "out_for_delivery" is "out for delivery"."""
    return name.replace("_", " ").replace(".", " ").strip()


def words_of_command(name: str) -> str:
    return OF_COMMAND.get(name, spoken(name).capitalize())


def words_of_reason(reason: str) -> str:
    """Why the bot handed over, in words."""
    return spoken(reason.removeprefix("handoff_")) or "handed over"


def label_of_message(name: str) -> str:
    """A message's name as a headline: "Out for delivery", "Asks: change address pincode"."""
    if label := OF_MESSAGE.get(name):
        return label
    words = spoken(name.removeprefix("ask_")).split()
    headline = " ".join(ABBREVIATIONS.get(word, word) for word in words)
    return f"Asks: {headline}" if name.startswith("ask_") else headline[:1].upper() + headline[1:]


# -- times and numbers -----------------------------------------------------------------------------------------


def clock_of(at: datetime | None, brand: Brand) -> str:
    """A local time: "14:20"."""
    return f"{brand.local(at):%H:%M}" if at else ""


def day_of(at: datetime, now: datetime, brand: Brand) -> str:
    """A local day: "Today", "Yesterday", "Mon 23 Nov"; with the year when it is another."""
    local, today = brand.local(at), brand.local(now)
    days = (today.date() - local.date()).days
    if days in (0, 1):
        return ("Today", "Yesterday")[days]
    return f"{local:%a} {local.day} {local:%b}" + ("" if local.year == today.year else f" {local.year}")


def moment_of(at: datetime | None, now: datetime, brand: Brand) -> str:
    """A local moment: "14:20" today, else "Mon 23 Nov, 14:20"."""
    if at is None:
        return ""
    day = day_of(at, now, brand)
    return clock_of(at, brand) if day == "Today" else f"{day}, {clock_of(at, brand)}"


def span_of(length: timedelta) -> str:
    """A span in its largest unit: "now", "4 min", "3 h", "2 d"."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"


def shown_phone(phone: str, may_see: bool) -> str:
    """A phone as this user may see it: whole for leads, its last digits for agents."""
    return phone if may_see else masked(phone)


def initials_of(name: str) -> str:
    """Up to two letters that stand for a name; "?" without one."""
    words = name.split()
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])]
    return "".join(letters).upper() or "?"


def rupees(paise: int) -> str:
    """An amount as an agent reads it: "₹1,499", "₹1,23,456.50"."""
    whole, rest = divmod(abs(paise), 100)
    digits = str(whole)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    grouped = ",".join([*groups, tail])
    return ("-" if paise < 0 else "") + "₹" + grouped + (f".{rest:02d}" if rest else "")
