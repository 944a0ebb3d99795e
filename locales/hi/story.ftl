## Stages: what is happening now

now_awaiting_payment = पेमेंट का इंतज़ार है।
now_confirmed = कन्फ़र्म हो गया है, पैक हो रहा है।
now_packed = पैक हो गया है, कूरियर का इंतज़ार है।
now_pickup_failed = पैक हो गया है; कूरियर ने अभी नहीं उठाया है।
now_in_transit = रास्ते में है।
now_near_you = आपके पास वाले कूरियर हब पर है।
now_out_for_delivery = आज डिलीवरी के लिए निकला है।
now_attempt_failed = पिछली बार डिलीवरी नहीं हो पाई।
now_attempt_not_made = कूरियर अभी तक नहीं आया है।
now_ready_to_collect = आपके लेने के लिए तैयार है।
now_delivered = कूरियर के मुताबिक डिलीवर हो गया है।
now_returning = हमारे पास वापस आ रहा है।
now_returned = हमारे पास वापस आ गया है।
now_cancelled = कैंसल हो गया है।
now_lost = कूरियर के मुताबिक खो गया है।
now_damaged = कूरियर के मुताबिक खराब हो गया है।
now_return_requested = आपका रिटर्न अनुरोध मिल गया है।
now_return_declined = आपका रिटर्न मंज़ूर नहीं हुआ।
now_return_approved = आपका रिटर्न मंज़ूर है, पिकअप तय होना है।
now_return_pickup = कूरियर आपका रिटर्न लेने आएगा।
now_return_pickup_failed = आपका रिटर्न अभी नहीं उठाया गया है।
now_return_on_its_way = आपका रिटर्न हमारे पास आ रहा है।
now_return_in_check = आपका रिटर्न हमारे पास है, जाँच हो रही है।
now_return_passed = आपका रिटर्न जाँच में ठीक पाया गया।
now_return_rejected = आपका रिटर्न जाँच में पास नहीं हुआ।
now_replacement_due = आपका रिटर्न जाँच में ठीक पाया गया, अब बदले का सामान आएगा।
now_refund_started = आपका रिफ़ंड निकल चुका है।
now_refunded = आपका रिफ़ंड पूरा हो गया है।

## Stages: what this means

means_awaiting_payment = ऑर्डर आपके लिए रखा है और पेमेंट मिलते ही निकलेगा।
means_confirmed = आपका ऑर्डर हमें मिल गया है और हम इसे पैक कर रहे हैं। यह अभी कूरियर के पास नहीं है।
means_packed = लेबल बन गया है। कूरियर के उठाने पर यह आगे बढ़ेगा, तब तक ट्रैकिंग रुकी दिख सकती है।
means_pickup_failed = हमारी ओर से यह तैयार है। कूरियर को दोबारा आना है; उसने हमें वजह नहीं बताई है।
means_in_transit = यह कूरियर के हब के बीच चल रहा है। एक-दो दिन तक नई जगह न दिखना आम बात है।
means_near_you = यह आपके इलाके के हब पर पहुँच गया है और वहीं से डिलीवरी के लिए निकलेगा।
means_out_for_delivery = यह डिलीवरी पार्टनर के पास है। कृपया फ़ोन अपने पास रखें।
means_attempt_failed = यह कूरियर के पास सुरक्षित है और आपके जवाब का इंतज़ार है।
means_attempt_answered = यह कूरियर के पास सुरक्षित है और आपका जवाब भी उनके पास है।
means_attempt_not_made = यह कूरियर के पास सुरक्षित है। हम कूरियर से बात कर रहे हैं; आपको कुछ नहीं करना है।
means_ready_to_collect = इसे अपने पास के कूरियर सेंटर से ले लें।
means_delivered = कूरियर ने इसे सौंपा हुआ दर्ज किया है। अगर आपको नहीं मिला, तो यहीं बताएँ।
means_returning = कूरियर इसे हमारे पास वापस ला रहा है। आगे क्या होगा, यह हमारी टीम बता सकती है।
means_returned = यह हमारे पास लौट आया है। आगे क्या होगा, यह हमारी टीम बता सकती है।
means_cancelled = कुछ भी डिलीवर नहीं होगा।
means_lost = हम इसे देख रहे हैं: हमारी टीम आपसे यहीं बात करेगी।
means_damaged = हम इसे देख रहे हैं: हमारी टीम आपसे यहीं बात करेगी।
means_return_requested = हम आपका अनुरोध देख रहे हैं और यहीं बताएँगे कि इसे वापस ले सकते हैं या नहीं।
means_return_declined = यह आपके पास ही रहेगा। आपकी राय अलग हो, तो यहीं जवाब दें, हमारी टीम दोबारा देखेगी।
means_return_approved = कूरियर से दिन पूछा जा रहा है। कृपया इसे टैग समेत पैक करके रखें।
means_return_pickup = कृपया इसे पैक करके तैयार रखें। कूरियर को कोई पैसा नहीं देना है।
means_return_pickup_failed = कूरियर दोबारा आएगा। कृपया इसे पैक करके रखें; और कुछ नहीं करना है।
means_return_on_its_way = यह कूरियर के पास है। हम तक पहुँचने पर हम इसकी जाँच करेंगे और नतीजा यहीं बताएँगे।
means_return_in_check = हम देख रहे हैं कि यह पूरा है और इस्तेमाल नहीं हुआ है, नतीजा यहीं बताएँगे।
means_return_passed = सब ठीक है। अब हम आपका रिफ़ंड शुरू करेंगे, और रेफ़रेंस नंबर आपको यहीं मिलेगा।
means_return_rejected = इस हालत में हम इसका रिफ़ंड नहीं दे सकते। क्या हो सकता है, यह हमारी टीम आपको यहीं बताएगी।
means_replacement_due = सब ठीक है। बदले का सामान निकलते ही हम आपको यहीं बताएँगे।
means_refund_started = पैसा भेज दिया गया है। बैंक में दिखने में कुछ कामकाजी दिन लगते हैं।
means_refunded = पेमेंट कंपनी ने पैसा दे दिया है। आपके बैंक में दिखने में कुछ कामकाजी दिन लग सकते हैं।

## Lines of the story

line_progress = { $bar } { $reached }, चरण { $done }/{ $of }।
line_place = आखिरी लोकेशन: { $place }, { $place_when }।
line_means = इसका मतलब: { $meaning }
line_expected = डिलीवरी का अनुमान: { $range }।
line_expected_late = हमारे अनुमान से देर हो गई है। नया अनुमान: { $range }।
line_cause = देरी की वजह: { $cause }।
line_cash = डिलीवरी पर देना है: { $amount }।
line_due_now = निकलने से पहले देना है: { $amount }।
line_parcels = पार्सल { $parcel_no }, कुल { $parcels } में से।
line_pickup = पिकअप: { $pickup }।
line_check_reason = जाँच में यह मिला: { $qc_reason }
line_decline_reason = वजह: { $qc_reason }
line_refund = रिफ़ंड: { $refund }।
line_reference = आपके बैंक के लिए रेफ़रेंस: { $reference }।
line_step = अगला कदम: { $step_by } तक।
line_step_late = हमें खेद है, इसमें हमारे बताए समय से ज़्यादा लग रहा है। अगले कदम की नई तारीख: { $step_by }।
line_bank = आपके खाते में: { $step_by } तक।
line_bank_late = हमें खेद है, रिफ़ंड में हमारे बताए समय से ज़्यादा लग रहा है। नई तारीख: { $step_by }।
line_next = अगला अपडेट: हर हाल में { $next_by } तक।
line_next_none = आपको और कुछ नहीं करना है।

## Milestones of the progress line and the progress bar

milestone_confirmed = कन्फ़र्म
milestone_packed = पैक हो गया
milestone_on_its_way = रास्ते में
milestone_out_for_delivery = डिलीवरी के लिए निकला
milestone_ready_to_collect = लेने के लिए तैयार
milestone_delivered = डिलीवर हो गया
milestone_return_requested = रिटर्न का अनुरोध
milestone_return_approved = रिटर्न मंज़ूर
milestone_return_picked_up = रिटर्न पिकअप हुआ
milestone_return_checked = रिटर्न की जाँच हुई
milestone_refund_started = रिफ़ंड शुरू
milestone_refunded = रिफ़ंड पूरा

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = कूरियर को पार्सल लेने वाला कोई नहीं मिला।
reason_customer_unreachable = कूरियर का आपसे फ़ोन पर संपर्क नहीं हो पाया।
reason_address_issue = कूरियर को पता नहीं मिल पाया।
reason_refused = कूरियर के मुताबिक पार्सल लिया नहीं गया।
reason_refused_otp_verified = कूरियर के मुताबिक पार्सल लिया नहीं गया।
reason_payment_not_ready = कूरियर के मुताबिक पेमेंट तैयार नहीं था।
reason_not_attempted = कूरियर नहीं आया।
reason_reschedule_requested = कूरियर के मुताबिक किसी और दिन आने को कहा गया था।
reason_out_of_delivery_area = कूरियर के मुताबिक यह पता उसके इलाके से बाहर है।
reason_open_delivery_requested = कूरियर के मुताबिक पार्सल पहले खोलकर दिखाने को कहा गया, जो वह नहीं करता।
reason_restricted_area = कूरियर पते तक अंदर नहीं जा पाया।
reason_self_collect = कूरियर के मुताबिक आप इसे खुद लेना चाहते हैं।
reason_otp_failed = कूरियर सौंपने की जाँच पूरी नहीं कर पाया।
reason_id_missing = कूरियर के मुताबिक कोई पहचान पत्र नहीं था।
reason_damaged = कूरियर के मुताबिक पार्सल खराब हो गया था।
reason_already_cancelled = कूरियर के मुताबिक ऑर्डर कैंसल हो चुका था।
reason_seized = कूरियर के मुताबिक पार्सल रोककर रखा गया है।
reason_other = कूरियर ने हमें वजह नहीं बताई है।

## Small pieces

reason_unsaid = हमें कोई वजह नहीं बताई गई।
reference_follows = बैंक का जवाब आने पर मिलेगा

place_unknown = कूरियर के पास, जगह अभी नहीं बताई गई
nothing_to_pay = कुछ नहीं, पेमेंट हो चुका है
no_next = नई जानकारी मिलने
no_range = पता चलते ही हम बताएँगे
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = कूरियर ने हमें नहीं बताई है
cause_at = { $cause } ({ $where } के आसपास)
cause_weather = खराब मौसम
cause_flood = बाढ़
cause_strike = हड़ताल
cause_disruption = कूरियर के काम में रुकावट
cause_congestion = कूरियर के हब पर क्षमता से ज़्यादा पार्सल
cause_drought = कूरियर ने कई घंटों से किसी पार्सल की जानकारी नहीं दी है
cause_festival_rush = त्योहार से पहले आम दिनों से ज़्यादा पार्सल
cause_restriction = स्थानीय रोक
cause_misrouted = कूरियर ने इसे गलत रास्ते पर भेज दिया
cause_hub_loop = कूरियर ने इसे उसी हब पर वापस भेज दिया, जहाँ से यह निकल चुका था
