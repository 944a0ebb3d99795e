## The tracking page

page_title = ऑर्डर { $number }
page_headline = तुमची ऑर्डर { $number }: { $now }
page_talk = काही समजले नाही? ही लिंक ज्या चॅटमधून आली, तिथे WhatsApp वर आम्हाला लिहा.
page_gone_title = ही लिंक आता चालू नाही
page_gone = ही आता आमच्या कोणत्याही ऑर्डरकडे नेत नाही. WhatsApp वर आम्हाला लिहा, तुमची ऑर्डर कुठे आहे ते आम्ही सांगू.
page_language = भाषा
page_for = { $her_name } यांच्यासाठी
page_way = आतापर्यंतचा मार्ग: { $places }
page_ask = WhatsApp वर विचारा
page_ask_text = माझी ऑर्डर { $number } कुठे आहे?
page_privacy = ज्यांच्याकडे ही लिंक आहे, ते हे पान पाहू शकतात. यात फोन नंबर किंवा पत्ता दिसत नाही.
page_busy_title = कृपया थोडे थांबा
page_busy = हा फॉर्म आत्ताच खूप वेळा पाठवला गेला. कृपया दहा मिनिटे थांबा, किंवा WhatsApp वर आम्हाला लिहा.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = तुमची ऑर्डर आमच्याकडे आहे आणि आम्ही ती पॅक करतो.
page_means_packed = ती आमच्याकडे तयार आहे, कुरिअरने उचलायची आहे.
page_means_on_its_way = ती कुरिअरच्या हबमधून प्रवास करते. एक-दोन दिवस नवे ठिकाण न दिसणे नेहमीचे आहे.
page_means_out_for_delivery = डिलिव्हरी करणारा त्या दिवशी तुमच्या दारी आणतो. तेव्हा फोन जवळ ठेवा.
page_means_ready_to_collect = जवळच्या कुरिअर केंद्रातून तुम्ही ती घेऊ शकता.
page_means_delivered = कुरिअरने ती दिली आहे.
page_means_return_requested = तुम्ही परत पाठवण्याची विनंती केली आहे आणि आम्ही ती पाहत आहोत.
page_means_return_approved = आम्ही ती परत घेतो आणि कुरिअर न्यायला येते.
page_means_return_picked_up = ती कुरिअरकडे आहे आणि आमच्याकडे येत आहे.
page_means_return_checked = ती आमच्यापर्यंत पोहोचली आहे आणि आम्ही ती पाहिली आहे.
page_means_refund_started = आम्ही पैसे पाठवले आहेत.
page_means_refunded = पेमेंट कंपनीने पैसे दिले आहेत. बँकेत दिसायला काही कामाचे दिवस लागू शकतात.
page_step_done = झाले
page_step_now = आता इथे
page_step_next = पुढे व्हायचे आहे

## The form after a failed attempt

page_answer_title = कुरिअरने पुन्हा कधी यावे?
page_answer_by = कृपया { $decide_by } पर्यंत निवडा; त्यानंतर कुरिअर पार्सल परत पाठवू शकते.
page_day = दिवस
page_day_soon = शक्य तितक्या लवकर
page_slot = वेळ
page_slot_any = कोणतीही वेळ
page_landmark = जवळची खूण
page_landmark_hint = उदाहरणार्थ: शाळेच्या गेटसमोर. काही बदलले नसेल तर रिकामे ठेवा.
page_phone = डिलिव्हरी करणाऱ्यासाठी दुसरा नंबर
page_phone_hint = भारतातला मोबाइल नंबर; हे पान तो दाखवत नाही. आम्ही कधीही कोड किंवा कार्ड नंबर मागत नाही.
page_send = कुरिअरला पाठवा
page_change = तुमचे उत्तर बदला
page_wrong = कृपया हे पुन्हा एकदा पाहा.
page_wrong_day = हा दिवस आता निवडता येणार नाही. कृपया दुसरा दिवस निवडा.
page_wrong_landmark = कृपया खूण थोडक्यात लिहा; लिंक, कोड किंवा कार्ड नंबर नको.
page_wrong_phone = हा भारतातला मोबाइल नंबर नाही.

## What became of the answer

page_received = धन्यवाद. तुमचे उत्तर आम्हाला मिळाले आहे आणि आता कुरिअरकडे जात आहे.
page_asked = तुमचे उत्तर आम्ही कुरिअरला कळवले आहे, त्यांच्या होकाराची वाट पाहत आहोत.
page_accepted = कुरिअरने तुमचे उत्तर मान्य केले आहे आणि पुन्हा येईल.
page_refused = कुरिअरने तुमचे उत्तर मान्य केले नाही. आमचे सहकारी तुमच्यासाठी हे पाहत आहेत.
page_late = हे उत्तर उशिरा आले: पार्सल त्याआधीच पुढे गेले होते. इथे जे दिसते, तेच आता खरे आहे.
page_wish = तुम्ही हे मागितले आहे: { $wish }
page_look_again = कुरिअर काय म्हणते ते पाहा
