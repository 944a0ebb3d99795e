"""The words a journey file may use for what happens. Small and frozen: a new word is a change of this table.

A *happening* is an event as journeys see it: told once, when the state really changed, whatever vendor told it and
in whatever order. Conditions stand in `journeys.conditions`, commands in `journeys.commands`, messages in
`journeys.messages`.
"""

from journeys.status import Status

OF_ORDERS = {
    "order.confirmed": "a new order is open, or an unpaid one was paid",
    "order.payment_awaited": "a new order waits for its payment",
    "order.paid": "a cash order was paid before delivery",
    "order.cancelled": "the shop cancelled it",
    "order.address_changed": "the delivery address is another one",
    "order.address_given": "she gave another address, or a pin, in the chat and said that it is right",
    "order.phone_given": "she gave another number for the rider",
    "checkout.started": "somebody began to buy",
    "checkout.completed": "the checkout became an order",
    "payment.failed": "a payment was tried and failed",
    "payment_link.paid": "the customer paid by our link",
    "refund.created": "a refund was started",
    "refund.processed": "the money is on its way to the customer",
    "refund.failed": "the refund did not go through",
}

# A parcel's statuses, each told when the parcel reaches it. Told once for all scans that imply them:
# `shipment.picked_up` (any first scan behind the pickup) and `shipment.rto_initiated` (any first scan of the way
# back, as not every courier marks the turn). `shipment.delivery_attempt_failed` is told once an attempt.
OF_SHIPMENTS = {f"shipment.{status.value}": f"the parcel is {status.value.replace('_', ' ')}" for status in Status} | {
    "shipment.attempt_explained": "a second report of a failed attempt named the reason that the first left open",
    "shipment.attempt_over": "a failed attempt is over: the parcel moved on or was corrected",
    "shipment.rto_revoked": "the courier took the return to origin back",
    "shipment.delivery_reverted": "the courier took its word that it was delivered back",
}

OF_RETURNS = {
    "return.wanted": "she asked in the chat to send something back, and our rules allow it",
    "return.requested": "the customer wants to send something back",
    "return.approved": "the return is allowed",
    "return.declined": "the return is not allowed",
    "return.pickup_scheduled": "the courier named a pickup window",
    "return.pickup_failed": "the courier did not get the return",
    "return.picked_up": "the courier has the return",
    "return.received": "the warehouse has the return and checks it",
    "return.qc_passed": "the check was passed",
    "return.qc_failed": "the check was not passed",
    "return.cancelled": "the return was called off",
}

OF_PEOPLE = {
    "message.received": "the customer wrote, in words of her own",
    "message.failed": "a message of ours did not reach her",
    "page.opened": "the customer opened her tracking page",
    "customer.opted_out": "she wants no more messages",
}

# Friction, seen by `journeys.detectors`.
SIGNALS = {
    "signal.promise_due": "an update that we promised is due and nothing was said",
    "signal.silence": "an order was silent longer than its stage allows",
    "signal.delay_update_due": "a delayed order had no update for a day",
    "signal.pickup_delayed": "ready, and no pickup scan for 24 hours",
    "signal.courier_delayed": "the courier says that it is late, or names a date behind the range we told",
    "signal.long_transit": "no scan for 48 hours, or on the way longer than four in five",
    "signal.stuck_in_transit": "on the way longer than nineteen in twenty",
    "signal.hub_loop": "the parcel came back to a hub it had left",
    "signal.wrong_routing": "the parcel moves away from its address",
    "signal.edd_breached": "the first range we told is over",
    "signal.delayed_again": "a second sign of delay before delivery",
    "signal.ndr_again": "a second failed attempt",
    "signal.fake_attempt_suspected": "the evidence speaks against an attempt",
    "signal.rto_without_ndr": "the parcel turns back and nobody told of a failed attempt",
    "signal.page_opened_thrice": "the tracking page was opened three times in a day without news",
    "signal.question_repeated": "the same question twice in a day",
    "signal.address_edited_twice": "the address was changed twice",
    "signal.message_undelivered": "an urgent message did not reach her within 15 minutes",
    "signal.survey_negative": "a low score, or an answer that asks for help",
    "signal.return_overdue": "a step of a return is later than we said",
    "signal.refund_overdue": "a refund is later than we said",
    "incident.opened": "one cause hits her parcel and others",
    "incident.cleared": "that cause is over",
}

HAPPENINGS: dict[str, str] = OF_ORDERS | OF_SHIPMENTS | OF_RETURNS | OF_PEOPLE | SIGNALS

REPLY = "reply."  # + the name of a button in `journeys.messages`: a customer's choice

# Many rows of a list, one meaning: what a journey waits for.
REPLY_GROUPS = {
    **dict.fromkeys(("reattempt", "tomorrow", "day_after", "mornings", "evenings", "chosen_day"), "new_day"),
    **dict.fromkeys(("rating_5", "rating_4"), "rated_well"),
    "rating_2": "rated_low",
    **dict.fromkeys(("why_too_late", "why_mind_changed", "why_wrong_item", "why_never_came"), "why"),
    **{f"nps_{score}": "nps_detractor" for score in range(7)},
    **{f"nps_{score}": "nps_passive" for score in (7, 8)},
    **{f"nps_{score}": "nps_promoter" for score in (9, 10)},
}
