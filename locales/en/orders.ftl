# What Harkara says in English. Every text is both the free-form message and the WhatsApp template, so it never
# begins or ends with a variable and never has two of them side by side. Times are ranges; causes are never invented.

## Before the courier has it

order_confirmed =
    Thank you for your order *{ $number }* with { $brand }. It is confirmed.

    What happens next: we pack it and hand it to the courier, and you hear from us when it is on its way.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. You need do nothing until then.

checkpoint_reassurance =
    A note from { $brand }: your order *{ $number }* is safe with us. Thank you for placing your trust in us.

    The next 24 hours:
    1. We check your order and pack it.
    2. We ask the courier to collect it.
    3. The moment it moves, you read it here.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now; if something worries you, just write here.

checkpoint_expectation =
    Here is what to expect of order *{ $number }* in the next 24 hours:

    1. We pack it.
    2. We ask the courier to collect it.
    3. When the courier has it, you get the news here.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

checkpoint_insight =
    Order *{ $number }* is packed and has its label. The next 24 hours, seen from our counter:

    1. It waits for the courier's van.
    2. The courier scans it at pickup. Until then tracking stands still: a label alone does not move a parcel.
    3. After that scan we tell you here that it is on its way.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

packed =
    Order *{ $number }* is packed and its label is made. The courier does not have it yet.

    What this means: tracking may show the parcel and still not move. It begins to move when the courier picks it up, and we tell you then.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Nothing to do for now.

order_cancelled =
    Your order *{ $number }* is cancelled. Nothing will be delivered.

    If you have paid, we tell you here when the refund is on its way. There is nothing for you to do.

order_cancelled_as_asked =
    Done: order *{ $number }* is cancelled, as you asked. Nothing will be delivered and nothing is to be paid.

    If you have paid already, we tell you here when the refund is on its way. There is nothing more for you to do.

## Payment before dispatch

payment_awaited =
    We have your order *{ $number }* with { $brand } and are waiting for the payment of { $amount }.

    Please complete it by { $until }; after that the order may lapse. Nothing leaves us before.
    Next update: by { $next_by } at the latest.

payment_reminder =
    Your order *{ $number }* is still kept for you. The payment of { $amount } has not reached us yet.

    You can pay here: { $link } (valid until { $until }). If money has left your account, reply here and a colleague looks into it.
    Next update: by { $next_by } at the latest. Without the payment the order lapses by itself; nothing else to do.

payment_failed =
    The payment for order *{ $number }* did not go through, and the order is still open.

    You can pay { $amount } here: { $link } (valid until { $until }).
    If money has left your account already, reply here and a colleague looks into it. We never ask for a card number or code.

payment_failed_again =
    The second try for order *{ $number }* did not go through either. That happens, and your order is still open.

    Another way to pay { $amount } often helps, for example UPI in place of a card: { $link } (valid until { $until }).
    Money that left your account for a failed payment usually comes back by itself. Tap below and a colleague helps you.
    .agent = Talk to us

payment_failed_reminder =
    Order *{ $number }* is still kept for you, and its payment of { $amount } is still open.

    You can pay here: { $link } (valid until { $until }). If you do not want the order any more, there is nothing to do; it lapses by itself.
    .agent = Talk to us

payment_received =
    Thank you: your payment for order *{ $number }* has reached us, and the order is confirmed. We are glad that it worked out.

    What happens next: we pack it and hand it to the courier, and you hear from us when it is on its way.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. You need do nothing until then.

abandoned_checkout =
    You looked at { $item } with { $brand }. In case you wondered how it reaches you:

    Ordered now, expect it at your door { $range }. Every step comes to you here on WhatsApp: packed, on its way, out for delivery. You never have to ask.
    Your cart is kept for you: { $link } (to stop such messages, reply STOP).

## Cash on delivery

cod_question =
    Thank you for order *{ $number }* with { $brand }. Please confirm it and we begin to pack.

    To pay at the door: { $amount }.
    Address: { $address }.
    Tap Confirm if both are right. You can change or cancel here until it leaves us.
    Next update: by { $next_by } at the latest.
    .cod_confirm = Confirm
    .cod_change = Change
    .cod_cancel = Cancel

cod_question_doubt =
    Thank you for order *{ $number }* with { $brand }. Please look at the address once more before we pack.

    Address: { $address }.
    { $doubt } A complete address saves you a failed delivery.
    To pay at the door: { $amount }.
    Tap Confirm if all is right, or Change to correct it. You can change or cancel here until it leaves us.
    Next update: by { $next_by } at the latest.
    .cod_confirm = Confirm
    .cod_change = Change
    .cod_cancel = Cancel

cod_reminder =
    Order *{ $number }* is waiting for your word: we pack it as soon as you confirm.

    To pay at the door: { $amount }.
    Address: { $address }.
    One tap is enough. Next update: by { $next_by } at the latest.
    .cod_confirm = Confirm
    .cod_change = Change
    .cod_cancel = Cancel

cod_last_reminder =
    We keep order *{ $number }* for you and have not heard from you yet. Would you still like it?

    To pay at the door: { $amount }.
    Address: { $address }.
    If it does not suit you any more, Cancel is perfectly all right. Next update: by { $next_by } at the latest.
    .cod_confirm = Yes, confirm
    .cod_change = Change
    .cod_cancel = Cancel

cod_on_hold =
    We have put order *{ $number }* on hold, because we could not reach you. Nothing is sent and nothing is to be paid.

    Tap Confirm at any time and we pack it. A colleague may also call you about it.
    Next update: by { $next_by } at the latest.
    .cod_confirm = Confirm
    .cod_change = Change
    .cod_cancel = Cancel

cod_ships =
    We are getting order *{ $number }* ready for you with the address as you gave it: { $address }.

    To pay at the door: { $amount }. If something is not right, tell us here before it leaves us.
    Next update: by { $next_by } at the latest. Otherwise there is nothing to do.
    .cod_change = Change
    .cod_cancel = Cancel

cod_thanks =
    Thank you, order *{ $number }* is confirmed and we pack it now.

    To pay at the door: { $amount }. If you would rather not keep cash ready, you can pay online now.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Until it leaves us you can change your mind here.
    .pay_now = Pay online now
    .cod_change = Change
    .cod_cancel = Cancel

cod_change_menu =
    What would you like to change about order *{ $number }*? Please choose; the order waits for you.
    .change_address = Address or phone
    .pay_now = Pay online now
    .agent = Something else

cod_cancel_sure =
    Shall we cancel order *{ $number }*? Nothing has been charged. A cancelled order cannot be brought back, so please choose once more.
    .cod_cancel_yes = Yes, cancel it
    .cod_confirm = No, keep it

cod_cancel_late =
    We have noted that you do not want order *{ $number }*. Cancelling it takes longer than usual, so a colleague does it by hand and you hear from us by { $answer_by }. There is nothing for you to do.

cod_pay_link =
    Here you can pay { $amount } for order *{ $number }*: { $link } (valid until { $until }).

    As soon as it is paid, nothing is to be paid at the door. If you leave it, the order comes with cash on delivery as before. We never ask for a card number or code here.

cod_pay_link_late =
    The payment page for order *{ $number }* is not available right now. A colleague sends you a link by { $answer_by }; or simply pay { $amount } at the door, nothing else changes.

cod_pay_at_door =
    Order *{ $number }* is already with the courier's papers, and the amount on them cannot be changed any more. Please pay { $amount } at the door; there is nothing else to do.

cod_paid =
    Thank you, your payment for order *{ $number }* has reached us. Nothing is to be paid at the door any more.

    If anybody asks you for cash, tell us here.
    Next update: by { $next_by } at the latest. There is nothing more for you to do.

cod_paid_after_dispatch =
    Thank you, your payment for order *{ $number }* has reached us. The parcel had left before, so the courier's papers may still show an amount.

    A colleague puts that right with the courier, and you hear from us by { $answer_by }. Please do not pay a second time at the door.

## Address

order_confirmed_check =
    Thank you for your order *{ $number }* with { $brand }. It is confirmed. One thing before we pack it: is this the right address?

    { $brand } sends it to: { $address }.
    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest.
    .address_correct = Correct
    .address_change = Change
    .agent = Talk to us

address_reminder =
    Before we pack order *{ $number }*, please tell us with one tap whether this address is right.

    Address: { $address }.
    Next update: by { $next_by } at the latest.
    .address_correct = Correct
    .address_change = Change
    .agent = Talk to us

address_last_reminder =
    Order *{ $number }* is almost ready to go. Is the address complete, with house number and landmark?

    Address: { $address }.
    Next update: by { $next_by } at the latest.
    .address_correct = Correct
    .address_change = Change
    .agent = Talk to us

address_as_given =
    We are sending order *{ $number }* to the address as you gave it: { $address }.

    If it is right, there is nothing to do. If not, tell us here before it leaves us.
    Next update: by { $next_by } at the latest.
    .address_change = Change
    .agent = Talk to us

address_on_hold =
    We keep order *{ $number }* with us until the address is sure, so that no delivery fails. Is this one right?

    Address: { $address }.
    Next update: by { $next_by } at the latest.
    .address_correct = Correct
    .address_change = Change
    .agent = Talk to us

address_thanks =
    Thank you, order *{ $number }* goes to this address.

    Expected at your door: { $range }.
    Next update: by { $next_by } at the latest. Until it leaves us you can change the address here; otherwise there is nothing to do.
    .address_change = Change address

address_updated =
    The address of order *{ $number }* is now: { $address }.

    If you asked for this, there is nothing to do. If not, please reply here at once.
    Next update: by { $next_by } at the latest.

address_updated_late =
    We have the new address for order *{ $number }*: { $address }.

    The parcel has left us already, so a colleague asks the courier whether it can still be changed. You hear from us by { $answer_by }; nothing to do until then.

address_read_back =
    The address of order *{ $number }* has changed more than once, so we ask to be sure. We send it to: { $address }.

    Is this the one?
    Next update: by { $next_by } at the latest.
    .address_correct = Correct
    .address_change = Change
    .agent = Talk to us

## What may be wrong with an address, in words a customer can use

doubt_pincode_unknown = We could not find this pincode.
doubt_pincode_of_another_state = The pincode belongs to another state than the one named.
doubt_no_street = The street seems to be missing.
doubt_no_house_number = We see no house or flat number in it.
doubt_no_landmark = A landmark near you would help the courier.
doubt_none = Please check house number, street and landmark.
address_unknown = as in your order
item_unknown = something you liked
