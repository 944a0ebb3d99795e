## On its way, failed attempts, the way back

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
