## Failed attempts: the first word, and the second with its deadline

attempt_unavailable =
    We are sorry: order *{ $number }* could not be delivered. { $reason }

    It is safe with the courier. Which day suits you? We pass your choice on at once.
    Next update: by { $next_by } at the latest.
    .tomorrow = Deliver tomorrow
    .more_options = Other options
    .nobody_came = Nobody came

attempt_unavailable_again =
    Your order *{ $number }* is still waiting at the courier's hub near you.

    Please choose by { $decide_by }; after that the courier may send it back to us. One tap is enough.
    .tomorrow = Deliver tomorrow
    .more_options = Other options
    .nobody_came = Nobody came

attempt_unreachable =
    We are sorry: the courier tried to bring order *{ $number }* and says that your phone could not be reached.

    It is safe with the courier. Shall they come again, or is there another number to call? We pass it on at once.
    Next update: by { $next_by } at the latest.
    .tomorrow = Same number is fine
    .other_phone = Use another number
    .nobody_came = Nobody called

attempt_unreachable_again =
    The courier still needs a phone number that works to bring you order *{ $number }*.

    Please choose by { $decide_by }; after that the parcel may go back. One tap is enough.
    .tomorrow = Same number is fine
    .other_phone = Use another number
    .nobody_came = Nobody called

attempt_address =
    We are sorry: order *{ $number }* could not be delivered. { $reason }

    It is safe with the courier. Is there something to correct, such as the house number or a landmark?
    Next update: by { $next_by } at the latest.
    .fix_address = Correct the address
    .tomorrow = Address is right
    .agent = Talk to us

attempt_address_again =
    The courier still cannot find the way to you with order *{ $number }*.

    Please choose by { $decide_by }; after that the parcel may go back. A landmark or a location pin helps most.
    .fix_address = Correct the address
    .tomorrow = Address is right
    .agent = Talk to us

attempt_refused =
    The courier tells us that order *{ $number }* was not accepted at the door.

    Would you like it after all? The courier comes again only if you say so, and mistakes can be put right here.
    Next update: by { $next_by } at the latest.
    .reattempt = Yes, deliver it
    .no_longer_wanted = No, take it back
    .nobody_came = I did not refuse it

attempt_refused_again =
    Order *{ $number }* is still with the courier, and we have not heard what you would like.

    Please choose by { $decide_by }; without an answer the courier brings it back to us.
    .reattempt = Yes, deliver it
    .no_longer_wanted = No, take it back
    .nobody_came = I did not refuse it

attempt_payment =
    We are sorry: order *{ $number }* could not be handed over. { $reason }

    To pay: { $amount }. You can pay online now and keep no cash ready, or choose another day.
    Next update: by { $next_by } at the latest.
    .prepay = Pay online
    .tomorrow = Deliver tomorrow
    .more_options = Other options

attempt_payment_again =
    Order *{ $number }* is still at the courier's hub and waits for the payment of { $amount }, online or at the door.

    Please choose by { $decide_by }; after that the courier may send it back to us.
    .prepay = Pay online
    .tomorrow = Deliver tomorrow
    .more_options = Other options

attempt_failed =
    We are sorry: order *{ $number }* could not be delivered. { $reason }

    It is safe with the courier. Shall they come again? Choose below and we pass it on at once.
    Next update: by { $next_by } at the latest.
    .reattempt = Try again
    .more_options = Other options
    .agent = Talk to us

attempt_failed_again =
    Your order *{ $number }* still waits at the courier's hub for a word from you.

    Please choose by { $decide_by }; after that the courier may send it back to us. One tap is enough.
    .reattempt = Try again
    .more_options = Other options
    .agent = Talk to us

attempt_not_made =
    We are sorry: the courier did not come to you with order *{ $number }*, although it was due.

    This was not your doing. We have put it to the courier and ask them to come on their next round.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

attempt_not_made_again =
    News on order *{ $number }*: the courier now names a new time.

    Expected at your door: { $range }. We tell you here on the day it is out for delivery.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

## Failed attempts: what follows an answer

attempt_options =
    What suits you best for order *{ $number }*? You can change your choice until the courier comes again.
    .open = See options
    .tomorrow = Tomorrow
    .day_after = Day after tomorrow
    .mornings = Tomorrow, in the morning
    .evenings = Tomorrow, in the evening
    .fix_address = Correct the address
    .other_phone = Use another number
    .nobody_came = Nobody came to me
    .no_longer_wanted = I do not want it now
    .agent = Talk to us

attempt_let_go_why =
    Before the courier takes order *{ $number }* back: what is the reason? One tap tells us, and only then do we stop the delivery.
    .open = Choose a reason
    .why_too_late = It came too late
    .why_mind_changed = I changed my mind
    .why_wrong_item = It is the wrong item
    .reattempt = I want it after all

attempt_let_go =
    Understood: the courier brings order *{ $number }* back to us, and you pay nothing. We tell you here when it has arrived. There is nothing for you to do.

attempt_let_go_paid =
    Understood: the courier brings order *{ $number }* back to us. Your refund starts once it has arrived, and we tell you here with its date. Next update: by { $next_by } at the latest. There is nothing for you to do.

attempt_let_go_refused =
    We could not stop the delivery of order *{ $number }* with the courier. A colleague takes it up and you hear from us by { $answer_by }. If the courier comes, you may simply decline the parcel.

attempt_pay_link =
    You can pay { $amount } for order *{ $number }* here: { $link }

    As soon as it is paid, we ask the courier to come again with nothing to collect. We never ask for a card number or a code.

attempt_pay_link_refused =
    The payment link for order *{ $number }* could not be made just now. You can still pay { $amount } at the door: shall the courier come again?
    .tomorrow = Deliver tomorrow
    .agent = Talk to us

attempt_paid =
    Thank you, order *{ $number }* is paid. We have asked the courier to come again, with nothing to collect.

    Next update: when it is out for delivery, and by { $next_by } at the latest. There is nothing for you to do.

attempt_nobody_came =
    Thank you for telling us. We have put your word to the courier as a complaint, and asked them to come again with order *{ $number }* and to call you first. Next update: by { $next_by } at the latest. There is nothing for you to do.

attempt_chased =
    The courier has not come again with order *{ $number }* yet, as you had chosen, and has not told us why.

    We are sorry. A colleague has put it to their regional team and stays on it.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

## The way back

returning =
    The courier is bringing order *{ $number }* back to us. { $why }

    You pay nothing. If you tell us with one tap what went wrong, we can do better next time.
    Next update: by { $next_by } at the latest.
    .why_too_late = It came too late
    .why_mind_changed = I changed my mind
    .why_never_came = Nobody came to me

returning_paid =
    The courier is bringing order *{ $number }* back to us. { $why }

    Your money is safe: the refund starts when the parcel has arrived, by { $refund_by } at the latest, and we tell you here.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

returning_choice =
    The courier has begun to bring order *{ $number }* back to us. { $why }

    It can still be turned round. Would you like it delivered?
    Next update: by { $next_by } at the latest.
    .deliver_it = Deliver it
    .let_it_go = Let it go

turning_round_asked =
    The courier has taken up our request to turn order *{ $number }* round and bring it to you. We tell you here when it is on its way again, and by { $next_by } at the latest. There is nothing for you to do.

turning_round_refused =
    The courier can no longer turn order *{ $number }* round. A colleague sees what else can be done and you hear from us by { $answer_by }. There is nothing for you to do.

let_it_go =
    Understood, order *{ $number }* comes back to us and you pay nothing. We tell you here when it has arrived. There is nothing for you to do.

let_it_go_paid =
    Understood, order *{ $number }* comes back to us. Your refund starts when it has arrived, by { $refund_by } at the latest, and we tell you here. There is nothing for you to do.

reason_thanks =
    Thank you for telling us. It goes to the people who can change it. There is nothing more to do for order *{ $number }*.

coming_after_all =
    Good news: order *{ $number }* comes to you after all. The courier has called its return off.

    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

returned =
    Order *{ $number }* has come back to us.

    You pay nothing, and the order is closed. If you would still like it, write to us here. Otherwise there is nothing for you to do.

returned_paid =
    Order *{ $number }* has come back to us.

    Your refund starts by { $refund_by } at the latest, and we tell you here with its reference. There is nothing for you to do.

returned_refund_late =
    We are sorry: the refund for order *{ $number }* should have started by now and has not.

    A colleague is on it and writes to you here by { $answer_by }. There is nothing for you to do.

parcel_lost =
    We are sorry: the courier tells us that order *{ $number }* cannot be delivered any more ({ $now })

    You pay nothing. Would you like us to send a new one? A colleague writes to you here by { $answer_by } at the latest.
    .replace_it = Send a new one
    .agent = Talk to us

parcel_lost_paid =
    We are sorry: the courier tells us that order *{ $number }* cannot be delivered any more ({ $now })

    Your money is safe. What would you like instead? A colleague settles it and writes to you here by { $answer_by } at the latest.
    .replace_it = Send a new one
    .refund_it = Refund me

parcel_lost_noted =
    Noted for order *{ $number }*. A colleague settles it exactly so and confirms it here by { $answer_by }. There is nothing more for you to do.
