"""What a text may say of a customer herself: what we know of her, and the code that shows that a chat is ours. Pure."""

from collections.abc import Mapping
from datetime import datetime

from bot.dialogue.language_names import own_name
from journeys.brand import Brand
from journeys.state import Customer, CustomerState, Order
from journeys.verify_code import code_of, good_until
from journeys.wording import Wording

DIGITS_SHOWN = 4  # of a phone; she knows the rest
LIKES = frozenset({"slot_morning", "slot_afternoon", "slot_evening", "call_before"})  # lines `like_...`


def words_of_person(state: CustomerState, wording: Wording, language: str) -> dict[str, str]:
    """What `my_data` tells her: name, the end of her phone, orders, language, consent, preferences."""
    who, unknown = state.customer, wording.line("not_known", language)
    return {
        "her_name": who.name or unknown,
        "phone": masked(state.value_of("phone")) or unknown,
        "order_count": str(len(state.orders)),
        "tongue": own_name(wording.language(who.language)),
        "consent": wording.line(f"consent_{consent_of(who)}", language),
        "likes": likes_in_words(who.preferences, wording, language),
    }


def words_of_code(
    order: Order, now: datetime, secret: str, wording: Wording, brand: Brand, language: str
) -> dict[str, str]:
    """The code of the hour for the customer of an order, and until when it is good."""
    ends = wording.moment(good_until(now), brand, language)
    return {"code": code_of(order.customer_id, now, secret), "code_ends": ends}


def masked(phone: str) -> str:
    """The last digits of a phone: "•••• 0234"."""
    return f"•••• {phone[-DIGITS_SHOWN:]}" if phone else ""


def consent_of(who: Customer) -> str:
    """What she hears from us of our own accord: all, orders or none."""
    if who.opted_out_at:
        return "none"
    return "all" if who.marketing == "yes" else "orders"


def likes_in_words(likes: Mapping[str, object], wording: Wording, language: str) -> str:
    """Her preferences, each in words; those without words of their own are at least counted."""
    found = [_like(name, value, wording, language) for name, value in likes.items() if value]
    return "; ".join(found) or wording.line("likes_none", language)


def _like(name: str, value: object, wording: Wording, language: str) -> str:
    if name == "language":
        return wording.line("like_language", language, tongue=own_name(str(value)))
    known = name if name in LIKES else f"{name}_{value}"
    return wording.line(f"like_{known}" if known in LIKES else "like_other", language)
