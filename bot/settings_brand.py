"""What may be set about the brand: its hours and limits, its spans, its products. Mirrors `journeys.brand.Brand`."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator

from bot.settings_delivery import delivery_terms
from bot.settings_desk import desk_rules
from bot.settings_friction import friction
from bot.settings_kinds import Section, Span, Texts, WebUrl
from bot.settings_policies import costs, shares, silence_budgets
from bot.settings_returns import return_rules
from bot.settings_values import day_range, hours, zone_name
from journeys.brand import Brand, Costs, Friction, Hours, Listener, SilenceBudgets
from journeys.delivery_terms import DeliveryTerms
from journeys.desk_rules import DeskRules
from journeys.return_rules import ReturnRules

OpenHours = Annotated[Hours, PlainValidator(hours)]
Silences = Annotated[SilenceBudgets, PlainValidator(silence_budgets)]
Prices = Annotated[Costs, PlainValidator(costs)]
Thresholds = Annotated[Friction, PlainValidator(friction)]
Delivery = Annotated[DeliveryTerms, PlainValidator(delivery_terms)]
Returns = Annotated[ReturnRules, PlainValidator(return_rules)]
Desk = Annotated[DeskRules, PlainValidator(desk_rules)]
Shares = Annotated[dict[str, float], PlainValidator(shares)]
Pages = dict[str, WebUrl]
DayRange = Annotated[tuple[int, int], BeforeValidator(day_range)]
DEFAULT = Brand()


class BrandSettings(Section):
    """The brand that speaks, and what it allows itself. Hours are local times in `timezone`."""

    name: str = Field(min_length=1, description="the name customers know the brand by")
    timezone: Annotated[str, AfterValidator(zone_name)] = DEFAULT.timezone
    languages: Texts = Field(
        default=DEFAULT.languages, min_length=1, description='folders of locales/, such as "en, hi"'
    )
    ordinary_hours: OpenHours = DEFAULT.ordinary_hours
    urgent_hours: OpenHours = DEFAULT.urgent_hours
    daily_cap: int = Field(default=DEFAULT.daily_cap, ge=0, description="proactive messages per customer and day")
    spacing: Span = Field(default=DEFAULT.spacing, description="time between two proactive messages to one customer")
    dispatch_days: DayRange = Field(default=DEFAULT.dispatch_days, description="days from the order to its dispatch")
    transit_days: DayRange = Field(
        default=DEFAULT.transit_days, description="days on the way where nothing better is known"
    )
    payment_window: Span = Field(timedelta(hours=24), description="how long an unpaid order is kept")
    cod_unconfirmed: Literal["hold", "ship", "call"] = Field(
        "hold", description="what becomes of a cash order that nobody confirmed"
    )
    address_unconfirmed: Literal["ship", "hold"] = Field(
        "ship", description="what becomes of an order whose address nobody confirmed"
    )
    agents_answer_within: Span = DEFAULT.agents_answer_within
    return_answer_within: Span = DEFAULT.return_answer_within
    return_pickup_within: Span = DEFAULT.return_pickup_within
    return_transit_within: Span = DEFAULT.return_transit_within
    return_check_within: Span = DEFAULT.return_check_within
    refund_start_within: Span = Field(DEFAULT.refund_start_within, description="after a return passed its check")
    refund_within: Span = Field(DEFAULT.refund_within, description="until a refund shows in the account")
    return_late_within: Span = Field(DEFAULT.return_late_within, description="the new date for a step that is late")
    returns: Returns = Field(default=DEFAULT.returns, description="what is taken back, see ReturnRules")
    delivery: Delivery = Field(default=DEFAULT.delivery, description="where to, and with cash, see DeliveryTerms")
    desk: Desk = Field(default=DEFAULT.desk, description="how the agents' desk works, see DeskRules")
    payment_account: str = Field(default="", description="name of the account that makes payment links")
    covered_for: Span = Field(default=DEFAULT.covered_for, description="how long news covers an update without any")
    silence: Silences = Field(default=DEFAULT.silence, description="how long an order may be silent, by stage")
    costs: Prices = Field(default=DEFAULT.costs, description="rupees a message, and a budget for marketing")
    holdouts: Shares = Field(default=DEFAULT.holdouts, description="journey = share of customers who do not get it")
    friction: Thresholds = Field(default=DEFAULT.friction, description="when detectors speak up, see Friction")
    attempt_answer_within: Span = Field(
        default=DEFAULT.attempt_answer_within, description="after a failed attempt, where the courier names no time"
    )
    dispute_within: Span = Field(DEFAULT.dispute_within, description="how long couriers look into a delivery")
    dispute_answer_within: Span = Field(
        DEFAULT.dispute_answer_within, description="what whoever did not get her parcel is told"
    )
    takes_returns_back: Texts = Field(
        default=(), description="accounts of couriers who can turn a parcel round that goes back"
    )
    guides: Pages = Field(default=DEFAULT.guides, description="tag of a product = page that shows how to use it")
    warranty_tags: Texts = Field(default=DEFAULT.warranty_tags, description="tags of products with a warranty")
    refill_tags: Texts = Field(default=DEFAULT.refill_tags, description="tags of products that are used up")
    review_link: str = Field(default="", description="the page on which customers review")
    shop_link: str = Field(default="", description="the page on which customers order again")
    nps_every: Span = Field(default=DEFAULT.nps_every, description="a customer is asked for a score no more often")
    holds_out_vital: bool = Field(
        default=False, description="hold out messages on failed attempts, one-time passwords and refunds too"
    )
    agent_name: str = Field(default="our team", min_length=1, description="how customers are told who takes over")

    def as_brand(self, listeners: tuple[Listener, ...] = ()) -> Brand:
        """The brand as journeys know it. `listeners` are told what happens to its customers."""
        own = (name for name in Brand.__struct_fields__ if name not in {"listeners", "ranges"})
        return Brand(listeners=listeners, **{name: getattr(self, name) for name in own})
