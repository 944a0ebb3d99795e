## The conversation itself

clarify =
    I want to be sure I understand you. Which of these do you mean?

not_an_answer =
    That does not answer my question yet; here it is again.

form_stopped =
    All right, I leave that as it was. Write here at any time to go on with it.

secret_warning =
    Please never send one-time passwords or card numbers in a chat, not even to us: nobody from { $brand } asks for them. Please delete that message on your phone. What can I do for your order?

## What she may have meant, as a button

meaning_order_status = Where is my order
meaning_change_address = Change address
meaning_change_delivery_time = Another day or time
meaning_cancel_order = Cancel order
meaning_return_request = Return an item
meaning_refund_status = Where is my refund
meaning_not_received = Not received
meaning_item_problem = Problem with item
meaning_payment_failed = Payment problem
meaning_person = Talk to a person
meaning_exchange_request = Exchange an item
meaning_return_status = Where is my return
meaning_change_phone = Other phone number
meaning_fake_attempt = Nobody came
meaning_courier_contact = Courier contact
meaning_cod_confirm = Confirm my order
meaning_pay_now = Pay online
meaning_amount_due = What do I pay
meaning_cod_available = Cash on delivery
meaning_invoice = Get the invoice
meaning_change_item = Change the item
meaning_return_policy = How returns work
meaning_delivery_area = Do you deliver here
meaning_product_question = About a product
meaning_offers = Offers
meaning_warranty = Warranty
meaning_reorder = Order again
meaning_complaint = Make a complaint
meaning_opt_out = Stop messages
meaning_opt_in = Start messages
meaning_change_language = Other language
meaning_verify_sender = Is this really you
meaning_my_data = What you know of me
meaning_delete_data = Delete my details
