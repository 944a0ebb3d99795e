## Stages: what is happening now

now_awaiting_payment = పేమెంట్ కోసం ఎదురుచూస్తోంది.
now_confirmed = కన్ఫర్మ్ అయింది, ప్యాక్ అవుతోంది.
now_packed = ప్యాక్ అయింది, కొరియర్ కోసం ఎదురుచూస్తోంది.
now_pickup_failed = ప్యాక్ అయింది; కొరియర్ ఇంకా తీసుకెళ్లలేదు.
now_in_transit = దారిలో ఉంది.
now_near_you = మీ దగ్గర్లోని కొరియర్ హబ్‌లో ఉంది.
now_out_for_delivery = ఈ రోజు డెలివరీకి బయల్దేరింది.
now_attempt_failed = పోయినసారి డెలివరీ కుదరలేదు.
now_attempt_not_made = కొరియర్ ఇంకా రాలేదు.
now_ready_to_collect = మీరు తీసుకోవడానికి రెడీగా ఉంది.
now_delivered = డెలివరీ అయిందని కొరియర్ వాళ్లు చెబుతున్నారు.
now_returning = మా దగ్గరికి తిరిగి వస్తోంది.
now_returned = మా దగ్గరికి తిరిగి వచ్చింది.
now_cancelled = క్యాన్సిల్ అయింది.
now_lost = పోయిందని కొరియర్ వాళ్లు చెబుతున్నారు.
now_damaged = పాడైందని కొరియర్ వాళ్లు చెబుతున్నారు.
now_return_requested = మీ రిటర్న్ రిక్వెస్ట్ అందింది.
now_return_declined = మీ రిటర్న్ ఓకే కాలేదు.
now_return_approved = మీ రిటర్న్ ఓకే అయింది, పికప్ ఖాయం కావాలి.
now_return_pickup = మీ రిటర్న్ తీసుకోవడానికి కొరియర్ వస్తుంది.
now_return_pickup_failed = మీ రిటర్న్ ఇంకా తీసుకెళ్లలేదు.
now_return_on_its_way = మీ రిటర్న్ మా దగ్గరికి వస్తోంది.
now_return_in_check = మీ రిటర్న్ మా దగ్గర ఉంది, చెక్ చేస్తున్నాం.
now_return_passed = మీ రిటర్న్ చెకింగ్‌లో ఓకే అయింది.
now_return_rejected = మీ రిటర్న్ చెకింగ్‌లో ఓకే కాలేదు.
now_replacement_due = మీ రిటర్న్ చెకింగ్‌లో ఓకే అయింది, ఇప్పుడు బదులు వస్తువు వస్తుంది.
now_refund_started = మీ రీఫండ్ బయల్దేరింది.
now_refunded = మీ రీఫండ్ పూర్తయింది.

## Stages: what this means

means_awaiting_payment = ఆర్డర్ మీ కోసం ఉంచాం, పేమెంట్ అందగానే బయల్దేరుతుంది.
means_confirmed = మీ ఆర్డర్ మాకు అందింది, ప్యాక్ చేస్తున్నాం. అది ఇంకా కొరియర్ దగ్గరికి వెళ్లలేదు.
means_packed = లేబుల్ తయారైంది. కొరియర్ తీసుకెళ్లాక కదులుతుంది, అప్పటి వరకు ట్రాకింగ్ ఆగినట్టు కనిపించొచ్చు.
means_pickup_failed = మా వైపు నుంచి రెడీగా ఉంది. కొరియర్ మళ్లీ రావాలి; కారణం మాకు చెప్పలేదు.
means_in_transit = అది కొరియర్ హబ్‌ల మధ్య ప్రయాణిస్తోంది. ఒకటి రెండు రోజులు కొత్త చోటు కనిపించకపోవడం మామూలే.
means_near_you = అది మీ ఏరియా హబ్‌కు చేరింది, అక్కడి నుంచే డెలివరీకి బయల్దేరుతుంది.
means_out_for_delivery = అది డెలివరీ చేసే వాళ్ల దగ్గర ఉంది. దయచేసి ఫోన్ దగ్గర ఉంచుకోండి.
means_attempt_failed = అది కొరియర్ దగ్గర సేఫ్‌గా ఉంది, మీ జవాబు కోసం ఆగింది.
means_attempt_answered = అది కొరియర్ దగ్గర సేఫ్‌గా ఉంది, మీ జవాబు కూడా వాళ్ల దగ్గర ఉంది.
means_attempt_not_made = అది కొరియర్ దగ్గర సేఫ్‌గా ఉంది. మేము వాళ్లతో మాట్లాడుతున్నాం; మీరు ఏమీ చేయనక్కర్లేదు.
means_ready_to_collect = మీ దగ్గర్లోని కొరియర్ సెంటర్‌లో తీసుకోవచ్చు.
means_delivered = చేతికి ఇచ్చామని కొరియర్ వాళ్లు నమోదు చేశారు. మీకు అందకపోతే ఇక్కడ చెప్పండి.
means_returning = కొరియర్ దాన్ని మాకు తిరిగి తెస్తోంది. తర్వాత ఏం జరుగుతుందో మా టీమ్ చెప్పగలదు.
means_returned = అది మా దగ్గరికి తిరిగి వచ్చింది. తర్వాత ఏం జరుగుతుందో మా టీమ్ చెప్పగలదు.
means_cancelled = ఏదీ డెలివరీ అవ్వదు.
means_lost = మేము చూసుకుంటాం: మా టీమ్ మీకు ఇక్కడే చెబుతుంది.
means_damaged = మేము చూసుకుంటాం: మా టీమ్ మీకు ఇక్కడే చెబుతుంది.
means_return_requested = మీ రిక్వెస్ట్ చూసి, వెనక్కి తీసుకోగలమో లేదో ఇక్కడ చెబుతాం.
means_return_declined = అది మీ దగ్గరే ఉంటుంది. మీకు అలా అనిపించకపోతే ఇక్కడ రిప్లై ఇవ్వండి, మా టీమ్ మళ్లీ చూస్తుంది.
means_return_approved = ఏ రోజు వస్తారో కొరియర్‌ను అడుగుతున్నాం. దయచేసి ట్యాగ్‌లతో సహా ప్యాక్ చేసి ఉంచండి.
means_return_pickup = దయచేసి ప్యాక్ చేసి రెడీగా ఉంచండి. కొరియర్‌కు ఏమీ కట్టనక్కర్లేదు.
means_return_pickup_failed = కొరియర్ మళ్లీ వస్తుంది. దయచేసి ప్యాక్ చేసే ఉంచండి; ఇంకేమీ చేయనక్కర్లేదు.
means_return_on_its_way = అది కొరియర్ దగ్గర ఉంది. మా దగ్గరికి చేరాక చెక్ చేసి ఫలితం ఇక్కడ చెబుతాం.
means_return_in_check = అన్నీ ఉన్నాయా, వాడకుండా ఉందా అని చూస్తున్నాం, ఫలితం ఇక్కడ చెబుతాం.
means_return_passed = అంతా బాగుంది. ఇప్పుడు మీ రీఫండ్ మొదలుపెడతాం, రిఫరెన్స్ నంబర్ ఇక్కడ వస్తుంది.
means_return_rejected = ఇప్పుడున్న స్థితిలో దానికి రీఫండ్ ఇవ్వలేం. ఏం చేయొచ్చో మా టీమ్ ఇక్కడ చెబుతుంది.
means_replacement_due = అంతా బాగుంది. బదులు వస్తువు బయల్దేరగానే ఇక్కడ చెబుతాం.
means_refund_started = డబ్బు పంపేశాం. బ్యాంక్‌లో కనిపించడానికి కొన్ని పనిరోజులు పడుతుంది.
means_refunded = పేమెంట్ సంస్థ డబ్బు ఇచ్చేసింది. మీ బ్యాంక్‌లో కనిపించడానికి కొన్ని పనిరోజులు పట్టొచ్చు.

## Lines of the story

line_progress = { $bar } { $reached }, స్టెప్ { $done }/{ $of }.
line_place = చివరిగా కనిపించింది: { $place }, { $place_when }.
line_means = దీని అర్థం: { $meaning }
line_expected = డెలివరీ అంచనా: { $range }.
line_expected_late = మేము అనుకున్న దానికంటే ఆలస్యమైంది. కొత్త అంచనా: { $range }.
line_cause = ఆలస్యానికి కారణం: { $cause }.
line_cash = ఇంటి దగ్గర కట్టాల్సింది: { $amount }.
line_due_now = బయల్దేరే ముందు కట్టాల్సింది: { $amount }.
line_parcels = పార్సిల్ { $parcel_no }, మొత్తం { $parcels } లో.
line_pickup = పికప్: { $pickup }.
line_check_reason = చెకింగ్‌లో కనిపించింది: { $qc_reason }
line_decline_reason = కారణం: { $qc_reason }
line_refund = రీఫండ్: { $refund }.
line_reference = మీ బ్యాంక్ కోసం రిఫరెన్స్: { $reference }.
line_step = తర్వాతి స్టెప్: { $step_by } లోపు.
line_step_late = క్షమించండి, మేము చెప్పిన దానికంటే ఎక్కువ సమయం పడుతోంది. తర్వాతి స్టెప్‌కు కొత్త తేదీ: { $step_by }.
line_bank = మీ అకౌంట్‌లోకి: { $step_by } లోపు.
line_bank_late = క్షమించండి, రీఫండ్‌కు మేము చెప్పిన దానికంటే ఎక్కువ సమయం పడుతోంది. కొత్త తేదీ: { $step_by }.
line_next = తర్వాతి అప్‌డేట్: { $next_by } లోపు తప్పకుండా.
line_next_none = ఇక మీరు చేయాల్సింది ఏమీ లేదు.

## Milestones of the progress line and the progress bar

milestone_confirmed = కన్ఫర్మ్ అయింది
milestone_packed = ప్యాక్ అయింది
milestone_on_its_way = దారిలో ఉంది
milestone_out_for_delivery = డెలివరీకి బయల్దేరింది
milestone_ready_to_collect = తీసుకోవడానికి రెడీ
milestone_delivered = డెలివరీ అయింది
milestone_return_requested = రిటర్న్ అడిగారు
milestone_return_approved = రిటర్న్ ఓకే
milestone_return_picked_up = రిటర్న్ పికప్ అయింది
milestone_return_checked = రిటర్న్ చెక్ అయింది
milestone_refund_started = రీఫండ్ మొదలైంది
milestone_refunded = రీఫండ్ పూర్తయింది

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = తీసుకోవడానికి కొరియర్‌కు ఎవరూ కనిపించలేదు.
reason_customer_unreachable = కొరియర్‌కు మీ ఫోన్ కలవలేదు.
reason_address_issue = కొరియర్‌కు అడ్రస్ దొరకలేదు.
reason_refused = పార్సిల్ తీసుకోలేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_refused_otp_verified = పార్సిల్ తీసుకోలేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_payment_not_ready = పేమెంట్ రెడీగా లేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_not_attempted = కొరియర్ రాలేదు.
reason_reschedule_requested = వేరే రోజు రమ్మన్నారని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_out_of_delivery_area = ఈ అడ్రస్ తమ ఏరియాలో లేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_open_delivery_requested = ముందు పార్సిల్ తెరిచి చూపించమన్నారని, అలా చేయడం తమ దగ్గర లేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_restricted_area = కొరియర్ అడ్రస్ వరకు లోపలికి వెళ్లలేకపోయింది.
reason_self_collect = మీరే వచ్చి తీసుకుంటారని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_otp_failed = చేతికి ఇచ్చేటప్పుడు జరిగే చెకింగ్ కొరియర్ పూర్తి చేయలేకపోయింది.
reason_id_missing = ఐడీ కార్డ్ లేదని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_damaged = పార్సిల్ పాడైందని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_already_cancelled = ఆర్డర్ క్యాన్సిల్ అయిందని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_seized = పార్సిల్‌ను ఆపి ఉంచారని కొరియర్ వాళ్లు చెబుతున్నారు.
reason_other = కొరియర్ మాకు కారణం చెప్పలేదు.

## Small pieces

reason_unsaid = మాకు ఏ కారణమూ చెప్పలేదు.
reference_follows = బ్యాంక్ జవాబు వచ్చాక చెబుతాం

place_unknown = కొరియర్ దగ్గర, చోటు ఇంకా చెప్పలేదు
nothing_to_pay = ఏమీ లేదు, డబ్బు కట్టేశారు
no_next = కొత్త విషయం తెలిసే సమయం
no_range = తెలియగానే చెబుతాం
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = కొరియర్ వాళ్లు మాకు చెప్పలేదు
cause_at = { $cause } ({ $where } చుట్టుపక్కల)
cause_weather = వాతావరణం బాగాలేదు
cause_flood = వరదలు
cause_strike = సమ్మె
cause_disruption = కొరియర్ సర్వీస్‌కు అంతరాయం
cause_congestion = కొరియర్ హబ్‌లో పంపగలిగిన దానికంటే ఎక్కువ పార్సిళ్లు
cause_drought = గంటల తరబడి ఏ పార్సిల్ గురించీ కొరియర్ మాకు చెప్పలేదు
cause_festival_rush = పండుగ ముందు మామూలు కంటే ఎక్కువ పార్సిళ్లు
cause_restriction = స్థానిక ఆంక్షలు
cause_misrouted = కొరియర్ దాన్ని వేరే దారిలో పంపింది
cause_hub_loop = కొరియర్ దాన్ని ఇదివరకే దాటిన హబ్‌కు తిరిగి పంపింది
