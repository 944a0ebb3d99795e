## Later or elsewhere than we said. Each says why, the new range and the next update; "why" is never made up.

order_is_safe =
    Your order *{ $number }* is safe. It is on a long stretch of its way, and that can mean no new scan for a day or two.

    Last seen: { $place }.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

page_reassurance =
    You looked for order *{ $number }* a few times, so here is how it stands: { $now }

    Last seen: { $place }.
    What this means: { $meaning }
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now; write here if something worries you.

near_you =
    Order *{ $number }* has reached the hub that serves your address: { $place }.

    What this means: it goes out from there. We tell you on the morning it does.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Please keep your phone reachable; nothing else to do.

pickup_delayed =
    Order *{ $number }* is packed and ready, but the courier has not collected it as planned. We are sorry for the wait.

    Why: { $cause }. We have asked the courier to come for it.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

pickup_still_delayed =
    Order *{ $number }* is still with us, ready to go; the courier has not collected it yet. We are sorry.

    Why: { $cause }. We have asked the courier again, and a colleague is following it up.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

order_late =
    We are sorry: order *{ $number }* takes longer than we told you. { $now }

    Why: { $cause }.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

courier_late =
    The courier tells us that order *{ $number }* is running late. We are sorry for that.

    Why: { $cause }.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

delay_update =
    As promised, how order *{ $number }* stands: { $now }

    Why it is late: { $cause }.
    Last seen: { $place }.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

parcel_stuck =
    We are sorry: order *{ $number }* has stood still longer than is usual. We have opened a case with the courier.

    Why: { $cause }.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    If it does not move, a colleague settles it with you. Next update: by { $next_by } at the latest. Nothing to do for now.

hub_loop_paid =
    Order *{ $number }* went back to a courier hub that it had left already. It is not lost, and your money is safe.

    Why: { $cause }. We have asked the courier to send it straight to the hub near you.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

hub_loop_cod =
    Order *{ $number }* went back to a courier hub that it had left already. It is not lost, and you pay only when it is in your hands.

    Why: { $cause }. We have asked the courier to send it straight to the hub near you.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

wrong_routing =
    Order *{ $number }* has taken a wrong turn: it is not on the way that leads to you. It is safe, and we are on it.

    Why: { $cause }. We have asked the courier to turn it round.
    Last seen: { $place }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

incident_weather =
    Order *{ $number }* is safe and waits out the weather with the courier.

    Why: { $cause }. It travels on as soon as the roads allow.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_congestion =
    Order *{ $number }* waits at a hub that has more parcels than it can move. It is safe, and it keeps its place in the queue.

    Why: { $cause }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_strike =
    Order *{ $number }* is held up by a strike. It is safe where it is.

    Why: { $cause }. Nobody can say yet for how long; we go by what the courier tells us.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_disruption =
    The courier has a disruption, and order *{ $number }* is one of the parcels it holds up. It is safe.

    Why: { $cause }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_drought =
    The courier has sent us no news of any parcel for some hours, and so we cannot see order *{ $number }* either. It is with the courier.

    Why: { $cause }. We have asked what is going on.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_other =
    Order *{ $number }* is held up on its way. It is safe with the courier.

    Why: { $cause }.
    New expectation at your door: { $range }.
    Next update: by { $next_by } at the latest, even if nothing changes. Nothing to do for now.

incident_cleared =
    Good news: what held up order *{ $number }* is over, and parcels move again. Yours moves with them.

    Last seen: { $place }.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

## Cash on delivery, and late more than once: she decides

cod_delayed =
    We are sorry: order *{ $number }* is late, and it was late before. You have waited long enough to be asked.

    Why: { $cause }.
    New expectation at your door: { $range }.
    Would you like to keep it? If you do not answer, it stays on its way. Next update: by { $next_by } at the latest.
    .keep_it = Keep it
    .change_date = Change date
    .cancel_it = Cancel

cod_delay_kept =
    Thank you for your patience. We have told the courier that you are waiting for order *{ $number }*.

    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

cod_delay_date =
    Noted: you would like order *{ $number }* on another day. Please write the day that suits you here; a colleague arranges it with the courier and tells you by { $answer_by }.

cod_delay_cancelled =
    Understood. We have asked the courier to bring order *{ $number }* back to us, and nothing is to be paid. Should it still come to your door, simply do not accept it. There is nothing more for you to do.

cod_delay_cancel_late =
    Understood: you do not want order *{ $number }* any more. The courier did not take it up at once, so a colleague sees to it and you hear from us by { $answer_by }. Should it still come to your door, simply do not accept it.
