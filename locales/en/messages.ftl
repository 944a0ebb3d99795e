# What Harkara says in English. Every text is both the free-form message and the WhatsApp template, so it never
# begins or ends with a variable and never has two of them side by side. Times are ranges; causes are never invented.

## Proactive messages

order_confirmed =
    Thank you for your order *{ $number }* with { $brand }. It is confirmed.

    What happens next: we pack it and hand it to the courier, and you hear from us when it is on its way.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. You need do nothing until then.

payment_awaited =
    We have your order *{ $number }* with { $brand } and are waiting for the payment of { $amount }.

    Please complete it by { $until }; after that the order may lapse. Nothing leaves us before.
    Next update: by { $next_by } at the latest.

payment_failed =
    The payment for order *{ $number }* did not go through, and the order is still open.

    You can pay { $amount } here: { $link } (valid until { $until }).
    If money has left your account already, reply here and a colleague looks into it. We never ask for a card number or code.

order_cancelled =
    Your order *{ $number }* is cancelled. Nothing will be delivered.

    If you have paid, we tell you here when the refund is on its way. There is nothing for you to do.

shipped =
    Good news: order *{ $number }* is on its way to you.

    Last seen: { $place }.
    Expected at your door: { $range }.
    Next update: when it is out for delivery, and by { $next_by } at the latest. Nothing to do for now.

out_for_delivery =
    Order *{ $number }* is out for delivery today.

    To pay at the door: { $amount }.
    Please keep your phone near you, the courier may call. If today does not work, we will ask you here for a better day.

ready_to_collect =
    Order *{ $number }* is ready for you to collect at the courier's place.

    Place: { $place }. Please collect it soon and take an identity document along.
    Next update: by { $next_by } at the latest.

returning =
    The courier is bringing order *{ $number }* back to us. { $reason }

    If you still want it, reply here and a colleague sees what can be done. Otherwise there is nothing for you to do.
    Next update: by { $next_by } at the latest.

returned =
    Order *{ $number }* has come back to us.

    A colleague takes it up from here: if you have paid, you hear from us about the refund. There is nothing for you to do.

parcel_lost =
    We are sorry: the courier tells us that order *{ $number }* cannot be delivered any more ({ $now })

    A colleague takes it up and you hear from us by { $answer_by }. There is nothing for you to do.

refund_started =
    Your refund of { $refund } for order *{ $number }* has been started.

    Banks usually take several working days to show it. We tell you here when it is through; there is nothing for you to do.

refund_done =
    Your refund of { $refund } for order *{ $number }* is through, says the payment provider.

    Reference: { $reference }. If your bank does not show it within some working days, reply here.

delivered =
    Order *{ $number }* was delivered, says the courier.

    If you have it, there is nothing more to do. If it did not reach you, reply here and we will take it up with the courier.

attempt_failed =
    We are sorry: order *{ $number }* could not be delivered. { $reason }

    Shall the courier come again? Choose below and we pass it on at once.
    Next update: by { $next_by } at the latest.
    .reattempt = Try again
    .change_address = Change address
    .agent = Talk to us

attempt_refused =
    The courier tells us that order *{ $number }* was not accepted at the door.

    Would you still like it delivered? We will not send the courier again unless you say so.
    Next update: by { $next_by } at the latest.
    .reattempt = Yes, deliver it
    .agent = Talk to us

attempt_not_made =
    We are sorry: the courier did not come to you with order *{ $number }*, although it was due.

    This was not your doing. We are taking it up with the courier and you need do nothing.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest.

no_news =
    An update on order *{ $number }*, because we promised one: { $now }

    What this means: { $meaning }
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

## Replies

order_status =
    Order *{ $number }*: { $now }
    { $story }
    .agent = Talk to us

order_list =
    You have { $count } orders with us. Which one do you mean?
    .open = Choose order

ask_proof =
    I could not find an order for this chat. Please send the order number and the delivery pincode together, for example: KH-10234 560001.

proof_failed =
    That order number and pincode do not belong together in our records. I have asked a colleague to help you here; you will hear from us by { $answer_by }.

handoff =
    A colleague will take over here and sees everything about your order. You will hear from us by { $answer_by }; nothing more to do until then.

fallback =
    I did not understand that. I can tell you where your order is, or bring in a colleague. Please choose.
    .order_status = Where is my order?
    .agent = Talk to us

greeting =
    Hello! This is { $brand }. I can tell you where your order is, or bring in a colleague. Please choose.
    .order_status = Where is my order?
    .agent = Talk to us

unsupported =
    I cannot read this kind of message yet. Please write it as text, or choose below.
    .order_status = Where is my order?
    .agent = Talk to us

button_gone =
    That choice is no longer open. Please choose how to go on.
    .order_status = Where is my order?
    .agent = Talk to us

opted_out =
    Understood: we send you nothing more on our own. You can still ask here where your order is. Write START to hear from us again.

opted_in =
    Welcome back: you hear from us again about your orders. Write STOP at any time to end it.

button_too_late =
    That choice is no longer open, because order *{ $number }* has moved on since. Please choose how to go on.
    .order_status = Where is my order?
    .agent = Talk to us

reattempt_accepted =
    Done: the courier has taken up the request to come again with order *{ $number }*. We tell you here when it is out for delivery, and by { $next_by } at the latest. Please keep your phone near you.

reattempt_refused =
    The courier did not accept another attempt for order *{ $number }*. A colleague takes it up and you hear from us by { $answer_by }.
    .agent = Talk to us

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
