"""What a journey file says, as frozen records: the header, its steps and their routes. See `journeys.loading`."""

from datetime import timedelta

import msgspec

END = "end"  # a route that leads out of the journey
KINDS = ("send", "do", "check", "wait", "handoff")
# What there is one run per; `occurrence`: each time the trigger happens.
SUBJECTS = ("order", "shipment", "delivery_attempt", "return", "customer", "occurrence")


class Place(msgspec.Struct, frozen=True):
    """Where in which file something stands, for messages to its author."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Timeout(msgspec.Struct, frozen=True):
    """After `after` without an awaited event, go to the step `go_to`."""

    after: timedelta
    go_to: str


class Step(msgspec.Struct, frozen=True):
    """One step. `kind` is send, do, check, wait or handoff; `what` is the message, command, condition or reason.

    `wait_for` maps happenings (`journeys.vocabulary`) to steps. A step without a route ends the run.
    A `wait` goes on to `then` when `span` is over, a `do` when the command was carried out.
    """

    name: str
    kind: str
    place: Place
    what: str = ""
    span: timedelta = timedelta(0)  # of a wait
    wait_for: dict[str, str] = {}
    timeout: Timeout | None = None
    then: str = END
    on_failure: str = ""
    if_so: str = END
    if_not: str = END

    @property
    def pauses(self) -> bool:
        """Whether time passes in this step: it waits for a span or for an event."""
        return self.kind == "wait" or bool(self.wait_for)

    @property
    def routes(self) -> tuple[tuple[str, str], ...]:
        """Every way on, as (the word of the file, the step it leads to)."""
        if self.kind == "check":
            return (("if_so", self.if_so), ("if_not", self.if_not))
        ways = [(happening, step) for happening, step in self.wait_for.items()]
        if self.timeout:
            ways.append(("timeout", self.timeout.go_to))
        if self.kind == "wait" or not self.wait_for:
            ways.append(("then", self.then))
        if self.on_failure:
            ways.append(("on_failure", self.on_failure))
        return tuple(ways)


class Definition(msgspec.Struct, frozen=True):
    """A journey. The first step of the file is where runs begin.

    `when` are conditions that must all hold for a run to start. `one_run_per` is one of SUBJECTS. `category` is
    utility or marketing.
    """

    journey: str
    purpose: str
    version: int
    trigger: tuple[str, ...]
    one_run_per: str
    steps: dict[str, Step]
    place: Place
    when: tuple[str, ...] = ()
    exit_on: frozenset[str] = frozenset()
    category: str = "utility"
    urgent: bool = False
    text: str = ""  # of the file, kept with the version

    @property
    def first(self) -> Step:
        return next(iter(self.steps.values()))

    @property
    def key(self) -> tuple[str, int]:
        """Name and version: a run finishes on the version it began."""
        return self.journey, self.version
