"""What the skills about giving something back share: the ruling on an order's item, its words, its reading. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.buying import plain
from bot.dialogue.chat import Chat
from bot.dialogue.packet import packet_of
from journeys.return_rules import EXCHANGE, Ruling, claim_of, may_ever_return, may_return
from journeys.returns import has_running
from journeys.state import Order

MOST_ITEMS = 10  # rows of a list, WhatsApp's limit
LEAST_NAME = 4  # letters of a word that names an item

REASON_OF_TAP = {
    "reason_small": "too_small",
    "reason_large": "too_large",
    "reason_looks": "looks",
    "reason_mind": "changed_mind",
    "reason_damaged": "damaged",
    "reason_wrong": "wrong_item",
    "reason_missing": "missing",
    "reason_broken": "not_working",
    "reason_other": "other",
}
ITEM_TAPS: dict[str, tuple[str, object]] = {f"item_{no}": ("item", str(no)) for no in range(MOST_ITEMS)}
REASON_TAPS: dict[str, tuple[str, object]] = {tap: ("reason", reason) for tap, reason in REASON_OF_TAP.items()}
WAY_TAPS: dict[str, tuple[str, object]] = {"way_refund": ("what", "refund"), "way_exchange": ("what", EXCHANGE)}

# Words that name a reason, for who types in place of tapping: English, Hindi, and Hindi in Latin letters. The first
# row that fits counts; who wants a bigger one has one that is too small.
REASON_OF_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("too_small", ("too small", "bigger", "larger", "tight", "chhota", "chota", "tang", "छोटा", "छोटी", "टाइट")),
    ("too_large", ("too large", "too big", "smaller", "loose", "bada hai", "badi hai", "dhila", "बड़ा", "बड़ी", "ढीला")),
    ("not_working", ("not work", "doesn't work", "stopped", "chal nahi", "nahi chal", "नहीं चल", "काम नहीं")),
    ("damaged", ("damage", "broken", "torn", "leak", "crack", "expired", "toota", "tuta", "phata", "टूट", "फटा")),
    ("damaged", ("defective", "kharab", "ख़राब", "खराब")),
    ("missing", ("missing", "kam hai", "कम है")),
    ("wrong_item", ("wrong", "galat", "गलत", "ग़लत")),
    ("looks", ("not as", "not like", "don't like", "dont like", "pasand nahi", "पसंद नहीं")),
    ("changed_mind", ("changed my mind", "don't want", "dont want", "not needed", "nahi chahiye", "नहीं चाहिए")),
)


def is_delivered(chat: Chat, order: Order) -> bool:
    """Whether some of the order has reached her."""
    return claim_of(order, chat.parcels(order), 0).delivered_at is not None


def is_under_way(order: Order) -> bool:
    """Whether a return or exchange of it runs; a refund of goods that she keeps is none."""
    return has_running(order) and any(record.what != "refund" for record in order.returns)


def item_rows(order: Order) -> list[list[str]]:
    """Her items as rows of a list."""
    return [[f"item_{no}", item.title or item.sku] for no, item in enumerate(order.items[:MOST_ITEMS])]


def only_item(order: Order) -> str:
    """The number of the item where there is but one."""
    return "0" if len(order.items) <= 1 else ""


def ruling_on(chat: Chat, order: Order, slots: Mapping[str, Any]) -> Ruling:
    """The ruling on what she has told so far; before the reason, whether any would do."""
    claim = claim_of(order, chat.parcels(order), int(slots.get("item") or 0), str(slots.get("reason") or ""))
    rules = chat.brand.returns
    return may_return(claim, chat.now, rules) if claim.reason else may_ever_return(claim, chat.now, rules)


def way_chosen(slots: Mapping[str, Any], ruling: Ruling) -> str:
    """Refund or exchange, as she chose or as the rule leaves it."""
    chosen = str(slots.get("what") or "")
    return chosen if chosen in ruling.ways else next(iter(ruling.ways), "")


def said_of(order: Order, slots: Mapping[str, Any], ruling: Ruling) -> dict[str, Any]:
    """The arguments by which a message names the item, the rule, and what she gets."""
    what = way_chosen(slots, ruling)
    has_fee = ruling.fee_paise > 0 and what == "refund" and ruling.rule == "in_time"
    lines = {"rule": f"rule_{ruling.rule}{'_fee' if has_fee else ''}", **_way_line(ruling, what)}
    lines["slot"] = f"pickup_{slots.get('pickup') or 'any'}"
    claim = claim_of(order, (), int(slots.get("item") or 0))
    words = {"item": plain(claim.item.title)} if claim.item.title else {}
    if slots.get("wanted"):
        words["wanted"] = plain(str(slots["wanted"]))
    return {"lines": lines, "words": words, "rule_days": ruling.days, "fee_paise": ruling.fee_paise}


def reason_in(text: str) -> str:
    """The reason that her words name, "" when they name none."""
    said = text.casefold()
    return next((reason for reason, words in REASON_OF_WORDS if any(word in said for word in words)), "")


def item_named(chat: Chat) -> str | None:
    """The number of the one item whose name she used; None when that is not clear."""
    said = set(chat.text.casefold().replace(",", " ").split())
    items = chat.order.items if chat.order else ()
    named = [no for no, item in enumerate(items) if said & {w for w in _words(item.title) if len(w) >= LEAST_NAME}]
    return str(named[0]) if len(named) == 1 else None


def told_to_person(chat: Chat, order: Order, reason: str, slots: Mapping[str, Any]) -> None:
    """Open work for a person, who sees all that she told."""
    known = {name: value for name, value in slots.items() if value not in (None, "") and name in KNOWN}
    packet = packet_of(chat, reason, order) | {"known": known}
    chat.turn.open_task(reason, order_id=order.id, packet=packet)


KNOWN = ("item", "reason", "note", "photo", "what", "wanted", "pickup")


def _way_line(ruling: Ruling, what: str) -> dict[str, str]:
    if not what:
        return {}
    return {"way": "way_exchange" if what == EXCHANGE and not ruling.may_keep else f"way_{ruling.refund_to}"}


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").split()
