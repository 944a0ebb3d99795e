## After delivery: receipt, returns, refunds, surveys

refund_started =
    Your refund of { $refund } for order *{ $number }* has been started.

    Banks usually take several working days to show it. We tell you here when it is through; there is nothing for you to do.

refund_done =
    Your refund of { $refund } for order *{ $number }* is through, says the payment provider.

    Reference: { $reference }. If your bank does not show it within some working days, reply here.

delivered =
    Order *{ $number }* was delivered, says the courier.

    If you have it, there is nothing more to do. If it did not reach you, reply here and we will take it up with the courier.
