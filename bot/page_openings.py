"""Openings of the tracking page: told as events when a person opened it, and by nothing else."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.intake import Intake
from bot.translation import OWN, own_item
from journeys.events import Event, Key, PageOpened

BUCKET = timedelta(minutes=10)  # openings within one count once

# What fetches pages without a person looking: previews of links in chats and mails, crawlers, scripts.
NOT_A_PERSON = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|whatsapp|facebookexternalhit|facebookcatalog|facebot|telegram|slack"
    r"|discord|skype|linkedin|twitter|pinterest|embedly|googleother|google-|headless|lighthouse|uptime|monitor"
    r"|\bcurl|\bwget|python|aiohttp|httpx|go-http|okhttp|java/|libwww|node-fetch|axios",
    re.IGNORECASE,
)

# Browsers that fetch a page before anybody asked for it say so in one of these headers.
PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
PREFETCHES = ("prefetch", "prerender", "preview")


def is_person(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request looks like a person opening the page in a browser."""
    agent = headers.get("User-Agent", "")
    if method != "GET" or not agent or NOT_A_PERSON.search(agent[:500]):
        return False
    said = " ".join(headers.get(name, "") for name in PREFETCH_HEADERS).lower()
    return not any(word in said for word in PREFETCHES)


def opening(order_id: int, customer_id: int, at: datetime) -> Event:
    """The event `page.opened`. All openings of one order within ten minutes are the same event."""
    bucket = int(at.timestamp() // BUCKET.total_seconds())
    return Event(
        kind="page.opened",
        key=f"page:{order_id}:{bucket}",
        occurred_at=at,
        received_at=at,
        source=OWN,
        body=PageOpened(order_id),
        keys=(Key("customer", str(customer_id)),),
    )


async def record_opening(intake: Intake, order_id: int, customer_id: int, at: datetime) -> None:
    """Put the opening into the inbox. Returns when it is durable; raises what the store raises."""
    await intake.store(OWN, [own_item(opening(order_id, customer_id, at))], at)
