## The conversation itself

clarify =
    तुमचे म्हणणे नीट समजून घ्यायचे आहे. यातले तुम्हाला काय म्हणायचे आहे?

not_an_answer =
    विचारलेल्याचे उत्तर अजून मिळाले नाही; प्रश्न पुन्हा असा आहे.

form_stopped =
    ठीक आहे, ते होते तसेच ठेवले. पुढे सुरू करायचे असेल, तर कधीही इथे लिहा.

secret_warning =
    कृपया OTP किंवा कार्ड नंबर चॅटमध्ये कधीही पाठवू नका, आम्हालाही नाही: { $brand } मधील कोणीही ते मागत नाही. कृपया तो मेसेज तुमच्या फोनमधून काढून टाका. तुमच्या ऑर्डरसाठी काय करायचे आहे?

## What she may have meant, as a button

meaning_order_status = माझी ऑर्डर कुठे आहे
meaning_change_address = पत्ता बदलायचा आहे
meaning_change_delivery_time = दुसरा दिवस / वेळ
meaning_cancel_order = ऑर्डर कॅन्सल करा
meaning_return_request = वस्तू परत करायची
meaning_refund_status = रिफंड कुठे आहे
meaning_not_received = ऑर्डर मिळाली नाही
meaning_item_problem = वस्तूत बिघाड आहे
meaning_payment_failed = पेमेंटची अडचण
meaning_person = कोणाशी बोलायचे आहे
meaning_exchange_request = वस्तू बदलून हवी
meaning_return_status = रिटर्न कुठे आहे
meaning_change_phone = दुसरा फोन नंबर
meaning_fake_attempt = कोणी आले नाही
meaning_courier_contact = कुरिअरचा नंबर
meaning_cod_confirm = ऑर्डर कन्फर्म करा
meaning_pay_now = ऑनलाइन पेमेंट करा
meaning_amount_due = किती द्यायचे
meaning_cod_available = कॅश ऑन डिलिव्हरी
meaning_invoice = बिल हवे
meaning_change_item = ऑर्डरमध्ये बदल
meaning_return_policy = रिटर्नचे नियम
meaning_delivery_area = इथे डिलिव्हरी आहे?
meaning_product_question = वस्तूबद्दल
meaning_offers = ऑफर
meaning_warranty = वॉरंटी
meaning_reorder = पुन्हा ऑर्डर करा
meaning_complaint = तक्रार करायची आहे
meaning_opt_out = मेसेज बंद करा
meaning_opt_in = मेसेज सुरू करा
meaning_change_language = दुसरी भाषा
meaning_verify_sender = हे तुम्हीच आहात का
meaning_my_data = माझी माहिती
meaning_delete_data = माझी माहिती काढा
