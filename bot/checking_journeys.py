"""Checking journey files against what is shipped, and against what really happened in a store."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from bot.templates import needs_template, template_name
from journeys.accidental import Told, accidental
from journeys.catalogue import Catalogue
from journeys.errors import JourneyInvalid
from journeys.loading import CATALOG, load_catalogue
from journeys.messages import MESSAGES
from journeys.packs import FILE as PACKS
from journeys.packs import load_packs, unknown_journeys
from journeys.store.before_sending import template_statuses
from journeys.store.database import Database
from journeys.store.told_kinds import kinds_told, unknown_codes_told
from journeys.tone import complaints_about_texts
from journeys.wording import LOCALES, Wording

APPROVED = "APPROVED"


class Found(msgspec.Struct, frozen=True):
    """What a store tells: kinds of events and courier codes without a reaction, templates that are not approved."""

    kinds: Sequence[Told]
    codes: Sequence[Told]
    templates: Sequence[str]


def shipped_languages() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted({path.parent.name for path in LOCALES.glob("*/*.ftl")}))


def checked(folder: Path = CATALOG) -> Catalogue:
    """The journeys of `folder`, checked against every shipped language; the plan of the weeks beside them and the
    texts themselves (`journeys.tone`) too.

    Raises JourneyInvalid with one line for each mistake.
    """
    wording = Wording(shipped_languages())
    catalogue = load_catalogue(folder, wording.missing)
    if complaints := complaints_about_texts(wording, shipped_languages()):
        raise JourneyInvalid("\n".join(complaints))
    plan = folder / PACKS.name
    if plan.is_file() and (wrong := unknown_journeys(load_packs(plan), catalogue.newest)):
        raise JourneyInvalid("\n".join(f"{plan.name}: {each} is no journey" for each in wrong))
    return catalogue


async def look_back(store_url: str, catalogue: Catalogue, since: datetime, prefix: str = "harkara") -> Found:
    """What came since then and had no designed reaction, and which templates WhatsApp has not approved."""
    database = Database(store_url)
    try:
        async with database.read() as connection:
            kinds = accidental(await kinds_told(connection, since), catalogue)
            codes = await unknown_codes_told(connection, since)
            statuses = await template_statuses(connection)
    finally:
        await database.close()
    approved = {name for (name, _), status in statuses.items() if status == APPROVED}
    said = {
        step.what for journey in catalogue.newest.values() for step in journey.steps.values() if step.kind == "send"
    }
    wanted = [template_name(prefix, MESSAGES[name]) for name in sorted(said) if needs_template(MESSAGES[name])]
    return Found(kinds, codes, [name for name in wanted if name not in approved])
