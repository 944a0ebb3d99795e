"""What a brand may set about its own journeys: hours, caps, ranges. Defaults are the common ones."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from journeys.delivery_terms import DeliveryTerms
from journeys.desk_rules import DeskRules
from journeys.hours import Hours as Hours
from journeys.return_rules import ReturnRules

if TYPE_CHECKING:
    from journeys.expected import RangeSource


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


class Friction(msgspec.Struct, frozen=True):
    """When `journeys.detectors` see friction. Spans are timedeltas, distances kilometres, hours local."""

    pickup_after: timedelta = timedelta(hours=24)  # ready, and no pickup scan
    no_scan_for: timedelta = timedelta(hours=48)
    reassure_every: timedelta = timedelta(hours=48)
    update_every: timedelta = timedelta(hours=24)  # while an order is delayed
    loop_after: timedelta = timedelta(hours=3)  # back at a hub sooner than this is a courier's untidy scanning
    away_km: int = 150  # each of two moves leads at least so much further from the address
    delay_signs: int = 2
    fake_score: int = 2
    attempt_hours: Hours = Hours(time(7), time(22))
    page_opens: int = 3
    page_within: timedelta = timedelta(hours=24)
    page_quiet: timedelta = timedelta(hours=6)  # without any contact
    asked_within: timedelta = timedelta(hours=24)
    undelivered_after: timedelta = timedelta(minutes=15)
    courier_hours: Hours = Hours(time(8), time(20))
    drought_after: timedelta = timedelta(hours=6)  # of those hours
    drought_parcels: int = 30  # with fewer on the way, silence is no sign
    congested_orders: int = 10
    hub_dwell: timedelta = timedelta(hours=36)  # 95 in 100 parcels leave a hub sooner, where nothing was learnt
    enough: int = 30  # below this number of cases nothing is concluded


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
    cod_unconfirmed: str = "hold"  # what becomes of a cash order nobody confirmed: hold, ship or call
    address_unconfirmed: str = "ship"  # what becomes of an order whose address nobody confirmed: ship or hold
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
    friction: Friction = Friction()
    attempt_answer_within: timedelta = timedelta(hours=24)  # after a failed attempt, where the courier names no time
    dispute_within: timedelta = timedelta(days=7)  # couriers look into a delivery no later than that
    dispute_answer_within: timedelta = timedelta(hours=48)  # what we tell whoever did not get her parcel
    takes_returns_back: tuple[str, ...] = ()  # accounts of couriers who can turn a parcel round that goes back
    guides: dict[str, str] = {}  # tag of a product -> page that shows how to use it
    warranty_tags: tuple[str, ...] = ("warranty",)
    refill_tags: tuple[str, ...] = ("refill",)  # of products that are used up
    review_link: str = ""
    shop_link: str = ""  # where she orders again
    nps_every: timedelta = timedelta(days=60)  # one customer is asked for a score no more often
    returns: ReturnRules = ReturnRules()
    delivery: DeliveryTerms = DeliveryTerms()
    desk: DeskRules = DeskRules()
    ranges: "RangeSource | None" = None  # what was learnt of lanes; None: only the days above

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
