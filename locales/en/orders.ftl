# What Harkara says in English. Every text is both the free-form message and the WhatsApp template, so it never
# begins or ends with a variable and never has two of them side by side. Times are ranges; causes are never invented.

## Before the courier has it

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
