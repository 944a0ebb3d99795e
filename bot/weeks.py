"""The six-week plan as a person sees it: which week is on, whether it is ready, what it did so far."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.templates import needs_template, template_key
from journeys.catalogue import Catalogue
from journeys.errors import HarkaraError
from journeys.messages import MESSAGES
from journeys.packs import Pack, Packs
from journeys.store.before_sending import template_statuses
from journeys.store.packs import switched_at, weeks_off
from journeys.store.readiness import NEEDS, Effect, counts_of, effects, together

APPROVED = "APPROVED"


class WeekUnknown(HarkaraError):
    """The person who asked must act: the plan has no such week."""


class Week(msgspec.Struct, frozen=True):
    """One week of the plan. `templates_missing` are names that WhatsApp has not approved; `seen` counts what its
    journeys live on; `changed_at` is None while nobody switched it."""

    pack: Pack
    is_on: bool
    changed_at: datetime | None
    templates: int
    templates_missing: tuple[str, ...]
    seen: dict[str, int]
    effect: Effect

    @property
    def not_seen(self) -> tuple[str, ...]:
        """The facts that its journeys live on and that never came."""
        return tuple(NEEDS[name].words for name, count in self.seen.items() if not count)

    @property
    def is_ready(self) -> bool:
        return not self.templates_missing and not self.not_seen


async def read_weeks(
    connection: AsyncConnection, packs: Packs, catalogue: Catalogue, languages: Sequence[str], prefix: str
) -> list[Week]:
    """Every week of the plan, as it is now."""
    approved = {key for key, status in (await template_statuses(connection)).items() if status == APPROVED}
    off, changed = await weeks_off(connection), await switched_at(connection)
    did = await effects(connection)
    seen = await counts_of(connection, {need for pack in packs.packs.values() for need in pack.needs})
    weeks = []
    for pack in packs.packs.values():
        wanted = templates_of(pack, catalogue, languages, prefix)
        weeks.append(
            Week(
                pack,
                pack.week not in off,
                changed.get(pack.week),
                len(wanted),
                tuple(f"{name} ({language})" for name, language in wanted if (name, language) not in approved),
                {name: seen[name] for name in sorted(set(pack.needs))},
                together(did, pack.journeys),
            )
        )
    return weeks


def templates_of(
    pack: Pack, catalogue: Catalogue, languages: Sequence[str], prefix: str
) -> tuple[tuple[str, str], ...]:
    """The templates, as (name, language), without which the pack's journeys cannot speak outside the window."""
    journeys = [catalogue.newest[name] for name in pack.journeys if name in catalogue.newest]
    said = {step.what for journey in journeys for step in journey.steps.values() if step.kind == "send"}
    messages = [MESSAGES[name] for name in sorted(said) if name in MESSAGES and needs_template(MESSAGES[name])]
    keys = [template_key(prefix, message, language) for message in messages for language in languages]
    return tuple((key.name, key.language) for key in keys)


def weeks_named(said: str, packs: Packs) -> list[int]:
    """ "1..3" -> [1, 2, 3], "2,5" -> [2, 5], "all" -> every week. Raises WeekUnknown."""
    if said == "all":
        return list(packs.packs)
    weeks: list[int] = []
    for part in said.split(","):
        first, dots, last = part.partition("..")
        last = last if dots else first
        if not (first.strip().isdecimal() and last.strip().isdecimal()):
            raise WeekUnknown(f"`{said}` names no weeks; write 2, 1..3, 2,5 or all")
        weeks += range(int(first), int(last) + 1)
    if unknown := [str(week) for week in weeks if week not in packs.packs]:
        known = ", ".join(str(week) for week in packs.packs)
        raise WeekUnknown(f"the plan has no week {', '.join(unknown)}; it has {known}")
    return sorted(set(weeks))
