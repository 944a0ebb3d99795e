"""What WhatsApp says about our templates: the newest word, whatever order it comes in."""

from datetime import datetime, timedelta

import pytest

from journeys.events import AccountNotice, Event
from journeys.store.database import Database
from journeys.store.notices import keep_notices
from journeys.store.schema import templates
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
