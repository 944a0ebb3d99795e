"""Figures of many histories: added up, then read as shares, percentiles and rupees."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from journeys.brand import Costs
from journeys.policies.costs import Spent
from journeys.promises import BROKEN, KEPT, RENEGOTIATED
from journeys.simulation.troubles import KINDS

HOUR = 3_600


class Figures(msgspec.Struct):
    """Counts. `silences` and `ndr_first_seconds` are in seconds, one for each order and each failed attempt.

    `exceptions` counts "<kind>:we|customer|nobody"; `billed` "<month>:<price category>"; `promises` "<kind>:<how they
    were settled>". `sent` are texts that left, `joined` messages that left in the text of another.
    """

    orders: int = 0
    events: int = 0
    sent: int = 0
    proactive: int = 0
    joined: int = 0
    contacts: int = 0
    customers_who_asked: int = 0
    taps: int = 0
    messages: Counter[str] = msgspec.field(default_factory=Counter)
    billed: Counter[str] = msgspec.field(default_factory=Counter)
    withheld: Counter[str] = msgspec.field(default_factory=Counter)
    deferred: Counter[str] = msgspec.field(default_factory=Counter)
    commands: Counter[str] = msgspec.field(default_factory=Counter)
    tasks: Counter[str] = msgspec.field(default_factory=Counter)
    exceptions: Counter[str] = msgspec.field(default_factory=Counter)
    ndr_first: Counter[str] = msgspec.field(default_factory=Counter)
    ndr_second: Counter[str] = msgspec.field(default_factory=Counter)
    promises: Counter[str] = msgspec.field(default_factory=Counter)
    outcomes: Counter[str] = msgspec.field(default_factory=Counter)
    silences: list[int] = []
    ndr_first_seconds: list[int] = []

    def add(self, other: "Figures") -> None:
        """Take the counts of others in."""
        for name in self.__struct_fields__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, name, mine + theirs)

    # -- shares ------------------------------------------------------------------------------------------------

    def coverage(self, kinds: Iterable[str] = KINDS) -> tuple[int, int]:
        """(exceptions in which we spoke first, all exceptions) of these kinds."""
        wanted = set(kinds)
        of_kinds = {name: count for name, count in self.exceptions.items() if name.partition(":")[0] in wanted}
        return sum(count for name, count in of_kinds.items() if name.endswith(":we")), sum(of_kinds.values())

    def customer_first(self) -> tuple[int, int]:
        """(exceptions in which she wrote first, all)."""
        hers = sum(count for name, count in self.exceptions.items() if name.endswith(":customer"))
        return hers, sum(self.exceptions.values())

    def first_words(self) -> tuple[int, int]:
        """(failed attempts whose first word came within 5 minutes, those it was due for)."""
        return _in_time(self.ndr_first)

    def second_words(self) -> tuple[int, int]:
        """(failed attempts whose second word came within 30 minutes, those it was due for)."""
        return _in_time(self.ndr_second)

    def promises_kept(self, kind: str) -> tuple[int, int]:
        """(promises of that kind kept, or renewed before their time; those whose time came)."""
        kept = self.promises[f"{kind}:{KEPT}"] + self.promises[f"{kind}:{RENEGOTIATED}"]
        return kept, kept + self.promises[f"{kind}:{BROKEN}"]

    def silence_hours(self, quantile: float) -> float:
        """That quantile of the longest silence of an order, in hours."""
        return percentile(self.silences, quantile) / HOUR

    def silent_longer(self, hours: int) -> int:
        return sum(seconds > hours * HOUR for seconds in self.silences)

    # -- money ---------------------------------------------------------------------------------------------------

    def rupees(self, costs: Costs) -> Decimal:
        """What the messages cost before tax, each month with its free allowance."""
        months: dict[str, dict[str, int]] = {}
        for name, count in sorted(self.billed.items()):
            month, _, category = name.partition(":")
            months.setdefault(month, {})[category] = count
        return sum((Spent(counts).rupees(costs) for counts in months.values()), Decimal(0))


def _in_time(counts: Counter[str]) -> tuple[int, int]:
    return counts["in_time"], counts["in_time"] + counts["late"] + counts["none"]


def percentile(values: Sequence[int], quantile: float) -> float:
    """The nearest rank; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return float(ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * int(quantile * 1000) // 1000) - 1))])
