"""What WhatsApp says about our templates: the newest word, whatever order it comes in."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from journeys.events import AccountNotice, Event
from journeys.policies.case import Told
from journeys.store.before_sending import templates_told
from journeys.store.database import Database
from journeys.store.notices import keep_notices, note_refused
from journeys.store.schema import alerts, templates
from tests.journeys.builders import NOW
from tests.journeys.store.batches import only, rows

HOUR = timedelta(hours=1)


def notice(what: str, said: str, at: datetime = NOW, name: str = "hk_shipped") -> Event:
    body = AccountNotice(f"template_{what}", name, "en", said)
    return Event(f"template.{what}_changed", f"{what}:{said}:{at}", at, at, "whatsapp", body)


async def keep(database: Database, *events: Event) -> None:
    async with database.write() as connection:
        await keep_notices(connection, events)


@pytest.mark.parametrize("in_one_batch", [True, False])
async def test_the_newest_status_counts_however_late_an_older_one_comes(database: Database, in_one_batch: bool) -> None:
    """P-06: sends are gated on it."""
    told = [notice("status", "PAUSED", NOW + HOUR), notice("status", "APPROVED", NOW)]
    for batch in [told] if in_one_batch else [[event] for event in told]:
        await keep(database, *batch)
    known = await only(database, templates)
    assert (known["status"], known["seen_at"]) == ("PAUSED", NOW + HOUR)


async def test_quality_and_category_say_nothing_of_the_status(database: Database) -> None:
    """P-06, R-5."""
    await keep(
        database,
        notice("status", "APPROVED"),
        notice("quality", "GREEN" * 9, NOW + HOUR),
        notice("category", "MARKETING", NOW + HOUR),
    )
    known = await only(database, templates)
    assert (known["status"], known["quality"], known["category"]) == ("APPROVED", ("GREEN" * 9)[:20], "MARKETING")


async def test_what_is_no_notice_of_a_template_changes_none(database: Database) -> None:
    """P-01."""
    await keep(database, notice("quality", "GREEN"), notice("status", "", name="hk_x"), notice("colour", "RED"))
    await keep(database)
    assert await rows(database, templates) == []


# -- alerts ------------------------------------------------------------------------------------------------


def trouble(what: str, trouble: str, at: datetime = NOW, over: tuple[str, ...] = (), **body: Any) -> Event:
    told = AccountNotice(
        f"template_{what}", "hk_shipped", "en", trouble.upper() or "APPROVED", trouble=trouble, over=over
    )
    told = msgspec.structs.replace(told, **body)
    return Event(f"template.{what}_changed", f"{what}:{trouble}:{at}", at, at, "whatsapp", told)


ALL_OVER = ("template_paused", "template_rejected")


async def test_operations_are_alerted_once_and_again_only_after_it_was_over(database: Database) -> None:
    """P-06, A-28: an open alert counts, a closed one makes room for another."""
    await keep(database, trouble("status", "template_paused", reason="Low quality"))
    await keep(database, trouble("status", "template_paused", NOW + HOUR))
    (raised,) = await rows(database, alerts)
    assert (raised["reason"], raised["group_key"], raised["count"]) == ("template_paused", "hk_shipped (en)", 2)
    assert raised["sample"] == {"status": "TEMPLATE_PAUSED", "why": "Low quality"}
    await keep(database, trouble("status", "", NOW + 2 * HOUR, ALL_OVER))
    await keep(database, trouble("status", "template_paused", NOW + 3 * HOUR))
    assert [each["closed_at"] for each in await rows(database, alerts)] == [NOW + 2 * HOUR, None]


async def test_a_status_that_a_newer_one_has_overtaken_alerts_nobody(database: Database) -> None:
    """P-06."""
    await keep(database, trouble("status", "", NOW + HOUR, ALL_OVER))
    await keep(database, trouble("status", "template_paused", NOW))
    assert await rows(database, alerts) == []
    await keep(database, trouble("status", "template_paused", NOW + 3 * HOUR))
    await keep(database, trouble("status", "", NOW + 2 * HOUR, ALL_OVER))  # nor does an old one end it
    assert [each["closed_at"] for each in await rows(database, alerts)] == [None]


async def test_trouble_of_the_account_belongs_to_no_template(database: Database) -> None:
    """P-01."""
    told = AccountNotice("account_update", status="ACCOUNT_RESTRICTION", waba_id="700", trouble="account_restricted")
    await keep(database, Event("account.updated", "a1", NOW, NOW, "whatsapp", told))
    (raised,) = await rows(database, alerts)
    assert (raised["reason"], raised["group_key"]) == ("account_restricted", "account 700")
    assert await rows(database, templates) == []


# -- categories --------------------------------------------------------------------------------------------


async def test_a_category_that_is_told_before_any_status_is_kept(database: Database) -> None:
    """P-06, R-5: and says nothing of the status."""
    await keep(database, notice("category", "MARKETING", NOW + HOUR))
    await keep(database, notice("status", "REJECTED", NOW))
    known = await only(database, templates)
    assert (known["status"], known["category"], known["seen_at"]) == ("REJECTED", "MARKETING", NOW)


async def test_a_status_names_the_category_and_the_reason_too(database: Database) -> None:
    """P-06: filed as marketing in its review; an older notice of its category changes nothing."""
    told = trouble("status", "template_rejected", category="MARKETING", reason="INVALID_FORMAT")
    await keep(database, told)
    await keep(database, notice("category", "UTILITY", NOW - HOUR))
    known = await only(database, templates)
    assert (known["category"], known["reason"]) == ("MARKETING", "INVALID_FORMAT")
    async with database.read() as connection:
        assert await templates_told(connection) == {("hk_shipped", "en"): Told("TEMPLATE_REJECTED", "MARKETING")}


async def test_a_refused_send_counts_until_a_newer_notice_comes(database: Database) -> None:
    """P-06."""
    await keep(database, notice("status", "APPROVED", NOW))
    await keep(database, notice("category", "UTILITY", NOW))
    async with database.write() as connection:
        await note_refused(connection, "hk_shipped", "en", "PAUSED", NOW + HOUR)
    known = await only(database, templates)
    assert (known["status"], known["category"]) == ("PAUSED", "UTILITY")
    await keep(database, notice("status", "APPROVED", NOW + 2 * HOUR))
    assert (await only(database, templates))["status"] == "APPROVED"
