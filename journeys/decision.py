"""What deciding produces: facts to record, messages and commands to queue, timers, ledger lines, tasks. No I/O."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from journeys.events import Event, IdentityChange, Key
from journeys.messages import Lane
from journeys.state import CustomerState, OpenNdr


class Recorded(msgspec.Struct, frozen=True):
    """An event with its place on the timeline."""

    event: Event
    order_id: int | None = None
    shipment_id: int | None = None
    late: bool = False


class Send(msgspec.Struct, frozen=True):
    """A message to queue. Its text is made at the moment of sending, from what is true then.

    `dedupe_key` is one per customer, cause and rule. `args` hold only what the state cannot tell.
    """

    message: str
    dedupe_key: str
    lane: Lane
    proactive: bool
    causes: tuple[str, ...]
    cause_at: datetime
    order_id: int | None = None
    shipment_id: int | None = None
    subject: str = ""
    args: dict[str, Any] = {}
    rule: str = ""  # who wanted it: a journey, or the message's own name
    rule_version: int = 1
    run_id: int | None = None
    reply_to: str = ""


class Ask(msgspec.Struct, frozen=True):
    """A command to queue for a vendor (`integrations.contract.Command` names them)."""

    command: str
    account: str
    dedupe_key: str
    params: dict[str, Any]
    causes: tuple[str, ...]
    order_id: int | None = None
    shipment_id: int | None = None


class SetTimer(msgspec.Struct, frozen=True):
    """Wake me at `due_at`. The same (name, subject) replaces an earlier one."""

    name: str
    subject: str
    due_at: datetime
    body: dict[str, Any] = {}


class Withheld(msgspec.Struct, frozen=True):
    """A message that was not even queued, and every reason why."""

    message: str
    blockers: tuple[str, ...]
    causes: tuple[str, ...]
    dedupe_key: str
    order_id: int | None = None
    inputs: dict[str, Any] = {}
    rule: str = ""
    rule_version: int = 1
    run_id: int | None = None


class Task(msgspec.Struct, frozen=True):
    """Work for a person. One open task per customer, order and reason."""

    reason: str
    note: str = ""
    order_id: int | None = None
    due_at: datetime | None = None
    suggested: str = ""  # the message that would answer the customer, from the same truth
    packet: dict[str, Any] = {}  # who, order, stage, what was tried and promised, fields known (B-18)


class Alert(msgspec.Struct, frozen=True):
    """Something operations must know now. Alerts with the same reason and group are one."""

    reason: str
    group_key: str
    sample: dict[str, Any] = {}
    order_id: int | None = None


class Announcement(msgspec.Struct, frozen=True):
    """Something that other tools are told (`journeys.announcing.KINDS`). Who the customer is, is added when it leaves.

    `key` makes it the same announcement; `listeners` are the names of those who want it.
    """

    kind: str
    key: str
    occurred_at: datetime
    facts: dict[str, Any]
    listeners: tuple[str, ...]
    order_id: int | None = None


class SilenceFound(msgspec.Struct, frozen=True):
    """An order that was silent longer than its stage allows. `cause` is a `journeys.silence.Cause`."""

    order_id: int
    stage: str
    since_at: datetime
    budget: timedelta
    cause: str


class Note(msgspec.Struct, frozen=True):
    """What an agent wrote for colleagues. `kind` is note or whisper; `mentions` are ids of users."""

    user_id: int
    text: str
    written_at: datetime
    kind: str = "note"
    order_id: int | None = None
    mentions: tuple[int, ...] = ()


class Rating(msgspec.Struct, frozen=True):
    """She is asked how helpful we were (`asked_at`), or answers: `score` 1-5, or `reason`, told apart by `id`."""

    id: int
    at: datetime
    asked: bool = False
    user_id: int | None = None
    order_id: int | None = None
    journey: str = ""
    score: int | None = None
    reason: str = ""


class NdrOpened(msgspec.Struct, frozen=True):
    """A failed attempt to keep, with the scan that told of it. `closed_as` when it was already over."""

    ndr: OpenNdr
    event: Event
    shipment_id: int
    order_id: int | None
    closed_as: str = ""


class NdrClosed(msgspec.Struct, frozen=True):
    ndr_id: int
    closed_at: datetime
    closed_as: str


class Decision(msgspec.Struct):
    """Everything that follows from a batch of one customer's events. Filled while deciding, saved as one."""

    state: CustomerState
    recorded: list[Recorded] = []
    sends: list[Send] = []
    asks: list[Ask] = []
    timers: list[SetTimer] = []
    cancelled_timers: list[tuple[str, str]] = []
    withheld: list[Withheld] = []
    tasks: list[Task] = []
    alerts: list[Alert] = []
    told_outside: list[Announcement] = []
    silences: list[SilenceFound] = []
    ndrs_opened: list[NdrOpened] = []
    ndrs_closed: list[NdrClosed] = []
    new_links: list[tuple[int, str]] = []  # order id, proof
    moved_identities: list[IdentityChange] = []
    new_identities: list[Key] = []
    media_wanted: list[tuple[str, str, str]] = []  # media id, wamid, mime type
    notes: list[Note] = []
    ratings: list[Rating] = []
    closes_tasks: bool = False  # the work for people is done
    lets_go: bool = False  # an agent's hold is over: what waited for it is judged again
