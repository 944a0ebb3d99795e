## On its way

shipped =
    Good news: order *{ $number }* is on its way to you.

    Last seen: { $place }.
    Expected at your door: { $range }.
    What to expect: it travels from hub to hub, and a day or two without a new scan is usual.
    Next update: when it is out for delivery, and by { $next_by } at the latest. Nothing to do for now.

out_for_delivery =
    Order *{ $number }* is out for delivery today.

    To pay at the door: { $amount }. Please keep it ready, in the exact amount if you can.
    Please keep your phone near you, the courier may call. If today does not work, we will ask you here for a better day.

out_for_delivery_paid =
    Order *{ $number }* is out for delivery today. It is paid, so please give no money at the door.

    Please keep your phone near you, the courier may call. If today does not work, we will ask you here for a better day.

ready_to_collect =
    Order *{ $number }* is ready for you to collect at the courier's place.

    Place: { $place }. Please collect it soon and take an identity document along.
    To pay there: { $amount }.
    Next update: by { $next_by } at the latest.

collect_reminder =
    Order *{ $number }* still waits for you at the courier's place. After some days it would go back to us.

    Place: { $place }. Please take an identity document along. To pay there: { $amount }.
    If collecting does not suit you, reply here and a colleague looks for another way.
    Next update: by { $next_by } at the latest.

no_news =
    An update on order *{ $number }*, because we promised one: { $now }

    What this means: { $meaning }
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.
