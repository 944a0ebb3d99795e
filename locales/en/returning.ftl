## Giving something back: the questions

ask_return_request_item =
    Which item of order *{ $number }* is it? Please choose from the list.
    .open = Choose item

ask_return_request_reason =
    Why do you want to send back *{ $item }*? The reason decides which of our rules counts. Please choose from the list.
    .open = Choose reason
    .reason_small = Too small
    .reason_large = Too large
    .reason_looks = Not as expected
    .reason_mind = Changed my mind
    .reason_damaged = It is damaged
    .reason_wrong = Not what I ordered
    .reason_broken = It does not work
    .reason_other = Something else

ask_return_request_photo =
    We are sorry about that. Please send a photo that shows it. Without one a colleague has to look first.
    .no_photo = I have no photo

ask_return_request_what =
    { $rule } What would you like for *{ $item }*?
    .way_refund = Money back
    .way_exchange = Exchange

ask_return_request_wanted =
    What should come in place of *{ $item }*? Please write the size or colour, for example "L" or "blue, M".

ask_return_request_pickup =
    When may the courier fetch *{ $item }*? We pass your wish on; the courier then names the window. Please choose.
    .slot_morning = Morning
    .slot_afternoon = Afternoon
    .slot_evening = Evening

ask_return_request_sure =
    Please check: *{ $item }* of order *{ $number }* goes back, and you get { $way }. Pickup wish: { $slot }.

    { $rule } Is that right?
    .yes = Yes, go ahead
    .no = No, leave it

ask_return_request_keep =
    For *{ $item }* of order *{ $number }* you get { $way }, and you may keep it: nobody comes to fetch it.

    { $rule } Shall we do that?
    .yes = Yes, go ahead
    .no = No, leave it

## Something is wrong with it: the questions

ask_item_problem_item =
    We are sorry. Which item of order *{ $number }* is it? Please choose from the list.
    .open = Choose item

ask_item_problem_reason =
    We are sorry. What is wrong with *{ $item }*? Please choose from the list.
    .open = What is wrong
    .reason_damaged = It is damaged
    .reason_wrong = Not what I ordered
    .reason_missing = Something is missing
    .reason_broken = It does not work

ask_item_problem_photo =
    Please send a photo that shows it. Without one a colleague has to look first.
    .no_photo = I have no photo

ask_item_problem_what =
    { $rule } What would you like for *{ $item }*?
    .way_exchange = A new one
    .way_refund = Money back

## Which rule counts

rule_not_delivered = It has not been delivered yet.
rule_in_time = By our rules it may come back within { $days } days of its delivery.
rule_in_time_fee = By our rules it may come back within { $days } days of its delivery; { $fee } for the pickup is taken off the refund.
rule_window_over = By our rules it could come back within { $days } days of its delivery, and those are over.
rule_final_sale = By our rules this kind of product comes back only if something is wrong with it, within { $days } days of its delivery.
rule_exchange_only = By our rules this kind of product is exchanged, not refunded, within { $days } days of its delivery.
rule_problem = By our rules we put it right when something is wrong, within { $days } days of its delivery, at our cost.
rule_problem_late = By our rules what is wrong is put right within { $days } days of its delivery, and those are over.
rule_missing = What is missing is checked with those who packed it.

## What she gets, and when it is fetched

way_source = your money back, the way you paid
way_transfer = your money back by bank transfer; a colleague arranges it with you and never asks for a card number or one-time password
way_credit = store credit
way_exchange = an exchange
way_new = a new one
pickup_morning = morning
pickup_afternoon = afternoon
pickup_evening = evening
pickup_any = any time

## Answers

return_not_yet =
    Order *{ $number }* has not been delivered yet: { $now } There is nothing to send back so far. Once it is with you, write here. If you do not want it at all, tap below.
    .order_status = Where is my order?
    .agent = Talk to us

return_refused =
    I have looked at *{ $item }* of order *{ $number }*. { $rule }

    If you see it differently, tap below: a colleague looks at it with you.
    .agent = Talk to us

return_asked =
    Your request is on its way to the shop: *{ $item }* of order *{ $number }* goes back, and you get { $way }.

    The next steps with their dates follow here, by { $answer_by } at the latest. Please keep the product unused and in its packing until then; there is nothing else to do.

return_asked_already =
    Your request for order *{ $number }* is with us already, and the next steps follow here. There is nothing for you to do until then.
    .agent = Talk to us

exchange_asked =
    I have passed it on: *{ $item }* of order *{ $number }* is to be exchanged. What you would like instead: { $wanted }.

    The stock is checked first, and you hear the result here by { $answer_by }. Please keep the product unused and in its packing until then.

keep_asked =
    Noted: you keep *{ $item }* of order *{ $number }*, and you get { $way }.

    A colleague starts it and tells you here, by { $answer_by }. There is nothing for you to do.

return_none =
    I know of no return for order *{ $number }*. If you want to send something back, tap below and I start one.
    .return_request = Return an item
    .agent = Talk to us

refund_none =
    I know of no refund for order *{ $number }*. If you sent something back already, or paid for something that did not come, tap below: a colleague looks into it.
    .return_request = Return an item
    .agent = Talk to us

refund_nothing_paid =
    Nothing has been paid for order *{ $number }* as far as we know, so no money is due back to you. If you did pay, tap below: a colleague looks into it.
    .agent = Talk to us

refund_was_done =
    The refund of { $refund } for order *{ $number }* is through, says the payment provider. Reference: { $reference }.

    If your bank does not show it, give them the reference, or tap below.
    .agent = Talk to us

problem_noted =
    We are sorry, and thank you for telling us. A colleague has what you told us about *{ $item }* of order *{ $number }* and writes to you here by { $answer_by }. Please keep the product and its packing until then.

problem_by_rule =
    We are sorry. About *{ $item }* of order *{ $number }*: { $rule }

    A colleague still looks at what you told us and writes to you here by { $answer_by }. There is nothing for you to do until then.

problem_again =
    We are sorry that order *{ $number }* is still not right. A colleague sees everything you told us so far and writes to you here by { $answer_by }; you need not explain it again.

## Warranty

warranty_none =
    I see no warranty noted with order *{ $number }*. If the product came with one, tap below: a colleague looks at it with you.
    .agent = Talk to us

warranty_open =
    Order *{ $number }* comes with a warranty that is not active yet. One tap activates it; if something is wrong with the product, choose the claim.
    .activate_warranty = Activate warranty
    .warranty_claim = Make a claim

warranty_active =
    The warranty of order *{ $number }* is active and noted with your order. If something is wrong with the product, tap below.
    .warranty_claim = Make a claim

## What she thinks of it

feedback_thanks =
    Thank you, we pass that on to everyone who worked on it. There is nothing more to do.

feedback_review =
    Thank you, that makes us glad! If you have a minute, others read it here: { $review_page }

    There is nothing more to do.

feedback_noted =
    Thank you for telling us openly. A colleague reads it and writes to you here by { $answer_by }. There is nothing for you to do.
