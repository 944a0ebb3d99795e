## Stages: what is happening now

now_awaiting_payment = waiting for payment.
now_confirmed = confirmed, being packed.
now_packed = packed, waiting for the courier.
now_pickup_failed = packed; the courier did not pick it up yet.
now_in_transit = on its way.
now_near_you = at the courier's hub near you.
now_out_for_delivery = out for delivery today.
now_attempt_failed = the last delivery attempt did not succeed.
now_attempt_not_made = the courier has not come yet.
now_ready_to_collect = ready for you to collect.
now_delivered = delivered, says the courier.
now_returning = on its way back to us.
now_returned = back with us.
now_cancelled = cancelled.
now_lost = the courier reports it lost.
now_damaged = the courier reports it damaged.
now_return_requested = your return is requested.
now_return_declined = your return was not accepted.
now_return_approved = your return is approved, pickup to be arranged.
now_return_pickup = the courier comes to pick your return up.
now_return_pickup_failed = your return was not picked up yet.
now_return_on_its_way = your return is on its way to us.
now_return_in_check = your return is with us and being checked.
now_return_passed = your return passed its check.
now_return_rejected = your return did not pass its check.
now_replacement_due = your return passed its check, the replacement comes next.
now_refund_started = your refund is on its way.
now_refunded = your refund is through.

## Stages: what this means

means_awaiting_payment = The order is kept for you and leaves as soon as the payment arrives.
means_confirmed = We have your order and are packing it. The courier does not have it yet.
means_packed = The label is made. It moves once the courier picks it up, so tracking may stand still until then.
means_pickup_failed = It is ready at our side. The courier has to come again; the courier has not told us why.
means_in_transit = It travels between courier hubs. A day or two without a new place is usual.
means_near_you = It has reached the hub that serves your address and goes out from there.
means_out_for_delivery = The delivery person has it. Please keep your phone near you.
means_attempt_failed = It is safe with the courier and waits for your answer.
means_attempt_answered = It is safe with the courier, who has your answer.
means_attempt_not_made = It is safe with the courier. We are taking it up with them; you need do nothing.
means_ready_to_collect = You can collect it at the courier's place near you.
means_delivered = The courier has closed it as handed over. If you do not have it, tell us here.
means_returning = The courier is bringing it back to us. A colleague can tell you what comes next.
means_returned = It has reached us again. A colleague can tell you what comes next.
means_cancelled = Nothing will be delivered.
means_lost = We take care of it: a colleague will come back to you here.
means_damaged = We take care of it: a colleague will come back to you here.
means_return_requested = We look at your request and tell you here whether we can take it back.
means_return_declined = It stays with you. If you see it differently, reply here and a colleague looks at it again.
means_return_approved = The courier is being asked for a day. Please keep it packed, with its tags on.
means_return_pickup = Please have it packed and ready. You need not pay the courier anything.
means_return_pickup_failed = The courier comes again. Please keep it packed; you need do nothing else.
means_return_on_its_way = The courier has it. When it reaches us we check it and tell you the result here.
means_return_in_check = We look whether it is complete and unused, and tell you the result here.
means_return_passed = All is well. Next we start your refund, and you get its reference here.
means_return_rejected = We cannot refund it as it is. A colleague tells you here what can be done.
means_replacement_due = All is well. You hear from us here when the replacement is on its way.
means_refund_started = The money has been sent off. Banks take some working days to show it.
means_refunded = The payment provider has paid it out. Your bank may take some working days to show it.

## Lines of the story

line_progress = { $bar } { $reached }, { $done } of { $of }.
line_place = Last seen: { $place }, { $place_when }.
line_means = What this means: { $meaning }
line_expected = Expected at your door: { $range }.
line_expected_late = It is later than we expected. New expectation: { $range }.
line_cause = What holds it up: { $cause }.
line_cash = To pay at the door: { $amount }.
line_due_now = To pay before it leaves: { $amount }.
line_parcels = Parcel { $parcel_no } of { $parcels }.
line_pickup = Pickup: { $pickup }.
line_check_reason = What the check found: { $qc_reason }
line_decline_reason = Why: { $qc_reason }
line_refund = Refund: { $refund }.
line_reference = Reference for your bank: { $reference }.
line_step = Next step by: { $step_by }.
line_step_late = We are sorry, this takes longer than we said. New date for the next step: { $step_by }.
line_bank = In your account by: { $step_by }.
line_bank_late = We are sorry, the refund takes longer than we said. New date: { $step_by }.
line_next = Next update: by { $next_by } at the latest.
line_next_none = Nothing more is needed from you.

## Milestones of the progress line and the progress bar

milestone_confirmed = Confirmed
milestone_packed = Packed
milestone_on_its_way = On its way
milestone_out_for_delivery = Out for delivery
milestone_ready_to_collect = Ready to collect
milestone_delivered = Delivered
milestone_return_requested = Return requested
milestone_return_approved = Return approved
milestone_return_picked_up = Return picked up
milestone_return_checked = Return checked
milestone_refund_started = Refund started
milestone_refunded = Refunded

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = The courier found nobody to take it.
reason_customer_unreachable = The courier could not reach you by phone.
reason_address_issue = The courier could not find the address.
reason_refused = The courier says it was not accepted.
reason_refused_otp_verified = The courier says it was not accepted.
reason_payment_not_ready = The courier says the payment was not ready.
reason_not_attempted = The courier did not come.
reason_reschedule_requested = The courier says another day was asked for.
reason_out_of_delivery_area = The courier says the address is outside its area.
reason_open_delivery_requested = The courier says the parcel was to be opened first, which it does not do.
reason_restricted_area = The courier could not get in to the address.
reason_self_collect = The courier says you prefer to collect it.
reason_otp_failed = The courier could not complete the handover check.
reason_id_missing = The courier says an identity document was missing.
reason_damaged = The courier says the parcel was damaged.
reason_already_cancelled = The courier says the order was cancelled.
reason_seized = The courier says the parcel is being held.
reason_other = The courier has not told us why.

## Small pieces

reason_unsaid = No reason was given to us.
reference_follows = follows with the bank's answer

place_unknown = with the courier, no place named yet
nothing_to_pay = nothing, it is paid
no_next = the moment there is news
no_range = we will tell you as soon as we know
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = the courier has not told us why
cause_at = { $cause } around { $where }
cause_weather = bad weather
cause_flood = flooding
cause_strike = a strike
cause_disruption = a disruption at the courier
cause_congestion = more parcels than the courier's hub can move
cause_drought = the courier has told us nothing of any parcel for hours
cause_festival_rush = more parcels than usual before the festival
cause_restriction = a local restriction
cause_misrouted = the courier sent it the wrong way
cause_hub_loop = the courier sent it back to a hub that it had left
