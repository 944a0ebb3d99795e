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

