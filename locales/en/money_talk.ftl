## Calling an order off

cancel_sure =
    Shall we cancel order *{ $number }*? What you paid then goes back the way you paid, in { $refund_days } days. A cancelled order cannot be brought back, so please choose once more.
    .cancel_yes = Yes, cancel it
    .cancel_no = No, keep it

cancel_sure_unpaid =
    Shall we cancel order *{ $number }*? Its payment has not reached us, so there is nothing to pay back. A cancelled order cannot be brought back, so please choose once more.
    .cancel_yes = Yes, cancel it
    .cancel_no = No, keep it

cancel_kept =
    Good, order *{ $number }* stays as it is. There is nothing for you to do.
    .cancel_order = Cancel after all

cancel_done_already =
    Order *{ $number }* is cancelled already, and nothing will be delivered. If you have paid, we tell you here when the refund is on its way. There is nothing for you to do.
    .agent = Talk to us

cancel_left_cash =
    Order *{ $number }* cannot be stopped any more: { $now } If you do not want it, say no at the door. You pay nothing then, and the courier brings it back to us.

    If you take it after all: { $rule } There is nothing else to do.
    .order_status = Where is my order?
    .agent = Talk to us

cancel_left_paid =
    Order *{ $number }* cannot be stopped any more: { $now } If you do not want it, say no at the door. The courier brings it back to us, and once we have it your money goes back the way you paid, in { $refund_days } days.

    If you take it after all: { $rule } There is nothing else to do.
    .order_status = Where is my order?
    .agent = Talk to us

cancel_delivered =
    Order *{ $number }* was delivered, so it can no longer be cancelled. { $rule } To send it back, tap below; I ask what is needed here.
    .return_request = Return an item
    .agent = Talk to us

## Paying

cod_nothing_to_confirm =
    Order *{ $number }* needs no confirmation from you: { $now } There is nothing for you to do.
    .order_status = Where is my order?
    .agent = Talk to us

pay_link =
    Here you can pay { $amount } for order *{ $number }*: { $link } (valid until { $until }).

    As soon as it is paid, the order is confirmed and you hear from us here. We never ask for a card number or code in this chat.

pay_link_late =
    The payment page for order *{ $number }* is not available right now. A colleague sends you a link here by { $answer_by }. Please do not pay anywhere else until then.

payment_open =
    The payment of { $amount } for order *{ $number }* has not reached us so far; the order is kept for you until { $until }.

    Has money left your account? Then please do not pay again, and tap below: a colleague looks into it. If not, I send you a link here.
    .pay_now = Send a link
    .money_left = Money has left

payment_not_through =
    The last payment of { $amount } for order *{ $number }* did not go through, as the payment provider told us; the order is kept for you until { $until }.

    Has money left your account? Then please do not pay again, and tap below: a colleague looks into it. If not, I send you a new link here.
    .pay_now = Send a link
    .money_left = Money has left

payment_taken =
    Thank you for telling us. A colleague looks for your payment for order *{ $number }* with the payment provider and writes to you here by { $answer_by }.

    Please do not pay again until then. If your bank shows a reference number for the payment, you can write it here; we never ask for a card number or code.

payment_no_order =
    I see no order for this chat so far. A colleague looks for your payment and writes to you here by { $answer_by }.

    Please do not pay again until then. If your bank shows a reference number for the payment, you can write it here; we never ask for a card number or code.

payment_here =
    The payment for order *{ $number }* has reached us, and the order is confirmed: { $now } There is nothing more to pay.

    If your account shows a second payment for it, tap below: a colleague looks into it.
    .order_status = Where is my order?
    .agent = Talk to us

amount_at_door =
    To pay for order *{ $number }*: { $amount }, when it is at your door. Please keep that sum ready in cash; whether the rider takes UPI or a card, the courier does not tell us beforehand.

    If you would rather not use cash, you can pay online here until the courier has it.
    .pay_now = Pay online now
    .agent = Talk to us

amount_on_papers =
    To pay for order *{ $number }*: { $amount }, when it is at your door. Please keep that sum ready in cash; whether the rider takes UPI or a card, the courier does not tell us beforehand. The amount stands on the parcel's papers and cannot be changed any more.
    .agent = Talk to us

amount_now =
    To pay for order *{ $number }*: { $amount }, before it can leave us. It is kept for you until { $until }. Tap below and I send you a link here.
    .pay_now = Send a link
    .agent = Talk to us

amount_paid =
    Order *{ $number }* is paid: nothing more is to be paid, not at the door either. If anybody asks you for cash, tell us here.
    .agent = Talk to us

amount_none =
    Nothing is to be paid for order *{ $number }* any more: { $now } If anybody asks you for money for it, tell us here.
    .order_status = Where is my order?
    .agent = Talk to us

invoice_asked =
    The invoice of order *{ $number }* over { $total } is on its way: I have asked for it, and a colleague sends it to you here by { $answer_by }. There is nothing for you to do.

invoice_asked_already =
    The invoice of order *{ $number }* over { $total } has been asked for already, and it comes to you here. If you need it sooner, tap below.
    .agent = Talk to us

## What is in an order

ask_change_item_change =
    What should be different about order *{ $number }*? Please write it in one message: which product, and the size, colour or number you would like.

change_item_noted =
    Noted for order *{ $number }*: { $wanted }. A colleague looks whether it can be had before the parcel is packed, and tells you here by { $answer_by } what comes of it, with any difference in price.

    Until you hear from us, the order stays as it was. There is nothing for you to do.

change_item_left =
    What is in order *{ $number }* cannot be changed any more: { $now } Once it is with you, write here and I start an exchange. { $rule }
    .order_status = Where is my order?
    .agent = Talk to us

order_again =
    Gladly. In order *{ $number }* you had: { $items }.

    Order again here: { $shop_page } (what is in stock, and the price, you see there).

order_again_no_page =
    Gladly. In order *{ $number }* you had: { $items }. Tap below, and a colleague orders it for you here.
    .agent = Talk to us

## Before a purchase

ask_delivery_area_pincode =
    Which pincode should it go to? I tell you how long it takes, whether cash on delivery is possible, and how returns work. Please send the six digits.

delivery_area =
    To { $new_pincode } from { $brand }: ordered now, expect it at your door { $range }. That is a range, because no courier can promise one day.

    Payment: { $cod_rule }
    Returns: { $rule }
    Every step comes to you here on WhatsApp. For another place, send its pincode here.

delivery_area_not =
    We do not deliver to { $new_pincode } so far. If another address would do, send its pincode here.

delivery_area_unknown =
    The post office knows no pincode { $new_pincode }. Please look once more and send the six digits here.

cod_terms =
    { $cod_rule } Before you pay, the shop shows you the whole sum.

    Send your pincode here, and I tell you how long the way to you takes.

cod_rule_yes = Cash on delivery is possible.
cod_rule_up_to = Cash on delivery is possible for orders up to { $limit }.
cod_rule_no = Cash on delivery is not possible; you pay online.
cod_rule_ask = Whether cash on delivery is possible, the checkout shows you before you order.

return_policy =
    These are our rules for returns:
    { $policy }

    If something you have should go back, write here and I start it.

return_policy_of_order =
    For *{ $item }* of order *{ $number }*: { $rule }

    Our rules for returns:
    { $policy }
    If it should go back, tap below and I start it here.
    .return_request = Return an item
    .agent = Talk to us

policy_days = You can send things back within { $days } days of their delivery.
policy_days_fee = You can send things back within { $days } days of their delivery; { $fee } for the pickup is taken off the refund.
policy_never = Things come back only if something is wrong with them.
policy_categories = Other numbers of days hold for: { $categories }.
policy_final = Only if something is wrong with it: { $final }.
policy_exchange = Exchanged, not refunded: { $exchange }.
policy_problem = If something is wrong, we put it right within { $problem_days } days of the delivery, at our cost.
policy_to_source = Refunds go back the way you paid; what was paid in cash comes by bank transfer.
policy_to_credit = Refunds come as store credit.

offers_page =
    What is on offer with { $brand } now stands in the shop: { $shop_page }. I know of no other codes and would not want to promise any. For a question about one, tap below.
    .agent = Talk to us

offers_no_page =
    I know of no offers that I could promise you. A colleague can tell you what is on now: please tap below.
    .agent = Talk to us

product_page =
    What is certain about our products, such as sizes, what is in them, price and stock, stands in the shop: { $shop_page }. If you do not find it there, tap below: a colleague answers you here.
    .agent = Talk to us

product_guide =
    How to use { $item } is shown here: { $guide_link }. If that does not answer it, tap below: a colleague answers you here.
    .agent = Talk to us

product_no_page =
    That I cannot tell you with certainty, and I would rather not guess. Tap below, and a colleague answers you here.
    .agent = Talk to us
