## The conversation itself

clarify =
    ನೀವು ಕೇಳಿದ್ದನ್ನು ಸರಿಯಾಗಿ ಅರ್ಥ ಮಾಡಿಕೊಳ್ಳಬೇಕು. ಇವುಗಳಲ್ಲಿ ನೀವು ಹೇಳಿದ್ದು ಯಾವುದು?

not_an_answer =
    ನನ್ನ ಪ್ರಶ್ನೆಗೆ ಇನ್ನೂ ಉತ್ತರ ಸಿಗಲಿಲ್ಲ; ಮತ್ತೆ ಕೇಳುತ್ತಿದ್ದೇನೆ.

form_stopped =
    ಸರಿ, ಅದನ್ನು ಹಾಗೆಯೇ ಬಿಟ್ಟಿದ್ದೇನೆ. ಮುಂದುವರಿಸಲು ಯಾವಾಗ ಬೇಕಾದರೂ ಇಲ್ಲಿ ಬರೆಯಿರಿ.

secret_warning =
    ದಯವಿಟ್ಟು ಒಟಿಪಿ ಅಥವಾ ಕಾರ್ಡ್ ನಂಬರ್ ಅನ್ನು ಚಾಟ್‌ನಲ್ಲಿ ಎಂದಿಗೂ ಕಳಿಸಬೇಡಿ, ನಮಗೂ ಸಹ: { $brand } ಕಡೆಯಿಂದ ಯಾರೂ ಅದನ್ನು ಕೇಳುವುದಿಲ್ಲ. ಆ ಮೆಸೇಜ್ ಅನ್ನು ದಯವಿಟ್ಟು ನಿಮ್ಮ ಫೋನ್‌ನಲ್ಲಿ ಡಿಲೀಟ್ ಮಾಡಿ. ನಿಮ್ಮ ಆರ್ಡರ್‌ಗೆ ನಾನು ಏನು ಮಾಡಲಿ?

## What she may have meant, as a button

meaning_order_status = ನನ್ನ ಆರ್ಡರ್ ಎಲ್ಲಿದೆ
meaning_change_address = ಅಡ್ರೆಸ್ ಬದಲಾಯಿಸಿ
meaning_change_delivery_time = ಬೇರೆ ದಿನ, ಸಮಯ
meaning_cancel_order = ಆರ್ಡರ್ ಕ್ಯಾನ್ಸಲ್
meaning_return_request = ರಿಟರ್ನ್ ಮಾಡಬೇಕು
meaning_refund_status = ನನ್ನ ರೀಫಂಡ್ ಎಲ್ಲಿದೆ
meaning_not_received = ನನಗೆ ಸಿಕ್ಕಿಲ್ಲ
meaning_item_problem = ವಸ್ತುವಿನಲ್ಲಿ ತೊಂದರೆ
meaning_payment_failed = ಪೇಮೆಂಟ್ ತೊಂದರೆ
meaning_person = ಟೀಮ್ ಜೊತೆ ಮಾತಾಡಬೇಕು
meaning_exchange_request = ಎಕ್ಸ್‌ಚೇಂಜ್ ಬೇಕು
meaning_return_status = ನನ್ನ ರಿಟರ್ನ್ ಎಲ್ಲಿದೆ
meaning_change_phone = ಬೇರೆ ಫೋನ್ ನಂಬರ್
meaning_fake_attempt = ಯಾರೂ ಬರಲಿಲ್ಲ
meaning_courier_contact = ಕೊರಿಯರ್ ನಂಬರ್
meaning_cod_confirm = ಆರ್ಡರ್ ಕನ್ಫರ್ಮ್
meaning_pay_now = ಆನ್‌ಲೈನ್ ಪೇಮೆಂಟ್
meaning_amount_due = ಎಷ್ಟು ಕೊಡಬೇಕು
meaning_cod_available = ಕ್ಯಾಶ್ ಆನ್ ಡೆಲಿವರಿ
meaning_invoice = ಬಿಲ್ ಬೇಕು
meaning_change_item = ವಸ್ತು ಬದಲಾಯಿಸಿ
meaning_return_policy = ರಿಟರ್ನ್ ನಿಯಮ
meaning_delivery_area = ಇಲ್ಲಿ ಡೆಲಿವರಿ ಇದೆಯಾ
meaning_product_question = ವಸ್ತುವಿನ ಬಗ್ಗೆ
meaning_offers = ಆಫರ್‌ಗಳು
meaning_warranty = ವಾರಂಟಿ
meaning_reorder = ಮತ್ತೆ ಆರ್ಡರ್
meaning_complaint = ದೂರು ಕೊಡಬೇಕು
meaning_opt_out = ಮೆಸೇಜ್ ನಿಲ್ಲಿಸಿ
meaning_opt_in = ಮೆಸೇಜ್ ಶುರು ಮಾಡಿ
meaning_change_language = ಬೇರೆ ಭಾಷೆ
meaning_verify_sender = ಇದು ನಿಜವಾಗಿ ನೀವೇನಾ
meaning_my_data = ನನ್ನ ವಿವರ ಏನಿದೆ
meaning_delete_data = ವಿವರ ಡಿಲೀಟ್ ಮಾಡಿ
