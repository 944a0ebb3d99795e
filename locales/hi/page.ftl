## The tracking page

page_title = ऑर्डर { $number }
page_headline = आपका ऑर्डर { $number }: { $now }
page_talk = कुछ समझ न आए? हमें WhatsApp पर लिखें, उसी चैट में जहाँ से यह लिंक आया।
page_gone_title = यह लिंक अब चालू नहीं है
page_gone = यह अब हमारे किसी ऑर्डर तक नहीं ले जाता। हमें WhatsApp पर लिखें, हम बताएँगे कि आपका ऑर्डर कहाँ है।
page_language = भाषा
page_for = { $her_name } के लिए
page_way = अब तक का रास्ता: { $places }
page_ask = WhatsApp पर पूछें
page_ask_text = मेरा ऑर्डर { $number } कहाँ है?
page_privacy = जिसके पास यह लिंक है, वह यह पेज देख सकता है। इसमें न फ़ोन नंबर दिखता है, न पता।
page_busy_title = कृपया थोड़ा रुकें
page_busy = यह फ़ॉर्म अभी बहुत बार भेजा गया। कृपया दस मिनट रुकें, या हमें WhatsApp पर लिखें।

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = आपका ऑर्डर हमारे पास है और हम उसे पैक करते हैं।
page_means_packed = पैकेट हमारे यहाँ तैयार है और कूरियर के उठाने का इंतज़ार है।
page_means_on_its_way = पैकेट कूरियर के हब के बीच चलता है। एक-दो दिन नई जगह न दिखना आम बात है।
page_means_out_for_delivery = डिलीवरी वाला उस दिन आपके दरवाज़े तक लाता है। तब फ़ोन अपने पास रखें।
page_means_ready_to_collect = आप इसे पास के कूरियर सेंटर से ले सकते हैं।
page_means_delivered = कूरियर ने इसे सौंप दिया है।
page_means_return_requested = आपने वापस भेजने को कहा है और हम आपका अनुरोध देख रहे हैं।
page_means_return_approved = हम इसे वापस लेते हैं और कूरियर लेने आता है।
page_means_return_picked_up = यह कूरियर के पास है और हमारे पास आ रहा है।
page_means_return_checked = यह हम तक पहुँच गया है और हमने इसे देख लिया है।
page_means_refund_started = हमने पैसे भेज दिए हैं।
page_means_refunded = पेमेंट कंपनी ने पैसे दे दिए हैं। बैंक में दिखने में कुछ कामकाजी दिन लग सकते हैं।
page_step_done = पूरा हुआ
page_step_now = अभी यहाँ
page_step_next = आगे होना है

## The form after a failed attempt

page_answer_title = कूरियर दोबारा कब आए?
page_answer_by = कृपया { $decide_by } तक चुनें; उसके बाद कूरियर पार्सल वापस भेज सकता है।
page_day = दिन
page_day_soon = जितनी जल्दी हो सके
page_slot = समय
page_slot_any = कोई भी समय
page_landmark = आपके पास का लैंडमार्क
page_landmark_hint = जैसे: स्कूल के गेट के सामने। कुछ न बदला हो तो खाली छोड़ दें।
page_phone = डिलीवरी वाले के लिए दूसरा नंबर
page_phone_hint = भारतीय मोबाइल नंबर; यह पेज उसे नहीं दिखाता। हम कभी कोड या कार्ड नंबर नहीं माँगते।
page_send = कूरियर को भेजें
page_change = अपना जवाब बदलें
page_wrong = कृपया इसे एक बार फिर देख लें।
page_wrong_day = यह दिन अब नहीं चुना जा सकता। कृपया दूसरा दिन चुनें।
page_wrong_landmark = कृपया लैंडमार्क कुछ ही शब्दों में लिखें, बिना लिंक, कोड या कार्ड नंबर के।
page_wrong_phone = यह भारतीय मोबाइल नंबर नहीं है।

## What became of the answer

page_received = धन्यवाद। आपका जवाब हमें मिल गया है और अब कूरियर के पास जा रहा है।
page_asked = हमने आपका जवाब कूरियर को दे दिया है, अब उसकी हाँ का इंतज़ार है।
page_accepted = कूरियर ने आपका जवाब मान लिया है और दोबारा आएगा।
page_refused = कूरियर ने आपका जवाब नहीं माना। हमारी टीम इसे आपके लिए देख रही है।
page_late = यह जवाब देर से आया: पार्सल पहले ही आगे बढ़ चुका था। यहाँ जो दिख रहा है, वही अभी सही है।
page_wish = आपने यह माँगा है: { $wish }
page_look_again = देखें, कूरियर ने क्या कहा
