"""The six-week plan: packs of journeys that a person switches on and off, one a week.

A journey in no pack is always on. A pack that is off starts no new runs; those under way finish.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from journeys.errors import JourneyInvalid

FILE = Path(__file__).parent / "catalog" / "packs.yaml"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One week of the plan. `needs` are facts that its journeys live on, names of `journeys.store.readiness.NEEDS`."""

    week: int
    title: str
    purpose: str
    journeys: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class Packs:
    """The plan, and which weeks of it are switched off."""

    def __init__(self, packs: Iterable[Pack] = (), weeks_off: Iterable[int] = ()) -> None:
        self.packs = {pack.week: pack for pack in sorted(packs, key=lambda each: each.week)}
        self.weeks_off = frozenset(weeks_off) & self.packs.keys()
        self.off = frozenset(name for week in self.weeks_off for name in self.packs[week].journeys)
        self._week_of = {name: pack.week for pack in self.packs.values() for name in pack.journeys}

    def is_on(self, journey: str) -> bool:
        """Whether new runs of the journey may start."""
        return journey not in self.off

    def week_of(self, journey: str) -> int | None:
        """The week whose pack holds the journey; None when it is in no pack."""
        return self._week_of.get(journey)

    def switched(self, weeks_off: Iterable[int]) -> "Packs":
        """The same plan with these weeks off."""
        return Packs(self.packs.values(), weeks_off)


def load_packs(file: Path = FILE) -> Packs:
    """The plan in `file`, all of it on. Raises JourneyInvalid."""
    try:
        root = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        packs = msgspec.convert(root, list[Pack])
    except (YAMLError, msgspec.ValidationError) as error:
        raise JourneyInvalid(f"{file.name}: {' '.join(str(error).split())}") from error
    if complaints := list(_mistakes(packs)):
        raise JourneyInvalid("\n".join(f"{file.name}: {complaint}" for complaint in complaints))
    return Packs(packs)


def unknown_journeys(packs: Packs, known: Iterable[str]) -> list[str]:
    """What the plan names and no file defines, as "week 2: nobody_knows"."""
    names = set(known)
    return [f"week {pack.week}: {name}" for pack in packs.packs.values() for name in pack.journeys if name not in names]


def _mistakes(packs: list[Pack]) -> Iterable[str]:
    seen: dict[Any, int] = {}
    for pack in packs:
        for name in (pack.week, *pack.journeys):
            if name in seen:
                yield f"`{name}` is in two packs, those of week {seen[name]} and week {pack.week}; leave one"
            seen[name] = pack.week
