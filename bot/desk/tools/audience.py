"""Whom a message about an incident would reach: each customer judged as the door would judge her now. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from bot.composing import Composer, Surroundings
from bot.translation import OWN
from journeys.answer import leading_parcel
from journeys.consequences.agents import BULK, subject_of
from journeys.errors import SettingsInvalid
from journeys.events import Event, Key, Replied
from journeys.messages import MESSAGES
from journeys.policies import Outcome, Verdict
from journeys.policies.reasons import REASONS
from journeys.state import CustomerState, Order
from journeys.store.desk_bulk import Reached
from journeys.store.incidents import InScope, by_customer
from journeys.store.outbox import Waiting

NOT_WORDED = "it names something that is not known of her order"
SAID = "duplicate"


class Judged(msgspec.Struct, frozen=True):
    """A customer, what would become of the message (send, defer, withhold) and why; `text` is how she would read it."""

    customer_id: int
    name: str
    order_id: int
    number: str
    outcome: Outcome
    reason: str = ""
    until: datetime | None = None
    text: str = ""


def key_of(incident_id: int, message: str, customer_id: int) -> str:
    """One message to one customer about one incident is one event, however often it is confirmed."""
    return f"bulk:{incident_id}:{message}:{customer_id}"


def judged(
    found: Iterable[InScope], reached: Reached, message: str, incident_id: int, composer: Composer, now: datetime
) -> list[Judged]:
    """Every customer of a page, judged now."""
    around = Surroundings(recent=reached.recent, templates=reached.templates)
    verdicts = []
    for customer_id, parcel_ids in by_customer(found).items():
        state = reached.states.get(customer_id)
        order = _order_of(state, parcel_ids) if state else None
        if state is None or order is None:
            continue
        if key_of(incident_id, message, customer_id) in reached.known:
            verdicts.append(_of(state, order, Verdict(Outcome.WITHHOLD, blockers=(SAID,))))
        else:
            verdicts.append(_judge(state, order, message, composer, around, now))
    return verdicts


def _order_of(state: CustomerState, parcel_ids: Sequence[int]) -> Order | None:
    parcels = (state.shipments.get(each) for each in parcel_ids)
    return next((state.orders[each.order_id] for each in parcels if each and each.order_id in state.orders), None)


def _judge(
    state: CustomerState, order: Order, message: str, composer: Composer, around: Surroundings, now: datetime
) -> Judged:
    row = _row(state, order, message, now)
    try:
        composed = composer.compose(row, state, around, now)
        text = composed.text or composer.draft(row, state, now)
    except (SettingsInvalid, KeyError):
        return msgspec.structs.replace(_of(state, order, Verdict(Outcome.WITHHOLD)), reason=NOT_WORDED)
    return msgspec.structs.replace(_of(state, order, composed.verdict), text=text)


def _of(state: CustomerState, order: Order, verdict: Verdict) -> Judged:
    return Judged(
        state.customer.id,
        state.customer.name or "Unknown customer",
        order.id,
        order.number.lstrip("#"),
        verdict.outcome,
        "; ".join(REASONS.get(each, each) for each in verdict.blockers),
        verdict.until,
    )


def _row(state: CustomerState, order: Order, message: str, now: datetime) -> Waiting:
    """The outbox row that confirming would make."""
    parcel, wanted = leading_parcel(state.shipments_of(order.id)), MESSAGES[message]
    return Waiting(
        id=0,
        customer_id=state.customer.id,
        order_id=order.id,
        shipment_id=parcel.id if parcel else None,
        account="",
        name=message,
        lane=wanted.lane,
        proactive=True,
        dedupe_key="",
        body={"args": {}, "subject": subject_of(parcel), "cause_at": now.isoformat()},
        rule_version=1,
        causes=[],
        reason="",
        attempts=0,
        created_at=now,
        not_before_at=now,
        rule=BULK,
    )


def event_for(each: Judged, incident_id: int, message: str, by: int, name: str, now: datetime) -> Event:
    """That she is to be told."""
    return Event(
        kind="agent.told_affected",
        key=key_of(incident_id, message, each.customer_id),
        occurred_at=now,
        received_at=now,
        source=OWN,
        body=Replied(by, name, message=message, order_id=each.order_id),
        keys=(Key("customer", str(each.customer_id)),),
    )
