## Returns

return_requested =
    We have your request to send back order *{ $number }*.

    We decide on it by { $step_by } at the latest and tell you here. Please keep the product unused and in its packing until then; there is nothing else to do.

return_instructions =
    Your return of order *{ $number }* is approved. Three steps:

    1. Pack: put the product with its tags into any strong bag and write { $number } on it.
    2. Pickup: the courier comes to your address by { $step_by }; the exact window follows here. Nothing to pay.
    3. Refund: it starts by { $money_by } at the latest, once the parcel has passed our check.

    You hear from us at each step. For now, only step 1 is yours.

return_declined =
    We have looked at your request to send back order *{ $number }* and cannot take it back under our return rules.

    If you see it differently, or something is wrong with it, tap below: a colleague explains the rule and looks again.
    .agent = Talk to us

return_cancelled =
    The return of order *{ $number }* is called off. The product stays with you and nobody comes to fetch it. There is nothing for you to do.

return_pickup_scheduled =
    The courier comes for your return of order *{ $number }*. Window: { $pickup }.

    Please have it packed and keep your phone near you. Once it is picked up, we tell you here.

return_pickup_failed =
    The courier could not pick up your return of order *{ $number }*, and has not told us more.

    We have asked for a new pickup, by { $step_by } at the latest, and tell you the window here. Your refund is safe. If another place or time suits you better, tap below.
    .agent = Talk to us

return_picked_up =
    The courier has your return of order *{ $number }*.

    It should reach us by { $step_by }. Next update: when it has arrived and we check it. There is nothing for you to do.

return_received =
    Your return of order *{ $number }* has arrived with us, and we are checking it.

    You hear the result by { $step_by } at the latest. There is nothing for you to do.

return_qc_passed =
    Your return of order *{ $number }* has passed our check.

    Your refund starts by { $step_by } at the latest, and we tell you here with its reference. There is nothing for you to do.

return_qc_failed =
    Your return of order *{ $number }* did not pass our check. What was found: { $qc_reason }

    A colleague looks at it once more with you and writes to you here by { $answer_by }. You can send a photo from before the pickup, or tap below.
    .agent = Talk to us

return_late =
    We are sorry: your return of order *{ $number }* takes longer than we said, and the date we gave you has passed.

    We have put it to those who hold it up. New date for the next step: { $step_by }. Your refund is safe and there is nothing for you to do.

exchange_instructions =
    The exchange of order *{ $number }* is approved. Three steps:

    1. Pack: put the product with its tags into any strong bag and write { $number } on it.
    2. Pickup: the courier comes to your address by { $step_by }; the exact window follows here. Nothing to pay.
    3. New product: it leaves by { $money_by } at the latest, once the parcel has passed our check.

    You hear from us at each step. For now, only step 1 is yours.

exchange_passed =
    What you sent back of order *{ $number }* has passed our check, and the new product is being packed.

    You hear from us here when it is on its way. There is nothing for you to do.

## Refunds

refund_started =
    Your refund of { $refund } for order *{ $number }* has been started. Reference: { $reference }.

    Banks usually take several working days to show it. We tell you here when it is through; there is nothing for you to do.

refund_done =
    Your refund of { $refund } for order *{ $number }* is through, says the payment provider.

    Reference: { $reference }. If your bank does not show it within some working days, reply here.

refund_failed =
    We are sorry: the refund of { $refund } for order *{ $number }* did not go through on the first try.

    Your money is not lost. A colleague puts it right and writes to you here by { $answer_by }. There is nothing for you to do.

refund_late =
    We are sorry: the refund for order *{ $number }* takes longer than we said, and the date we gave you has passed.

    A colleague has taken it up with the payment provider. New date: { $step_by }. There is nothing for you to do.
