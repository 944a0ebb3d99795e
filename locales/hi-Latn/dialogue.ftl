## The conversation itself

clarify =
    Aapki baat theek se samajhni hai. Aap inmein se kya poochna chahte hain?

not_an_answer =
    Isse mere sawaal ka jawab abhi nahi mila; sawaal phir se yeh raha.

form_stopped =
    Theek hai, ise jaisa tha waisa hi chhod diya hai. Aage badhana ho, toh yahin kabhi bhi likhein.

secret_warning =
    Please chat mein kabhi OTP ya card number na bhejein, humein bhi nahi: { $brand } ki taraf se koi yeh nahi maangta. Please woh message apne phone se delete kar dein. Bataiye, aapke order ke liye kya karna hai?

## What she may have meant, as a button

meaning_order_status = Mera order kahan hai
meaning_change_address = Address badalna
meaning_change_delivery_time = Koi aur din ya time
meaning_cancel_order = Order cancel karna
meaning_return_request = Saamaan return karna
meaning_refund_status = Mera refund kahan
meaning_not_received = Order nahi mila
meaning_item_problem = Saamaan mein gadbad
meaning_payment_failed = Payment ki dikkat
meaning_person = Humse baat karein
meaning_exchange_request = Exchange karna
meaning_return_status = Mera return kahan
meaning_change_phone = Doosra phone number
meaning_fake_attempt = Koi nahi aaya
meaning_courier_contact = Courier ka contact
meaning_cod_confirm = Order confirm karna
meaning_pay_now = Online pay karna
meaning_amount_due = Kitna dena hai
meaning_cod_available = Cash par delivery
meaning_invoice = Bill chahiye
meaning_change_item = Saamaan badalna
meaning_return_policy = Return ke rules
meaning_delivery_area = Kahan tak delivery
meaning_product_question = Product ki jaankari
meaning_offers = Offer aur discount
meaning_warranty = Warranty ke liye
meaning_reorder = Phir se order karna
meaning_complaint = Shikayat karni hai
meaning_opt_out = Message band karein
meaning_opt_in = Message shuru karein
meaning_change_language = Doosri bhasha
meaning_verify_sender = Kya aap asli hain
meaning_my_data = Mera kaunsa data hai
meaning_delete_data = Mera data hatayein
