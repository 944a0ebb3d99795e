"""Facts of an invented order in the words of any language: what reviewers and checks see in place of the variables."""

from contextlib import suppress
from datetime import UTC, date, datetime

from journeys.brand import Brand
from journeys.errors import SettingsInvalid
from journeys.expected import Expected
from journeys.wording import Wording

FIRST, LAST = date(2026, 11, 23), date(2026, 11, 27)
PAISE = 149_900

# Moments, so that each language writes them its own way.
AT_OF_FACT = {
    "next_by": datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    "delivered_when": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    "answer_by": datetime(2026, 11, 23, 6, 30, tzinfo=UTC),
    "decide_by": datetime(2026, 11, 24, 5, 30, tzinfo=UTC),
    "until": datetime(2026, 11, 24, 12, 30, tzinfo=UTC),
    "dispute_by": datetime(2026, 11, 25, 12, 30, tzinfo=UTC),
    "refund_by": datetime(2026, 12, 2, 12, 30, tzinfo=UTC),
    "delete_by": datetime(2026, 11, 24, 12, 30, tzinfo=UTC),
    "code_ends": datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    "money_by": datetime(2026, 12, 7, 12, 30, tzinfo=UTC),
}
STEP_AT = datetime(2026, 11, 28, 6, 30, tzinfo=UTC)
PICKUP_FROM_AT, PICKUP_UNTIL_AT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC), datetime(2026, 11, 26, 10, 30, tzinfo=UTC)

# As shops, couriers and addresses write them, whatever language she reads.
UNTRANSLATED = {
    "her_name": "Meera Joshi",
    "agent": "Asha",
    "text": "I have just asked the courier to call you before they come.",
    "phone": "•••• 0234",
    "order_count": "2",
    "tongue": "English",
    "asked_language": "Odia",
    "code": "7KM-2QP",
    "number": "KH-10234",
    "place": "Pune, Maharashtra",
    "link": "https://pay.example.com/l/abc",
    "reference": "412345678901",
    "guide_link": "https://shop.example.com/guides/kurta",
    "review_page": "https://shop.example.com/review",
    "shop_page": "https://shop.example.com",
    "item": "Kurta, indigo",
    "address": "12 Lake Road, Pune 411001",
    "page": "https://orders.example.com/t/1.page.7.abc",
    "count": "3",
    "wanted": "indigo, L",
    "items": "Kurta, indigo, 2 x Scarf",
    "refund_days": "2–9",
    "slot": "10-14",
    "place_when": "",
    "new_address": "12 Lake Road, Pune 411001",
    "new_pincode": "411001",
    "old_pincode": "560001",
    "town": "Pune",
    "wrote_town": "Mumbai",
    "phone_end": "0101",
    "courier": "Delhivery",
    "awb": "1490812345678",
    "track": "https://track.example.com/1490812345678",
    "places": "Delhi → Pune",
}

# Texts of ours that stand inside other texts.
LINE_OF_FACT = {
    "likes": "like_slot_evening",
    "consent": "consent_orders",
    "now": "now_in_transit",
    "meaning": "means_in_transit",
    "reason": "reason_customer_unavailable",
    "why": "reason_customer_unavailable",
    "qc_reason": "reason_unsaid",
    "doubt": "doubt_no_house_number",
    "wish": "wish_any",
    "rule": "means_return_declined",
    "policy": "means_return_declined",
    "cod_rule": "means_return_declined",
    "way": "means_refund_started",
}


def example_facts(wording: Wording, brand: Brand, language: str) -> dict[str, str]:
    """A value for every variable a message may have, dates, money and phrases as `language` writes them.

    A phrase that the language does not have yet is left out: only texts that need it cannot be shown. Raises
    SettingsInvalid when it lacks a cause or the line of the next update.
    """
    cause = wording.line("cause_weather", language)
    money = wording.money(PAISE, "INR", language)
    return {
        **UNTRANSLATED,
        **{name: wording.moment(at, brand, language) for name, at in AT_OF_FACT.items()},
        **_phrases(wording, language),
        "brand": brand.name or Brand().name,
        "range": wording.days(Expected(FIRST, LAST), language),
        "cause": wording.line("cause_at", language, cause=cause, where="Pune"),
        "amount": money,
        "refund": money,
        "total": money,
        "step_by": wording.day(STEP_AT, brand, language),
        "pickup": wording.window(PICKUP_FROM_AT, PICKUP_UNTIL_AT, brand, language),
        "story": wording.line("line_next", language, next_by=wording.moment(STEP_AT, brand, language)),
    }


def _phrases(wording: Wording, language: str) -> dict[str, str]:
    found = {}
    for name, line in LINE_OF_FACT.items():
        with suppress(SettingsInvalid):
            found[name] = wording.line(line, language)
    return found
