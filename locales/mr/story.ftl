## Stages: what is happening now

now_awaiting_payment = पेमेंटची वाट पाहत आहे.
now_confirmed = कन्फर्म झाली, पॅक होत आहे.
now_packed = पॅक झाली, कुरिअरची वाट पाहत आहे.
now_pickup_failed = पॅक झाली; कुरिअरने अजून उचलली नाही.
now_in_transit = वाटेत आहे.
now_near_you = तुमच्या जवळच्या कुरिअर हबवर आहे.
now_out_for_delivery = आज डिलिव्हरीसाठी निघाली आहे.
now_attempt_failed = मागच्या वेळी डिलिव्हरी होऊ शकली नाही.
now_attempt_not_made = कुरिअर अजून आलेले नाही.
now_ready_to_collect = तुम्ही घेण्यासाठी तयार आहे.
now_delivered = कुरिअरच्या म्हणण्यानुसार डिलिव्हर झाली आहे.
now_returning = आमच्याकडे परत येत आहे.
now_returned = आमच्याकडे परत आली आहे.
now_cancelled = कॅन्सल झाली आहे.
now_lost = कुरिअरच्या म्हणण्यानुसार हरवली आहे.
now_damaged = कुरिअरच्या म्हणण्यानुसार खराब झाली आहे.
now_return_requested = रिटर्नची विनंती मिळाली आहे.
now_return_declined = रिटर्न मंजूर झाले नाही.
now_return_approved = रिटर्न मंजूर आहे, पिकअप ठरायचे आहे.
now_return_pickup = रिटर्न घ्यायला कुरिअर येईल.
now_return_pickup_failed = रिटर्न अजून घेतले गेलेले नाही.
now_return_on_its_way = रिटर्न आमच्याकडे येत आहे.
now_return_in_check = रिटर्न आमच्याकडे आहे, तपासणी सुरू आहे.
now_return_passed = रिटर्न तपासणीत ठीक निघाले.
now_return_rejected = रिटर्न तपासणीत ठीक निघाले नाही.
now_replacement_due = रिटर्न तपासणीत ठीक निघाले, आता बदली वस्तू येईल.
now_refund_started = रिफंड निघाला आहे.
now_refunded = रिफंड पूर्ण झाला आहे.

## Stages: what this means

means_awaiting_payment = ऑर्डर तुमच्यासाठी राखून ठेवली आहे आणि पेमेंट मिळताच निघेल.
means_confirmed = तुमची ऑर्डर मिळाली आहे आणि आम्ही ती पॅक करत आहोत. ती अजून कुरिअरकडे नाही.
means_packed = लेबल तयार आहे. कुरिअरने उचलल्यावर ती पुढे जाईल, तोपर्यंत ट्रॅकिंग थांबलेले दिसू शकते.
means_pickup_failed = आमच्याकडून ती तयार आहे. कुरिअरला पुन्हा यायचे आहे; कारण त्यांनी सांगितलेले नाही.
means_in_transit = ती कुरिअरच्या हबमधून प्रवास करत आहे. एक-दोन दिवस नवे ठिकाण न दिसणे नेहमीचे आहे.
means_near_you = ती तुमच्या भागातल्या हबवर पोहोचली आहे आणि तिथून डिलिव्हरीसाठी निघेल.
means_out_for_delivery = ती डिलिव्हरी करणाऱ्या व्यक्तीकडे आहे. कृपया फोन जवळ ठेवा.
means_attempt_failed = ती कुरिअरकडे सुरक्षित आहे आणि तुमच्या उत्तराची वाट पाहत आहे.
means_attempt_answered = ती कुरिअरकडे सुरक्षित आहे आणि तुमचे उत्तरही त्यांच्याकडे आहे.
means_attempt_not_made = ती कुरिअरकडे सुरक्षित आहे. आम्ही त्यांच्याशी बोलत आहोत; तुम्हाला काही करण्याची गरज नाही.
means_ready_to_collect = तुमच्या जवळच्या कुरिअर सेंटरवरून ती घेता येईल.
means_delivered = कुरिअरने ती हाती दिली अशी नोंद केली आहे. तुम्हाला मिळाली नसेल, तर इथे सांगा.
means_returning = कुरिअर ती आमच्याकडे परत आणत आहे. पुढे काय ते आमचे सहकारी सांगू शकतील.
means_returned = ती आमच्याकडे परत आली आहे. पुढे काय ते आमचे सहकारी सांगू शकतील.
means_cancelled = काही डिलिव्हर होणार नाही.
means_lost = आम्ही यात लक्ष घातले आहे: आमचे सहकारी तुमच्याशी इथे बोलतील.
means_damaged = आम्ही यात लक्ष घातले आहे: आमचे सहकारी तुमच्याशी इथे बोलतील.
means_return_requested = आम्ही तुमची विनंती पाहत आहोत आणि परत घेता येईल का ते इथे कळवू.
means_return_declined = वस्तू तुमच्याकडेच राहील. तुमचे मत वेगळे असेल, तर इथे उत्तर द्या, आमचे सहकारी पुन्हा पाहतील.
means_return_approved = कुरिअरला दिवस विचारला जात आहे. कृपया वस्तू टॅगसह पॅक करून ठेवा.
means_return_pickup = कृपया ते पॅक करून तयार ठेवा. कुरिअरला पैसे द्यायचे नाहीत.
means_return_pickup_failed = कुरिअर पुन्हा येईल. कृपया ते पॅक करून ठेवा; आणखी काही करायचे नाही.
means_return_on_its_way = ते कुरिअरकडे आहे. आमच्याकडे पोहोचल्यावर तपासून निकाल इथे कळवू.
means_return_in_check = वस्तू पूर्ण आणि न वापरलेली आहे का ते पाहून निकाल इथे कळवू.
means_return_passed = सर्व ठीक आहे. आता आम्ही तुमचा रिफंड सुरू करू, आणि रेफरन्स नंबर इथे मिळेल.
means_return_rejected = आहे त्या स्थितीत याचा रिफंड देता येत नाही. काय करता येईल ते आमचे सहकारी इथे सांगतील.
means_replacement_due = सर्व ठीक आहे. बदली वस्तू निघाली की इथे कळवू.
means_refund_started = पैसे पाठवले आहेत. बँकेत दिसायला काही कामकाजाचे दिवस लागतात.
means_refunded = पेमेंट कंपनीने पैसे दिले आहेत. तुमच्या बँकेत दिसायला काही कामकाजाचे दिवस लागू शकतात.

## Lines of the story

line_progress = { $bar } { $reached }, टप्पा { $done }/{ $of }.
line_place = शेवटचे ठिकाण: { $place }, { $place_when }.
line_means = याचा अर्थ: { $meaning }
line_expected = डिलिव्हरीचा अंदाज: { $range }.
line_expected_late = अंदाजापेक्षा उशीर झाला आहे. नवा अंदाज: { $range }.
line_cause = उशिराचे कारण: { $cause }.
line_cash = डिलिव्हरीच्या वेळी द्यायचे: { $amount }.
line_due_now = निघण्याआधी भरायचे: { $amount }.
line_parcels = पार्सल { $parcel_no }, एकूण { $parcels } पैकी.
line_pickup = पिकअप: { $pickup }.
line_check_reason = तपासणीत आढळले: { $qc_reason }
line_decline_reason = कारण: { $qc_reason }
line_refund = रिफंड: { $refund }.
line_reference = बँकेसाठी रेफरन्स: { $reference }.
line_step = पुढचा टप्पा: { $step_by } पर्यंत.
line_step_late = माफ करा, आम्ही सांगितल्यापेक्षा जास्त वेळ लागत आहे. पुढच्या टप्प्याची नवी तारीख: { $step_by }.
line_bank = तुमच्या खात्यात: { $step_by } पर्यंत.
line_bank_late = माफ करा, रिफंडला आम्ही सांगितल्यापेक्षा जास्त वेळ लागत आहे. नवी तारीख: { $step_by }.
line_next = पुढचे अपडेट: जास्तीत जास्त { $next_by } पर्यंत.
line_next_none = तुम्हाला आणखी काही करायचे नाही.

## Milestones of the progress line and the progress bar

milestone_confirmed = कन्फर्म झाली
milestone_packed = पॅक झाली
milestone_on_its_way = वाटेत आहे
milestone_out_for_delivery = डिलिव्हरीसाठी निघाली
milestone_ready_to_collect = घेण्यासाठी तयार
milestone_delivered = डिलिव्हर झाली
milestone_return_requested = रिटर्नची विनंती
milestone_return_approved = रिटर्न मंजूर
milestone_return_picked_up = रिटर्न घेतले
milestone_return_checked = रिटर्न तपासले
milestone_refund_started = रिफंड सुरू
milestone_refunded = रिफंड पूर्ण

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = कुरिअरला पार्सल घ्यायला कोणी भेटले नाही.
reason_customer_unreachable = कुरिअरचा तुमच्याशी फोनवर संपर्क होऊ शकला नाही.
reason_address_issue = कुरिअरला पत्ता सापडला नाही.
reason_refused = कुरिअरच्या म्हणण्यानुसार पार्सल घेतले गेले नाही.
reason_refused_otp_verified = कुरिअरच्या म्हणण्यानुसार पार्सल घेतले गेले नाही.
reason_payment_not_ready = कुरिअरच्या म्हणण्यानुसार पेमेंट तयार नव्हते.
reason_not_attempted = कुरिअर आले नाही.
reason_reschedule_requested = कुरिअरच्या म्हणण्यानुसार दुसऱ्या दिवशी यायला सांगितले होते.
reason_out_of_delivery_area = कुरिअरच्या म्हणण्यानुसार हा पत्ता त्यांच्या भागाबाहेर आहे.
reason_open_delivery_requested = कुरिअरच्या म्हणण्यानुसार पार्सल आधी उघडून दाखवायला सांगितले, जे ते करत नाहीत.
reason_restricted_area = कुरिअरला पत्त्यापर्यंत आत जाता आले नाही.
reason_self_collect = कुरिअरच्या म्हणण्यानुसार तुम्हाला ती स्वतः घ्यायची आहे.
reason_otp_failed = कुरिअरला हाती देतानाची पडताळणी पूर्ण करता आली नाही.
reason_id_missing = कुरिअरच्या म्हणण्यानुसार ओळखपत्र नव्हते.
reason_damaged = कुरिअरच्या म्हणण्यानुसार पार्सल खराब झाले होते.
reason_already_cancelled = कुरिअरच्या म्हणण्यानुसार ऑर्डर कॅन्सल झाली होती.
reason_seized = कुरिअरच्या म्हणण्यानुसार पार्सल अडवून ठेवले आहे.
reason_other = कुरिअरने आम्हाला कारण सांगितलेले नाही.

## Small pieces

reason_unsaid = आम्हाला कोणतेही कारण सांगितलेले नाही.
reference_follows = बँकेचे उत्तर आले की मिळेल

place_unknown = कुरिअरकडे, ठिकाण अजून सांगितलेले नाही
nothing_to_pay = काही नाही, पेमेंट झाले आहे
no_next = नवी माहिती येईल त्या वेळे
no_range = कळताच आम्ही सांगू
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = कुरिअरने अजून सांगितलेले नाही
cause_at = { $cause } ({ $where } परिसरात)
cause_weather = खराब हवामान
cause_flood = पूर
cause_strike = संप
cause_disruption = कुरिअरच्या कामातला अडथळा
cause_congestion = कुरिअरच्या हबला पुढे पाठवता येतील त्यापेक्षा जास्त पार्सल
cause_drought = काही तासांपासून कुरिअरने कोणत्याही पार्सलची माहिती दिलेली नाही
cause_festival_rush = सणाआधी नेहमीपेक्षा जास्त पार्सल
cause_restriction = स्थानिक निर्बंध
cause_misrouted = कुरिअरने ती चुकीच्या मार्गाने पाठवली
cause_hub_loop = कुरिअरने ती आधीच सोडलेल्या हबवर परत पाठवली
