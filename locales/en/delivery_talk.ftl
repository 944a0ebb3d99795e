## Another day or part of the day

ask_change_delivery_time_date =
    Which day suits you for order *{ $number }*? I pass your choice on and tell you here what comes of it. Please choose from the list, or write a day.
    .open = Choose a day

ask_change_delivery_time_slot =
    And which part of the day? The courier reads your wish and tries; the hour itself it does not promise.
    .in_morning = Morning
    .in_evening = Evening
    .any_time = Any time

delivery_day_not_open =
    I cannot ask for that day for order *{ $number }*: couriers take the coming working days only, not today and no Sunday. Please choose one of these.
    .open = Choose a day

delivery_wish_noted =
    Noted for order *{ $number }*: { $wish }.

    Expected at your door: { $range }. Which day it is within that, the courier decides once it is near you; your wish is no promise yet. We tell you here when it is out for delivery, and by { $next_by } at the latest. If nobody can take it then, you choose a new day here. There is nothing for you to do.

delivery_wish_by_hand =
    Noted for order *{ $number }*: { $wish }. That means holding it back for you, which only a person can arrange.

    A colleague asks for it and tells you here by { $answer_by } whether it works. There is nothing more for you to do.

delivery_at_the_door =
    Order *{ $number }* is out for delivery today, and a parcel on its round cannot be given another day or hour any more.

    If you are not there, a neighbour or the guard may take it if you tell them. Otherwise the courier takes it back to its hub, nothing is lost, and you can choose a new day here at once. There is nothing more for you to do.

reattempt_day_accepted =
    Done: the courier has taken up the request to come with order *{ $number }*: { $wish }.

    We tell you here when it is out for delivery, and by { $next_by } at the latest. Please keep your phone near you.

slot_morning = in the morning
slot_afternoon = in the afternoon
slot_evening = in the evening
wish_any = another day or time
wish_call = with a call before

## They say they came

ask_fake_attempt_seen =
    I am sorry about that. The courier tells us of an attempt with order *{ $number }*: { $reason }

    How was it on your side? Your answer goes to the courier with our complaint.
    .home_not_called = Home, nobody called
    .home_called = Home, they called
    .not_home = I was not there

attempt_known_missed =
    You are right: the courier itself says that it did not come with order *{ $number }*. We have complained, and it comes again without your having to ask.

    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

no_attempt_known =
    For order *{ $number }* the courier has not told us of a failed attempt that is still open. This is how it stands: { $now }
    { $story }
    .agent = Talk to us

## Marked as delivered

ask_not_received_looked =
    I am sorry to hear that. The courier has closed order *{ $number }* as handed over: { $delivered_when }. That is all it has told us.

    Please ask at home, your neighbours and the guard or reception first. Is it there? If not, I put it to the courier at once.
    .found_it = Yes, found it
    .looked_everywhere = No, it is not there

not_delivered_yet =
    Order *{ $number }* is not marked as delivered, so nobody says that you have it: { $now }
    { $story }
    .agent = Talk to us

## Who brings it

courier_contact =
    Order *{ $number }* travels with { $courier }. Tracking number: { $awb }
    Follow it here: { $track }

    The delivery person's number is not shared with us, and the person changes from day to day. They call you on the day it goes out, so please keep your phone near you.
    .order_status = Where is my order?
    .agent = Talk to us

courier_has_it_not =
    No courier has order *{ $number }* yet: { $now } As soon as one takes it, we send you the tracking link here. There is nothing for you to do.
    .order_status = Where is my order?
    .agent = Talk to us

courier_unnamed = our courier

## How it stands

greeting_order =
    Hello! Is it about { $item }, order *{ $number }*? Here is where it stands: { $now }

    Please choose below, or write what you need.

order_status_again =
    Nothing has changed since you last asked, so here is all we know of order *{ $number }*: { $now }
    { $story }

    Its way so far: { $places }
    Courier: { $courier }, tracking number { $awb }.
    If that does not help, a colleague looks into it with you.
    .agent = Talk to us

way_unknown = the courier has told us of no place yet

order_status_decide =
    Order *{ $number }*: { $now }
    { $story }

    It is late more than once, so you decide. Without an answer we simply go on and bring it to you.
    .keep_it = Keep it
    .change_date = Change the date
    .cancel_it = Cancel it
