"""Figures in words, one catalogue beside another."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import msgspec

from journeys.brand import Costs
from journeys.simulation.figures import Figures
from journeys.simulation.troubles import KINDS

ENOUGH = 30  # below this a share says too little


class Row(msgspec.Struct, frozen=True):
    """One figure of each catalogue, in words. An empty `values` makes `name` a heading."""

    name: str
    values: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        return len(set(self.values)) > 1


def compare(figures: Sequence[Figures], costs: Costs) -> list[Row]:
    """Every figure of one or more catalogues, side by side."""
    rows: list[Row] = []
    for heading, lines in SECTIONS:
        rows.append(Row(heading))
        rows += [Row(name, tuple(say(each, costs) for each in figures)) for name, say in lines]
    return rows + _counted(figures)


def share(part: int, whole: int) -> str:
    """ "97.5 % (390 of 400)"; without enough data it says so."""
    if whole == 0:
        return "none"
    few = ", few" if whole < ENOUGH else ""
    return f"{100 * part / whole:.1f} % ({part} of {whole}{few})"


def _per(count: int | Decimal, whole: int, places: int = 2, times: int = 1) -> str:
    return f"{times * count / whole:.{places}f}" if whole else "none"


def _covered(kind: str) -> "Say":
    return lambda figures, costs: share(*figures.coverage([kind]))


Say = Callable[[Figures, Costs], str]
Lines = Sequence[tuple[str, Say]]

SECTIONS: Sequence[tuple[str, Lines]] = (
    (
        "Orders",
        (
            ("orders", lambda f, c: str(f.orders)),
            ("events read", lambda f, c: str(f.events)),
            ("delivered", lambda f, c: share(f.outcomes["delivered"], f.orders)),
            ("returned to origin", lambda f, c: share(f.outcomes["returned_to_origin"], f.orders)),
        ),
    ),
    (
        "Exceptions in which we wrote first, within a day",
        (
            ("all", lambda f, c: share(*f.coverage())),
            *((f"  {kind.replace('_', ' ')}", _covered(kind)) for kind in KINDS),
            ("the customer wrote first", lambda f, c: share(*f.customer_first())),
        ),
    ),
    (
        "Longest silence of an open order",
        (
            ("median", lambda f, c: f"{f.silence_hours(0.5):.1f} h"),
            ("19 in 20 below", lambda f, c: f"{f.silence_hours(0.95):.1f} h"),
            ("longer than 24 h", lambda f, c: share(f.silent_longer(24), len(f.silences))),
            ("longer than 48 h", lambda f, c: share(f.silent_longer(48), len(f.silences))),
        ),
    ),
    (
        "Failed attempts, from receipt",
        (
            ("first word within 5 minutes", lambda f, c: share(*f.first_words())),
            ("second word within 30 minutes", lambda f, c: share(*f.second_words())),
            ("apart: outside the hours", lambda f, c: str(f.ndr_first["deferred"])),
            ("apart: over before the first word", lambda f, c: str(f.ndr_first["settled"])),
            ("apart: no word by rule", lambda f, c: str(f.ndr_first["by_rule"])),
            ("apart: second word not due", lambda f, c: str(f.ndr_second["not_due"])),
        ),
    ),
    (
        "Messages",
        (
            ("messages per order", lambda f, c: _per(f.sent, f.orders)),
            ("  of them not asked for", lambda f, c: _per(f.proactive, f.orders)),
            ("cost per order, ₹ before tax", lambda f, c: _per(f.rupees(c), f.orders, 3)),
            ("cost, ₹ before tax", lambda f, c: f"{f.rupees(c):.2f}"),
            ("  said in the text of another", lambda f, c: _per(f.joined, f.orders)),
            ("promises kept: next update", lambda f, c: share(*f.promises_kept("next_update"))),
            ("promises kept: delivery in the range told", lambda f, c: share(*f.promises_kept("delivery"))),
            ("promises kept: step of a return", lambda f, c: share(*f.promises_kept("return_step"))),
        ),
    ),
    (
        "Customers",
        (
            ("questions per 100 orders", lambda f, c: _per(f.contacts, f.orders, 1, 100)),
            ("customers who asked", lambda f, c: share(f.customers_who_asked, f.orders)),
            ("buttons tapped per 100 orders", lambda f, c: _per(f.taps, f.orders, 1, 100)),
            ("tasks for people per 100 orders", lambda f, c: _per(sum(f.tasks.values()), f.orders, 1, 100)),
        ),
    ),
)

COUNTED = (
    ("Withheld, by reason", "withheld"),
    ("Had to wait, by reason", "deferred"),
    ("Messages, by name", "messages"),
    ("Commands, by name", "commands"),
    ("Tasks, by reason", "tasks"),
)


def _counted(figures: Sequence[Figures]) -> list[Row]:
    rows: list[Row] = []
    for heading, field in COUNTED:
        counts = [getattr(each, field) for each in figures]
        names = sorted({name for each in counts for name in each}, key=lambda n: (-max(c[n] for c in counts), n))
        rows += [Row(heading)] if names else []
        rows += [Row(name, tuple(str(each[name]) for each in counts)) for name in names]
    return rows
