"""Examines a deployment from inside: each finding is ok, or says what to do."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.access.examining import how_people_log_in
from bot.settings import AccountSettings, Settings
from integrations.http import new_session
from integrations.whatsapp.errors import MessageRefused
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.clock import Clock
from journeys.errors import HarkaraError
from journeys.store.audit import audit
from journeys.store.database import Database, newest_revision

CLOCK_TOLERANCE = timedelta(seconds=30)  # buttons, windows and signatures are dated; the Date header has whole seconds
TOKEN_CODES = frozenset({0, 190})  # Meta: not authenticated, token expired or revoked
FORBIDDEN_BY_SHIPROCKET = ("shiprocket", "kartrocket", "sr", "kr")  # in a webhook's address, per its webhook settings
DEAD_TEMPLATES = frozenset({"REJECTED", "PAUSED", "DISABLED"})
STANDARD_MESSAGES_PER_SECOND = 80  # of a number whose throughput level is STANDARD
AUDITED = timedelta(days=7)
CHALLENGE = "20261121"


class Finding(NamedTuple):
    """What was looked at, whether it is well, and what was seen or is to be done."""

    name: str
    ok: bool
    words: str


async def examine(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Look at everything in turn. Findings come as they are made; no exception of the outside leaves here."""
    yield Finding("settings", True, "complete")
    store = await look_at_store(settings.store_url)
    yield store
    if store.ok:
        yield await look_at_guarantees(settings, clock)
        yield await look_at_people(settings)
    async with new_session() as session:
        yield await look_at_clock(session, settings.whatsapp.graph_base, clock)
        async for finding in look_at_whatsapp(session, settings):
            yield finding
        yield await look_at_address(session, settings)
    for finding in look_at_accounts(settings):
        yield finding


async def look_at_store(url: str) -> Finding:
    """Whether the store can be read and has this version's schema."""
    shown = make_url(url).render_as_string(hide_password=True)
    if _lacks_file(url):
        return Finding("store", False, f"{shown} does not exist yet; run `harkara db upgrade`")
    database = Database(url)
    try:
        found = await _revision(database)
    except (SQLAlchemyError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        if "alembic_version" in str(cause):
            return Finding("store", False, f"{shown} has no tables; run `harkara db upgrade`")
        return Finding("store", False, f"{shown} cannot be read ({type(cause).__name__}); check HARKARA_STORE_URL")
    finally:
        await database.close()
    newest = newest_revision()
    if found != newest:
        return Finding("store", False, f"{shown} has schema {found}, not {newest}; run `harkara db upgrade`")
    return Finding("store", True, f"{shown}, schema {newest}")


async def look_at_guarantees(settings: Settings, clock: Clock) -> Finding:
    """Whether the last days' events, messages and silences keep the guarantees."""
    now, database = clock.now(), Database(settings.store_url)
    try:
        async with database.read() as connection:
            found = await audit(connection, now, settings.brand.as_brand(), now - AUDITED)
    finally:
        await database.close()
    broken = [f"{name} {len(cases)}x" for name, cases in found.items() if cases]
    if broken:
        return Finding("guarantees", False, f"broken: {', '.join(broken)}; `harkara audit` names the orders")
    return Finding("guarantees", True, f"hold over the last {AUDITED.days} days")


async def look_at_people(settings: Settings) -> Finding:
    """Whether somebody can log in, and safely."""
    database = Database(settings.store_url)
    try:
        return Finding("people", *await how_people_log_in(database, settings.public_url))
    finally:
        await database.close()


def _lacks_file(url: str) -> bool:
    return url.startswith("sqlite") and not Path(make_url(url).database or "").is_file()


async def _revision(database: Database) -> str | None:
    async with database.read() as connection:
        revision: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


async def look_at_clock(session: aiohttp.ClientSession, graph_base: str, clock: Clock) -> Finding:
    """This machine's clock against the Date header of the Graph API's answers."""
    before = clock.now()
    try:
        async with session.get(graph_base, allow_redirects=False) as response:
            theirs = parsedate_to_datetime(response.headers["Date"]).astimezone(UTC)
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        words = (
            f"{urlsplit(graph_base).netloc} told no time ({type(error).__name__}); check the network and the firewall"
        )
        return Finding("clock", False, words)
    return judge_clock(before + (clock.now() - before) / 2, theirs)


def judge_clock(ours: datetime, theirs: datetime) -> Finding:
    """Whether two readings of the same moment are near enough."""
    ahead = ours - theirs
    if abs(ahead) <= CLOCK_TOLERANCE:
        return Finding("clock", True, "agrees with Meta's")
    way = "ahead of" if ahead > timedelta(0) else "behind"
    seconds = abs(round(ahead.total_seconds()))
    return Finding("clock", False, f"is {seconds} s {way} Meta's; set it by NTP (timedatectl set-ntp true)")


async def look_at_whatsapp(session: aiohttp.ClientSession, settings: Settings) -> AsyncIterator[Finding]:
    """Token, number, webhook subscription and templates, as Meta sees them."""
    own = settings.whatsapp
    number = WhatsAppNumber(
        own.phone_number_id,
        own.access_token.get_secret_value(),
        own.graph_base,
        session,
        own.graph_version,
        waba_id=own.waba_id,
    )
    try:
        fields = await number.fields()
    except HarkaraError as error:
        for finding in judge_refusal(error):
            yield finding
        return
    finally:
        await number.close()
    yield Finding("token", True, "accepted by Meta")
    yield judge_number(fields, settings)
    yield await _subscription(number, settings)
    yield await _templates(number, own.template_prefix)


def judge_refusal(error: HarkaraError) -> Iterable[Finding]:
    """Meta would not tell about the number: is it the token, the number, or the network?"""
    if not isinstance(error, MessageRefused):
        yield Finding("token", False, f"could not be checked: {error}")
    elif error.error_code in TOKEN_CODES:
        yield Finding(
            "token", False, "refused by Meta; make a new system user token and set HARKARA_WHATSAPP__ACCESS_TOKEN"
        )
    else:
        yield Finding("token", True, "known to Meta")
        words = (
            f"Meta says: {error}; check HARKARA_WHATSAPP__PHONE_NUMBER_ID and that the token's user may use the number"
        )
        yield Finding("phone number", False, words)


def judge_number(fields: dict[str, Any], settings: Settings) -> Finding:
    """Whether the number is ours, in good standing, and as fast as the settings believe."""
    todo = list(_number_faults(fields, settings))
    name, quality = fields.get("verified_name") or "without a name", fields.get("quality_rating") or "UNKNOWN"
    return Finding("phone number", not todo, "; ".join(todo) or f"{name}, quality {quality}")


def _number_faults(fields: dict[str, Any], settings: Settings) -> Iterable[str]:
    digits = "".join(filter(str.isdigit, str(fields.get("display_phone_number", ""))))
    if digits and digits != settings.whatsapp.display_number.lstrip("+"):
        yield "is not the one in HARKARA_WHATSAPP__DISPLAY_NUMBER; correct it, or the phone number id"
    if fields.get("quality_rating") == "RED":
        yield "quality is RED: customers block or report it; send less marketing before Meta restricts the number"
    status = fields.get("status")
    if status not in (None, "CONNECTED"):
        yield f"status is {status}; see WhatsApp Manager"
    throughput = fields.get("throughput")
    level = throughput.get("level") if isinstance(throughput, dict) else None
    if level == "STANDARD" and settings.whatsapp.messages_per_second > STANDARD_MESSAGES_PER_SECOND:
        yield f"Meta still allows {STANDARD_MESSAGES_PER_SECOND}/s; lower HARKARA_WHATSAPP__MESSAGES_PER_SECOND"


async def _subscription(number: WhatsAppNumber, settings: Settings) -> Finding:
    try:
        apps = await number.subscribed_apps()
    except HarkaraError as error:
        return Finding("webhooks", False, f"could not be checked: {error}; check HARKARA_WHATSAPP__WABA_ID")
    return judge_subscription(apps, settings)


def judge_subscription(apps: list[dict[str, Any]], settings: Settings) -> Finding:
    """Whether an app is subscribed, and whether its webhooks are led to us."""
    if not apps:
        words = "no app is subscribed to the business account; POST /{waba id}/subscribed_apps with its token"
        return Finding("webhooks", False, words)
    elsewhere = [str(app["override_callback_uri"]) for app in apps if app.get("override_callback_uri")]
    if elsewhere and not any(uri.startswith(settings.public_url) for uri in elsewhere):
        hosts = ", ".join(str(urlsplit(uri).hostname) for uri in elsewhere)
        return Finding("webhooks", False, f"are led to {hosts}, not to HARKARA_PUBLIC_URL; change the override in Meta")
    names = ", ".join(str(app.get("name") or app.get("id") or "unnamed") for app in apps)
    return Finding("webhooks", True, f"subscribed by {names}")


async def _templates(number: WhatsAppNumber, prefix: str) -> Finding:
    try:
        templates = await number.list_templates()
    except HarkaraError as error:
        return Finding("templates", False, f"could not be read: {error}")
    return judge_templates(templates, prefix)


def judge_templates(templates: list[dict[str, Any]], prefix: str) -> Finding:
    """Whether ours are there, and which of them Meta does not let out."""
    ours = [one for one in templates if str(one.get("name", "")).startswith(prefix)]
    if not ours:
        return Finding("templates", False, f"none begins with {prefix!r}; create them, or correct TEMPLATE_PREFIX")
    dead = [
        f"{one['name']} ({one.get('language')}) is {one['status']}"
        for one in ours
        if one.get("status") in DEAD_TEMPLATES
    ]
    if dead:
        return Finding("templates", False, "; ".join(dead) + "; see the reason in WhatsApp Manager")
    counts = Counter(str(one.get("status", "UNKNOWN")).lower() for one in ours)
    return Finding("templates", True, ", ".join(f"{count} {status}" for status, count in sorted(counts.items())))


async def look_at_address(session: aiohttp.ClientSession, settings: Settings) -> Finding:
    """Whether our own webhook answers Meta's challenge at the public address."""
    query = {
        "hub.mode": "subscribe",
        "hub.challenge": CHALLENGE,
        "hub.verify_token": settings.whatsapp.verify_token.get_secret_value(),
    }
    try:
        async with session.get(f"{settings.public_url}/webhooks/whatsapp", params=query) as response:
            answer = (await response.text(errors="replace")).strip()
    except (aiohttp.ClientError, TimeoutError) as error:
        words = (
            f"{settings.public_url} does not answer ({type(error).__name__}); start `harkara serve` and lead it there"
        )
        return Finding("public address", False, words)
    if response.status == 200 and answer == CHALLENGE:
        return Finding("public address", True, f"{settings.public_url} leads here")
    words = f"{settings.public_url} answers {response.status}; something else is there, or it has another verify token"
    return Finding("public address", False, words)


def look_at_accounts(settings: Settings) -> Iterable[Finding]:
    """Whether every connection proves its deliveries by more than a secret address."""
    for index, account in enumerate(settings.accounts):
        todo = list(_account_faults(index, account, settings.public_url))
        yield Finding(f"account {account.name}", not todo, "; ".join(todo) or f"{account.provider}, proven")


def _account_faults(index: int, account: AccountSettings, public_url: str) -> Iterable[str]:
    if not account.secrets and not account.header_token.get_secret_value():
        yield (
            f"nothing but its address proves a delivery; set HARKARA_ACCOUNTS__{index}__SECRETS "
            f"where the vendor signs, HARKARA_ACCOUNTS__{index}__HEADER_TOKEN where it sends a header"
        )
    if account.provider == "shiprocket" and (words := [word for word in FORBIDDEN_BY_SHIPROCKET if word in public_url]):
        yield f"Shiprocket takes no webhook address with {words[0]!r} in it; give it another host name"
