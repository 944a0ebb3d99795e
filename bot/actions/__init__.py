"""What the bot can do, one skill a file. A new file is found by itself."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from bot.dialogue.skill import Form, Skill

Kind = TypeVar("Kind", type[Skill], type[Form])


def _found(kind: Kind) -> Iterator[Kind]:
    """The finished classes of a kind in the files of this package."""
    for module in sorted(each.name for each in iter_modules(__path__)):
        for thing in vars(import_module(f"{__name__}.{module}")).values():
            is_own = isinstance(thing, type) and thing.__module__ == f"{__name__}.{module}"
            if is_own and issubclass(thing, kind):
                yield thing


ALL_SKILLS: tuple[type[Skill], ...] = tuple(_found(Skill))
ALL_FORMS: tuple[type[Form], ...] = tuple(_found(Form))
