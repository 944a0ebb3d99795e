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

## Stages: what this means

means_awaiting_payment = The order is kept for you and leaves as soon as the payment arrives.
means_confirmed = We have your order and are packing it. The courier does not have it yet.
means_packed = The label is made. It moves once the courier picks it up, so tracking may stand still until then.
means_pickup_failed = It is ready at our side. The courier has to come again; the courier has not told us why.
means_in_transit = It travels between courier hubs. A day or two without a new place is usual.
means_near_you = It has reached the hub that serves your address and goes out from there.
means_out_for_delivery = The delivery person has it. Please keep your phone near you.
means_attempt_failed = It is safe with the courier and waits for your answer.
means_attempt_not_made = It is safe with the courier. We are taking it up with them; you need do nothing.
means_ready_to_collect = You can collect it at the courier's place near you.
means_delivered = The courier has closed it as handed over. If you do not have it, tell us here.
means_returning = The courier is bringing it back to us. A colleague can tell you what comes next.
means_returned = It has reached us again. A colleague can tell you what comes next.
means_cancelled = Nothing will be delivered.
means_lost = We take care of it: a colleague will come back to you here.
means_damaged = We take care of it: a colleague will come back to you here.

## Lines of the story

line_place = Last seen: { $place }, { $place_when }.
line_means = What this means: { $meaning }
line_expected = Expected at your door: { $range }.
line_expected_late = It is later than we expected and the courier has not told us why. New expectation: { $range }.
line_cash = To pay at the door: { $amount }.
line_parcels = Parcel { $parcel_no } of { $parcels }.
line_next = Next update: by { $next_by } at the latest.
line_next_none = Nothing more is needed from you.

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

place_unknown = with the courier, no place named yet
nothing_to_pay = nothing, it is paid
no_next = the moment there is news
no_range = we will tell you as soon as we know
parcel_row = { $now }
