## The conversation itself

clarify =
    మీరు అడిగింది సరిగ్గా అర్థం చేసుకోవాలనుకుంటున్నాను. వీటిలో మీరు అన్నది ఏది?

not_an_answer =
    నా ప్రశ్నకు ఇంకా జవాబు రాలేదు; మళ్లీ అడుగుతున్నాను.

form_stopped =
    సరే, అది ఉన్నది ఉన్నట్టే ఉంచాను. కొనసాగించాలంటే ఎప్పుడైనా ఇక్కడ రాయండి.

secret_warning =
    దయచేసి ఓటీపీ గానీ కార్డ్ నంబర్ గానీ చాట్‌లో ఎప్పుడూ పంపకండి, మాకు కూడా: { $brand } నుంచి ఎవరూ వాటిని అడగరు. ఆ మెసేజ్‌ను దయచేసి మీ ఫోన్‌లో డిలీట్ చేయండి. మీ ఆర్డర్ కోసం నేను ఏం చేయాలి?

## What she may have meant, as a button

meaning_order_status = నా ఆర్డర్ ఎక్కడుంది
meaning_change_address = అడ్రస్ మార్చాలి
meaning_change_delivery_time = వేరే రోజు, సమయం
meaning_cancel_order = ఆర్డర్ క్యాన్సిల్
meaning_return_request = రిటర్న్ చేయాలి
meaning_refund_status = నా రీఫండ్ ఎక్కడుంది
meaning_not_received = నాకు అందలేదు
meaning_item_problem = వస్తువులో తేడా ఉంది
meaning_payment_failed = పేమెంట్ సమస్య
meaning_person = మనిషితో మాట్లాడాలి
meaning_exchange_request = వస్తువు మార్చుకోవాలి
meaning_return_status = నా రిటర్న్ ఏమైంది
meaning_change_phone = వేరే ఫోన్ నంబర్
meaning_fake_attempt = ఎవరూ రాలేదు
meaning_courier_contact = కొరియర్ నంబర్
meaning_cod_confirm = ఆర్డర్ కన్ఫర్మ్
meaning_pay_now = ఆన్‌లైన్‌లో కట్టాలి
meaning_amount_due = ఎంత కట్టాలి
meaning_cod_available = క్యాష్ ఆన్ డెలివరీ
meaning_invoice = బిల్లు కావాలి
meaning_change_item = వస్తువు మార్చాలి
meaning_return_policy = రిటర్న్ రూల్స్
meaning_delivery_area = ఇక్కడికి డెలివరీనా
meaning_product_question = వస్తువు గురించి
meaning_offers = ఆఫర్లు
meaning_warranty = వారంటీ
meaning_reorder = మళ్లీ ఆర్డర్
meaning_complaint = ఫిర్యాదు చేయాలి
meaning_opt_out = మెసేజ్‌లు ఆపండి
meaning_opt_in = మెసేజ్‌లు పంపండి
meaning_change_language = వేరే భాష
meaning_verify_sender = ఇది నిజంగా మీరేనా
meaning_my_data = నా వివరాలేం ఉన్నాయి
meaning_delete_data = వివరాలు తొలగించండి
