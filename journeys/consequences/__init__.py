"""What follows from each kind of event. All of it on one screen: the exact kind first, then its family."""

from collections.abc import Callable

from journeys.consequences.agents import on_asked, on_echoed, on_noted, on_replied, on_sent_again, on_told_affected
from journeys.consequences.anything import on_anything
from journeys.consequences.checkouts import on_checkout_completed, on_checkout_started
from journeys.consequences.commands import on_command_result
from journeys.consequences.conversations import (
    on_assigned,
    on_held,
    on_labelled,
    on_marked_unanswered,
    on_released,
    on_reopened,
    on_resolved,
    on_snoozed,
    on_woken,
)
from journeys.consequences.incidents import on_incident
from journeys.consequences.orders import on_fulfilment, on_order
from journeys.consequences.page_answers import on_page_answered
from journeys.consequences.pages import on_page_opened
from journeys.consequences.parcels import on_correction, on_scan
from journeys.consequences.payments import on_payment
from journeys.consequences.people import on_identity_change, on_message, on_preference
from journeys.consequences.returns import on_refund, on_return
from journeys.consequences.signals import on_signal
from journeys.consequences.timers import on_timer
from journeys.events import Event
from journeys.turn import Turn

Consequence = Callable[[Turn, Event], None]

CONSEQUENCES: dict[str, Consequence] = {
    "order.fulfilled": on_fulfilment,
    "order.unfulfilled": on_fulfilment,
    "shipment.corrected": on_correction,
    "message.received": on_message,
    "message.echoed": on_echoed,
    "customer.number_changed": on_identity_change,
    "customer.user_id_changed": on_identity_change,
    "customer.identity_changed": on_anything,
    "customer.erased": on_anything,
    "customer.marketing_stopped": on_preference,
    "customer.marketing_resumed": on_preference,
    "checkout.started": on_checkout_started,
    "checkout.completed": on_checkout_completed,
    "page.opened": on_page_opened,
    "page.answered": on_page_answered,
    "incident.opened": on_incident,
    "incident.cleared": on_incident,
    "conversation.held": on_held,
    "conversation.released": on_released,
    "conversation.assigned": on_assigned,
    "conversation.snoozed": on_snoozed,
    "conversation.woken": on_woken,
    "conversation.resolved": on_resolved,
    "conversation.reopened": on_reopened,
    "conversation.labelled": on_labelled,
    "conversation.marked_unanswered": on_marked_unanswered,
    "agent.replied": on_replied,
    "agent.noted": on_noted,
    "agent.asked": on_asked,
    "agent.retried": on_sent_again,
    "agent.told_affected": on_told_affected,
    "timer.due": on_timer,
}

CONSEQUENCES_OF_FAMILY: dict[str, Consequence] = {
    "order": on_order,
    "shipment": on_scan,
    "payment": on_payment,
    "payment_link": on_payment,
    "refund": on_refund,
    "return": on_return,
    "command": on_command_result,
    "signal": on_signal,
}


def consequence_of(event: Event) -> Consequence:
    """What is done about `event`; kinds without a row are kept on the timeline."""
    family = CONSEQUENCES_OF_FAMILY.get(event.kind.partition(".")[0], on_anything)
    return CONSEQUENCES.get(event.kind, family)
