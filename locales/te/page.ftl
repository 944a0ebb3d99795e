## The tracking page

page_title = ఆర్డర్ { $number }
page_headline = మీ ఆర్డర్ { $number }: { $now }
page_talk = ఏదైనా అర్థం కాలేదా? ఈ లింక్ వచ్చిన WhatsApp చాట్‌లోనే మాకు రాయండి.
page_gone_title = ఈ లింక్ ముగిసింది
page_gone = ఇది ఇక మా ఏ ఆర్డర్‌నూ చూపించదు. మాకు WhatsApp లో రాయండి, మీ ఆర్డర్ ఎక్కడ ఉందో చెబుతాం.
page_language = భాష
page_for = { $her_name } కోసం
page_way = ఇప్పటివరకు వచ్చిన దారి: { $places }
page_ask = WhatsApp లో అడగండి
page_ask_text = నా ఆర్డర్ { $number } ఎక్కడ ఉంది?
page_privacy = ఈ లింక్ ఉన్నవాళ్లు ఈ పేజీ చూడగలరు. ఇందులో ఫోన్ నంబర్ గానీ అడ్రస్ గానీ కనిపించదు.
page_busy_title = దయచేసి కాసేపు ఆగండి
page_busy = ఈ ఫారం ఇప్పుడే చాలాసార్లు పంపారు. దయచేసి పది నిమిషాలు ఆగండి, లేదా మాకు WhatsApp లో రాయండి.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = మీ ఆర్డర్ మా దగ్గర ఉంది, ప్యాక్ చేస్తాం.
page_means_packed = మా దగ్గర సిద్ధంగా ఉంది, కొరియర్ తీసుకెళ్లాలి.
page_means_on_its_way = కొరియర్ హబ్‌ల మధ్య ప్రయాణిస్తుంది. ఒకటి రెండు రోజులు కొత్త చోటు కనిపించకపోవడం మామూలే.
page_means_out_for_delivery = డెలివరీ అతను ఆ రోజు మీ ఇంటికి తెస్తారు. అప్పుడు ఫోన్ దగ్గర ఉంచుకోండి.
page_means_ready_to_collect = మీ దగ్గరి కొరియర్ చోట తీసుకోవచ్చు.
page_means_delivered = కొరియర్ దాన్ని అందజేసింది.
page_means_return_requested = తిరిగి పంపుతానని అడిగారు, మేము చూస్తున్నాం.
page_means_return_approved = మేము తిరిగి తీసుకుంటాం, కొరియర్ తీసుకెళ్లడానికి వస్తుంది.
page_means_return_picked_up = అది కొరియర్ దగ్గర ఉంది, మా దగ్గరికి వస్తోంది.
page_means_return_checked = అది మాకు చేరింది, మేము చూశాం.
page_means_refund_started = మేము డబ్బు పంపాం.
page_means_refunded = పేమెంట్ సంస్థ డబ్బు చెల్లించింది. బ్యాంక్‌లో కనిపించడానికి కొన్ని పనిరోజులు పట్టవచ్చు.
page_step_done = అయింది
page_step_now = ఇప్పుడు ఇక్కడ
page_step_next = ఇంకా ఉంది

## The form after a failed attempt

page_answer_title = కొరియర్ మళ్లీ ఎప్పుడు రావాలి?
page_answer_by = దయచేసి { $decide_by } లోపు ఎంచుకోండి; ఆ తర్వాత కొరియర్ పార్సిల్‌ను తిరిగి పంపవచ్చు.
page_day = రోజు
page_day_soon = వీలైనంత త్వరగా
page_slot = సమయం
page_slot_any = ఏ సమయమైనా
page_landmark = మీ దగ్గరి ల్యాండ్‌మార్క్
page_landmark_hint = ఉదాహరణకు: స్కూల్ గేటు ఎదురుగా. ఏమీ మారకపోతే ఖాళీగా వదిలేయండి.
page_phone = డెలివరీ అతను కాల్ చేయడానికి మరో నంబర్
page_phone_hint = ఇండియా మొబైల్ నంబర్; ఈ పేజీ దాన్ని చూపించదు. మేము ఎప్పుడూ కోడ్ లేదా కార్డ్ నంబర్ అడగం.
page_send = కొరియర్‌కు పంపండి
page_change = మీ జవాబు మార్చండి
page_wrong = దయచేసి దీన్ని మరోసారి చూడండి.
page_wrong_day = ఈ రోజును ఇక ఎంచుకోలేరు. దయచేసి వేరే రోజు ఎంచుకోండి.
page_wrong_landmark = దయచేసి ల్యాండ్‌మార్క్‌ను కొన్ని మాటల్లో రాయండి; లింక్, కోడ్, కార్డ్ నంబర్ వద్దు.
page_wrong_phone = ఇది ఇండియా మొబైల్ నంబర్ కాదు.

## What became of the answer

page_received = ధన్యవాదాలు. మీ జవాబు మాకు అందింది, ఇప్పుడు కొరియర్‌కు వెళ్తోంది.
page_asked = మీ జవాబును కొరియర్‌కు చెప్పాం, వాళ్లు ఒప్పుకోవడం కోసం చూస్తున్నాం.
page_accepted = కొరియర్ వాళ్లు మీ జవాబు ఒప్పుకున్నారు, మళ్లీ వస్తారు.
page_refused = కొరియర్ వాళ్లు మీ జవాబు ఒప్పుకోలేదు. మా టీమ్ మీ కోసం దీన్ని చూస్తోంది.
page_late = ఈ జవాబు ఆలస్యంగా వచ్చింది: అప్పటికే పార్సిల్ ముందుకు వెళ్లింది. ఇక్కడ కనిపించేదే ఇప్పుడు నిజం.
page_wish = మీరు అడిగింది: { $wish }
page_look_again = కొరియర్ ఏమంటుందో చూడండి
