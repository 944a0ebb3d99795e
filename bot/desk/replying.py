"""What an agent may send: the suggested reply, templates with their preview, canned replies with order variables. Pure.

All are worded by the composer that words the bot's own messages, from the same state.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from bot.composing import Composer
from bot.desk.words import label_of_message
from bot.tracking.links import page_link
from journeys.answer import answer
from journeys.brand import Brand
from journeys.courier_words import words_of_parcel
from journeys.errors import SettingsInvalid
from journeys.messages import MESSAGES, Lane, Message, why_stale
from journeys.state import CustomerState, Order
from journeys.store.outbox import Waiting
from journeys.wording import Wording

VARIABLE = re.compile(r"\{\{\s*([a-z_]{1,40})\s*\}\}")
# These have no news of their own: one asks her to write again, the other says what the one answer says.
HOW_IT_STANDS = frozenset({"agent_follow_up", "no_news"})
ANSWERS = "order_status"  # the message that answers "where is my order", where no better one is known


class Draft(msgspec.Struct, frozen=True):
    """A text that could be sent: of which message, about which order."""

    message: str
    label: str
    text: str
    order_id: int = 0
    number: str = ""


class CannedText(msgspec.Struct, frozen=True):
    """A canned reply with its variables put in; `missing` are those that have no value here. With it go the labels of
    `buttons`, or a `file` by its link."""

    short: str
    text: str
    missing: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    file: str = ""


def draft_of(message: str, order: Order | None, state: CustomerState, composer: Composer, now: datetime) -> str:
    """What the message would say now; "" when a fact that it names is not known."""
    row = Waiting(
        id=0,
        customer_id=state.customer.id,
        order_id=order.id if order else None,
        shipment_id=None,
        account="",
        name=message,
        lane=Lane.REPLY,
        proactive=False,
        dedupe_key="",
        body={"args": {}},
        rule_version=1,
        causes=[],
        reason="",
        attempts=0,
        created_at=now,
        not_before_at=now,
    )
    try:
        return composer.draft(row, state, now)
    except (SettingsInvalid, KeyError):
        return ""


def suggestion(
    tasks: Sequence[Mapping[str, Any]], state: CustomerState, composer: Composer, now: datetime
) -> Draft | None:
    """The reply that the open work suggests, else where her order stands; None without an order."""
    orders = state.orders | state.visible
    wanted = [(row["suggested"], row["order_id"]) for row in tasks if row["suggested"] in MESSAGES]
    about = state.conversation.about
    newest = max(
        orders.values(), key=lambda each: (each.id == about, each.closed_at is None, each.placed_at), default=None
    )
    wanted += [(ANSWERS, newest.id)] if newest else []
    for message, order_id in wanted:
        order = orders.get(order_id)
        text = draft_of(message, order, state, composer, now) if order else ""
        if order and text:
            return Draft(message, label_of_message(message), text, order.id, order.number.lstrip("#"))
    return None


def templates_for(order: Order | None, state: CustomerState, composer: Composer, now: datetime) -> Iterator[Draft]:
    """The messages that are true of this order now, each as she would read it: what may be sent out of the window."""
    for message in sorted(MESSAGES.values(), key=lambda message: message.name not in HOW_IT_STANDS):
        if not is_template(message) or not is_true_of(message, order, state):
            continue
        text = draft_of(message.name, order, state, composer, now)
        if text:
            number = order.number.lstrip("#") if order else ""
            yield Draft(message.name, label_of_message(message.name), text, order.id if order else 0, number)


def is_template(message: Message) -> bool:
    """Whether agents may pick it at all: lists need an open window, and marketing has journeys of its own."""
    return message.proactive and message.lane is not Lane.MARKETING and not message.rows


def is_true_of(message: Message, order: Order | None, state: CustomerState) -> bool:
    """Whether it may be said of this order: it only tells how it stands, or a journey told it and it still holds.

    That a message is not stale is not enough: "your payment has reached us" grows stale only when the order ends.
    """
    parcels = state.shipments_of(order.id) if order else []
    told = {each.partition(":")[0] for source in (order, *parcels) if source for each in source.told}
    parcel = parcels[-1] if parcels else None
    return (message.name in HOW_IT_STANDS or message.name in told) and not why_stale(message, order, parcel, "")


# -- canned replies --------------------------------------------------------------------------------------------


def facts_for(
    order: Order | None, state: CustomerState, wording: Wording, brand: Brand, now: datetime, pages: tuple[str, str]
) -> dict[str, str]:
    """What a canned reply may name, in her language. `pages` are the public address and the secret of page links."""
    language = wording.language(state.customer.language)
    name = state.customer.name
    facts = {"name": name, "first_name": name.split()[0] if name.split() else "", "brand": brand.name}
    if order is None:
        return facts
    parcels = state.shipments_of(order.id)
    story = answer(order, parcels, now, brand)
    page = page_link(pages[0], order.id, pages[1])
    parcel = next((each for each in parcels if each.awb == story.awb), parcels[-1] if parcels else None)
    of_parcel = words_of_parcel(parcel, page, wording, brand, language)
    aliases = {"page": page, "link": page, "order": story.number.lstrip("#")}
    return of_parcel | wording.facts(story, brand, language) | aliases | facts


def filled(text: str, facts: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with its `{{variables}}` put in, and those that have no value, which stay as they are."""
    missing: list[str] = []

    def value(found: re.Match[str]) -> str:
        known = facts.get(found[1], "")
        if not known:
            missing.append(found[1])
        return known or found[0]

    return VARIABLE.sub(value, text), tuple(dict.fromkeys(missing))


def canned_for(rows: Sequence[Mapping[str, Any]], language: str, facts: Mapping[str, str]) -> tuple[CannedText, ...]:
    """Each canned reply once, in her language where there is one, else in English, else in any."""
    best: dict[str, Mapping[str, Any]] = {}
    rank = {language: 0, "en": 1}
    for row in sorted(rows, key=lambda row: rank.get(row["language"], 2)):
        best.setdefault(row["short"], row)
    return tuple(_canned(best[short], facts) for short in sorted(best))


def _canned(row: Mapping[str, Any], facts: Mapping[str, str]) -> CannedText:
    text, missing = filled(row["text"], facts)
    return CannedText(row["short"], text, missing, tuple(row["buttons"]), row["file"])
