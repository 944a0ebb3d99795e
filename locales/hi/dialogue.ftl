## The conversation itself

clarify =
    मैं सही समझना चाहता हूँ। इनमें से आपका मतलब क्या है?

not_an_answer =
    इससे मेरे सवाल का जवाब अभी नहीं मिला; सवाल फिर से यह है।

form_stopped =
    ठीक है, यह जैसा था वैसा ही रहेगा। आगे बढ़ाने के लिए कभी भी यहाँ लिखें।

secret_warning =
    कृपया OTP या कार्ड नंबर चैट में कभी न भेजें, हमें भी नहीं: { $brand } से कोई भी यह नहीं माँगता। कृपया वह संदेश अपने फ़ोन से हटा दें। आपके ऑर्डर के लिए मैं क्या करूँ?

## What she may have meant, as a button

meaning_order_status = मेरा ऑर्डर कहाँ है
meaning_change_address = पता बदलना है
meaning_change_delivery_time = दूसरा दिन या समय
meaning_cancel_order = ऑर्डर रद्द करना
meaning_return_request = सामान लौटाना है
meaning_refund_status = रिफ़ंड कहाँ है
meaning_not_received = सामान नहीं मिला
meaning_item_problem = सामान में दिक़्क़त
meaning_payment_failed = पेमेंट की दिक़्क़त
meaning_person = किसी से बात करनी है
meaning_exchange_request = सामान बदलना है
meaning_return_status = वापसी कहाँ पहुँची
meaning_change_phone = दूसरा फ़ोन नंबर
meaning_fake_attempt = कोई नहीं आया
meaning_courier_contact = कूरियर का संपर्क
meaning_cod_confirm = ऑर्डर पक्का करना
meaning_pay_now = ऑनलाइन पेमेंट
meaning_amount_due = कितना देना है
meaning_cod_available = कैश ऑन डिलीवरी
meaning_invoice = बिल चाहिए
meaning_change_item = सामान में बदलाव
meaning_return_policy = वापसी के नियम
meaning_delivery_area = यहाँ डिलीवरी है?
meaning_product_question = सामान के बारे में
meaning_offers = ऑफ़र
meaning_warranty = वारंटी
meaning_reorder = फिर से मँगाना
meaning_complaint = शिकायत करनी है
meaning_opt_out = संदेश बंद करें
meaning_opt_in = संदेश शुरू करें
meaning_change_language = दूसरी भाषा
meaning_verify_sender = क्या यह आप ही हैं
meaning_my_data = मेरी जानकारी
meaning_delete_data = मेरी जानकारी हटाएँ
