## The conversation itself

clarify =
    ਤੁਹਾਡੀ ਗੱਲ ਠੀਕ ਸਮਝਣ ਲਈ ਪੁੱਛ ਰਹੇ ਹਾਂ। ਇਨ੍ਹਾਂ ਵਿੱਚੋਂ ਤੁਹਾਡਾ ਮਤਲਬ ਕਿਹੜਾ ਹੈ?

not_an_answer =
    ਇਸ ਨਾਲ ਮੇਰੇ ਸਵਾਲ ਦਾ ਜਵਾਬ ਹਾਲੇ ਨਹੀਂ ਮਿਲਿਆ; ਸਵਾਲ ਇੱਕ ਵਾਰ ਫਿਰ ਇਹ ਰਿਹਾ।

form_stopped =
    ਠੀਕ ਹੈ, ਇਹ ਜਿਵੇਂ ਸੀ ਉਵੇਂ ਹੀ ਰਹਿਣ ਦਿੱਤਾ। ਅੱਗੇ ਕਰਨਾ ਹੋਵੇ ਤਾਂ ਕਦੇ ਵੀ ਇੱਥੇ ਲਿਖੋ।

secret_warning =
    ਕਿਰਪਾ ਕਰਕੇ ਚੈਟ ਵਿੱਚ ਕਦੇ ਵੀ OTP ਜਾਂ ਕਾਰਡ ਨੰਬਰ ਨਾ ਭੇਜੋ, ਸਾਨੂੰ ਵੀ ਨਹੀਂ: { $brand } ਵੱਲੋਂ ਕੋਈ ਵੀ ਇਹ ਨਹੀਂ ਮੰਗਦਾ। ਕਿਰਪਾ ਕਰਕੇ ਉਹ ਸੁਨੇਹਾ ਆਪਣੇ ਫੋਨ ਤੋਂ ਮਿਟਾ ਦਿਓ। ਤੁਹਾਡੇ ਆਰਡਰ ਲਈ ਕੀ ਕਰੀਏ?

## What she may have meant, as a button

meaning_order_status = ਆਰਡਰ ਕਿੱਥੇ ਹੈ
meaning_change_address = ਪਤਾ ਬਦਲੋ
meaning_change_delivery_time = ਹੋਰ ਦਿਨ ਜਾਂ ਸਮਾਂ
meaning_cancel_order = ਆਰਡਰ ਕੈਂਸਲ ਕਰੋ
meaning_return_request = ਚੀਜ਼ ਵਾਪਸ ਕਰੋ
meaning_refund_status = ਰਿਫੰਡ ਕਿੱਥੇ ਹੈ
meaning_not_received = ਨਹੀਂ ਮਿਲਿਆ
meaning_item_problem = ਚੀਜ਼ ਵਿੱਚ ਖਰਾਬੀ
meaning_payment_failed = ਭੁਗਤਾਨ ਦੀ ਦਿੱਕਤ
meaning_person = ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ
meaning_exchange_request = ਚੀਜ਼ ਵਟਾਓ
meaning_return_status = ਵਾਪਸੀ ਕਿੱਥੇ ਹੈ
meaning_change_phone = ਹੋਰ ਫੋਨ ਨੰਬਰ
meaning_fake_attempt = ਕੋਈ ਨਹੀਂ ਆਇਆ
meaning_courier_contact = ਕੂਰੀਅਰ ਦਾ ਨੰਬਰ
meaning_cod_confirm = ਆਰਡਰ ਪੱਕਾ ਕਰੋ
meaning_pay_now = ਔਨਲਾਈਨ ਪੈਸੇ ਦਿਓ
meaning_amount_due = ਕਿੰਨੇ ਪੈਸੇ ਦੇਣੇ
meaning_cod_available = ਕੈਸ਼ ਔਨ ਡਿਲੀਵਰੀ
meaning_invoice = ਬਿੱਲ ਚਾਹੀਦਾ ਹੈ
meaning_change_item = ਚੀਜ਼ ਬਦਲੋ
meaning_return_policy = ਵਾਪਸੀ ਦੇ ਨਿਯਮ
meaning_delivery_area = ਇੱਥੇ ਡਿਲੀਵਰੀ ਹੈ?
meaning_product_question = ਚੀਜ਼ ਬਾਰੇ ਸਵਾਲ
meaning_offers = ਆਫਰ
meaning_warranty = ਵਾਰੰਟੀ
meaning_reorder = ਦੁਬਾਰਾ ਆਰਡਰ
meaning_complaint = ਸ਼ਿਕਾਇਤ ਕਰੋ
meaning_opt_out = ਸੁਨੇਹੇ ਬੰਦ ਕਰੋ
meaning_opt_in = ਸੁਨੇਹੇ ਚਾਲੂ ਕਰੋ
meaning_change_language = ਹੋਰ ਭਾਸ਼ਾ
meaning_verify_sender = ਕੀ ਇਹ ਤੁਸੀਂ ਹੀ ਹੋ
meaning_my_data = ਮੇਰੀ ਜਾਣਕਾਰੀ
meaning_delete_data = ਜਾਣਕਾਰੀ ਮਿਟਾਓ
