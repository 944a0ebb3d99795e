## The conversation itself

clarify =
    ঠিক বুঝেছি কি না নিশ্চিত হতে চাই। এর মধ্যে কোনটা বলছেন?

not_an_answer =
    এতে আমার প্রশ্নের উত্তর এখনও পেলাম না; প্রশ্নটা আবার দিলাম।

form_stopped =
    ঠিক আছে, যেমন ছিল তেমনই থাকল। আবার শুরু করতে যেকোনো সময় এখানে লিখুন।

secret_warning =
    OTP বা কার্ড নম্বর কখনও চ্যাটে পাঠাবেন না, আমাদেরও না: { $brand } থেকে কেউ এসব চায় না। মেসেজটা আপনার ফোন থেকে মুছে দিন। আপনার অর্ডারের জন্য কী করতে পারি?

## What she may have meant, as a button

meaning_order_status = আমার অর্ডার কোথায়
meaning_change_address = ঠিকানা বদল
meaning_change_delivery_time = অন্য দিন বা সময়
meaning_cancel_order = অর্ডার বাতিল
meaning_return_request = জিনিস ফেরত দেব
meaning_refund_status = রিফান্ড কোথায়
meaning_not_received = জিনিস পাইনি
meaning_item_problem = জিনিসে সমস্যা
meaning_payment_failed = পেমেন্টে সমস্যা
meaning_person = কারও সঙ্গে কথা
meaning_exchange_request = জিনিস বদলে নেব
meaning_return_status = রিটার্ন কোথায়
meaning_change_phone = অন্য ফোন নম্বর
meaning_fake_attempt = কেউ আসেনি
meaning_courier_contact = কুরিয়ারের নম্বর
meaning_cod_confirm = অর্ডার কনফার্ম
meaning_pay_now = অনলাইনে পেমেন্ট
meaning_amount_due = কত দিতে হবে
meaning_cod_available = ক্যাশ অন ডেলিভারি
meaning_invoice = বিল চাই
meaning_change_item = অর্ডারে বদল
meaning_return_policy = রিটার্নের নিয়ম
meaning_delivery_area = এখানে ডেলিভারি হয়?
meaning_product_question = জিনিস নিয়ে প্রশ্ন
meaning_offers = অফার
meaning_warranty = ওয়ারেন্টি
meaning_reorder = আবার অর্ডার
meaning_complaint = অভিযোগ জানাব
meaning_opt_out = মেসেজ বন্ধ করুন
meaning_opt_in = মেসেজ চালু করুন
meaning_change_language = অন্য ভাষা
meaning_verify_sender = সত্যিই কি আপনারা
meaning_my_data = আমার কী তথ্য আছে
meaning_delete_data = আমার তথ্য মুছুন
