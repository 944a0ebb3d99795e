"""The journeys there are: the newest version of each, older ones that runs are still on, and which are switched off."""

from collections.abc import Iterable

from journeys.definition import Definition


class Catalogue:
    """Looks up journeys by name and version, and by what triggers them. Never changed once made."""

    def __init__(
        self, newest: Iterable[Definition] = (), older: Iterable[Definition] = (), off: frozenset[str] = frozenset()
    ) -> None:
        self.newest = {journey.journey: journey for journey in newest}
        self._older = tuple(older)
        self.off = off
        self._by_key = {journey.key: journey for journey in (*self._older, *self.newest.values())}
        self._triggered: dict[str, list[Definition]] = {}
        for journey in self.newest.values():
            for happening in journey.trigger if journey.journey not in off else ():
                self._triggered.setdefault(happening, []).append(journey)
        self._awaited = {word for journey in self._by_key.values() for word in words_awaited(journey)}

    def get(self, name: str, version: int) -> Definition | None:
        """That very version: a run finishes on the version it began."""
        return self._by_key.get((name, version))

    def triggered_by(self, happening: str) -> Iterable[Definition]:
        """The journeys, switched on, that start with `happening`."""
        return self._triggered.get(happening, ())

    def is_awaited(self, happening: str) -> bool:
        """Whether any run could move or end by `happening`."""
        return happening in self._awaited

    def with_older(self, older: Iterable[Definition]) -> "Catalogue":
        """The same journeys, with versions that live runs began on."""
        return Catalogue(self.newest.values(), (*self._older, *older), self.off)

    def without(self, off: frozenset[str]) -> "Catalogue":
        """The same journeys; those named start no new runs."""
        return self if off == self.off else Catalogue(self.newest.values(), self._older, off)


def words_awaited(journey: Definition) -> set[str]:
    """Every happening that moves or ends a run of `journey`."""
    waited = {happening for step in journey.steps.values() for happening in step.wait_for}
    return waited | journey.exit_on


NO_JOURNEYS = Catalogue()
