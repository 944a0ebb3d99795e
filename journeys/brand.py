"""What a brand may set about its own journeys: hours, caps, ranges. Defaults are the common ones."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec


class Hours(msgspec.Struct, frozen=True):
    """Opening hours on each local day, `opens` included, `closes` excluded."""

    opens: time
    closes: time


class SilenceBudgets(msgspec.Struct, frozen=True):
    """How long an order may be silent, by where it stands. `alarm` and `limit` hold for every open order."""

    confirmed: timedelta = timedelta(hours=24)
    in_transit: timedelta = timedelta(hours=48)
    delayed: timedelta = timedelta(hours=24)
    attempt_failed: timedelta = timedelta(hours=24)
    returning: timedelta = timedelta(hours=48)
    alarm: timedelta = timedelta(hours=24)
    limit: timedelta = timedelta(hours=48)


class Costs(msgspec.Struct, frozen=True):
    """Rupees a message, before tax, by WhatsApp's price categories. The first `free_a_month` free-form messages of a
    number and month cost nothing. What would exceed `monthly_budget` is withheld, if it is marketing."""

    service: Decimal = Decimal("0.115")  # billed from October 2026; about the utility rate, per several providers
    utility: Decimal = Decimal("0.115")
    authentication: Decimal = Decimal("0.115")
    marketing: Decimal = Decimal("0.8631")
    free_a_month: int = 1_000
    monthly_budget: Decimal | None = None


class Listener(msgspec.Struct, frozen=True):
    """Another tool that is told what happens: its name, and patterns of the kinds it wants ("order.*")."""

    name: str
    events: tuple[str, ...]


class Brand(msgspec.Struct, frozen=True):
    """The rules of one brand. Spans are timedeltas; days of `transit_days` are calendar days after dispatch."""

    name: str = "Our store"
    timezone: str = "Asia/Kolkata"
    languages: tuple[str, ...] = ("en",)
    ordinary_hours: Hours = Hours(time(9), time(21))
    urgent_hours: Hours = Hours(time(8), time(21, 30))
    daily_cap: int = 3
    spacing: timedelta = timedelta(hours=4)
    dispatch_days: tuple[int, int] = (0, 2)
    transit_days: tuple[int, int] = (2, 6)
    payment_window: timedelta = timedelta(hours=24)  # how long an unpaid order is kept
    agents_answer_within: timedelta = timedelta(hours=2)
    return_answer_within: timedelta = timedelta(days=2)
    return_pickup_within: timedelta = timedelta(days=3)
    return_transit_within: timedelta = timedelta(days=7)
    return_check_within: timedelta = timedelta(days=2)
    refund_start_within: timedelta = timedelta(days=2)  # after the check was passed
    refund_within: timedelta = timedelta(days=7)  # until the bank shows it
    return_late_within: timedelta = timedelta(days=2)  # the new date for a step that is late
    payment_account: str = ""  # the account that makes payment links; "": the one that told of the payment
    listeners: tuple[Listener, ...] = ()  # not a setting of the brand's: those of [[webhooks]]
    covered_for: timedelta = timedelta(hours=6)  # how long a message with news stands in for one without
    silence: SilenceBudgets = SilenceBudgets()
    costs: Costs = Costs()
    holdouts: dict[str, float] = {}  # journey -> share of customers who do not get its messages
    holds_out_vital: bool = False  # also failed attempts, one-time passwords and refunds

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def local(self, at: datetime) -> datetime:
        """`at` in the brand's time zone."""
        return at.astimezone(self.zone)

    def is_open(self, hours: Hours, at: datetime) -> bool:
        return hours.opens <= self.local(at).time() < hours.closes

    def next_opening(self, hours: Hours, at: datetime) -> datetime:
        """`at` itself when open, else the next moment it opens (aware UTC)."""
        if self.is_open(hours, at):
            return at
        local = self.local(at)
        day = local.date() if local.time() < hours.opens else local.date() + timedelta(days=1)
        return datetime.combine(day, hours.opens, self.zone).astimezone(UTC)

    def last_opening_before(self, hours: Hours, at: datetime) -> datetime:
        """`at` when open, else the moment it last closed minus a minute: for what must be said before a deadline."""
        if self.is_open(hours, at):
            return at
        local = self.local(at)
        day = local.date() if local.time() >= hours.closes else local.date() - timedelta(days=1)
        return datetime.combine(day, hours.closes, self.zone).astimezone(UTC) - timedelta(minutes=1)
