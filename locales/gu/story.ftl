## Stages: what is happening now

now_awaiting_payment = પેમેન્ટની રાહ છે.
now_confirmed = કન્ફર્મ થયો છે, પેક થાય છે.
now_packed = પેક થઈ ગયો છે, કુરિયરની રાહ છે.
now_pickup_failed = પેક થઈ ગયો છે; કુરિયર હજુ લઈ ગયો નથી.
now_in_transit = રસ્તામાં છે.
now_near_you = તમારી નજીકના કુરિયર હબ પર છે.
now_out_for_delivery = આજે ડિલિવરી માટે નીકળ્યો છે.
now_attempt_failed = છેલ્લી વાર ડિલિવરી થઈ શકી નથી.
now_attempt_not_made = કુરિયર હજુ આવ્યો નથી.
now_ready_to_collect = તૈયાર છે, તમે લઈ શકો છો.
now_delivered = કુરિયર કહે છે કે ડિલિવર થઈ ગયો છે.
now_returning = અમારી પાસે પાછો આવે છે.
now_returned = અમારી પાસે પાછો આવી ગયો છે.
now_cancelled = કેન્સલ થયો છે.
now_lost = કુરિયર કહે છે કે ખોવાઈ ગયો છે.
now_damaged = કુરિયર કહે છે કે નુકસાન થયું છે.
now_return_requested = તમારી રિટર્નની વિનંતી મળી છે.
now_return_declined = તમારું રિટર્ન મંજૂર થયું નથી.
now_return_approved = તમારું રિટર્ન મંજૂર છે, પિકઅપ નક્કી થવાનો છે.
now_return_pickup = કુરિયર તમારું રિટર્ન લેવા આવશે.
now_return_pickup_failed = તમારું રિટર્ન હજુ લેવાયું નથી.
now_return_on_its_way = તમારું રિટર્ન અમારી પાસે આવે છે.
now_return_in_check = તમારું રિટર્ન અમારી પાસે છે, તપાસ ચાલે છે.
now_return_passed = તમારું રિટર્ન તપાસમાં પાસ થયું છે.
now_return_rejected = તમારું રિટર્ન તપાસમાં પાસ થયું નથી.
now_replacement_due = તમારું રિટર્ન તપાસમાં પાસ થયું છે, હવે બદલીની વસ્તુ આવશે.
now_refund_started = તમારું રિફંડ રસ્તામાં છે.
now_refunded = તમારું રિફંડ પૂરું થયું છે.

## Stages: what this means

means_awaiting_payment = ઓર્ડર તમારા માટે રાખ્યો છે અને પેમેન્ટ મળતાં જ નીકળશે.
means_confirmed = તમારો ઓર્ડર મળી ગયો છે અને અમે પેક કરીએ છીએ. તે હજુ કુરિયર પાસે નથી.
means_packed = લેબલ બની ગયું છે. કુરિયર લઈ જાય ત્યારે આગળ વધશે, ત્યાં સુધી ટ્રેકિંગ અટકેલું દેખાય એવું બને.
means_pickup_failed = અમારી તરફથી તૈયાર છે. કુરિયરે ફરી આવવું પડશે; કારણ કુરિયરે જણાવ્યું નથી.
means_in_transit = તે કુરિયરના હબ વચ્ચે ચાલે છે. એક-બે દિવસ નવી જગ્યા ન દેખાય એ સામાન્ય છે.
means_near_you = તે તમારા વિસ્તારના હબ પર પહોંચી ગયો છે અને ત્યાંથી નીકળશે.
means_out_for_delivery = તે ડિલિવરી કરનાર પાસે છે. ફોન પાસે રાખજો.
means_attempt_failed = તે કુરિયર પાસે સુરક્ષિત છે અને તમારા જવાબની રાહ જુએ છે.
means_attempt_answered = તે કુરિયર પાસે સુરક્ષિત છે અને તમારો જવાબ પણ તેની પાસે છે.
means_attempt_not_made = તે કુરિયર પાસે સુરક્ષિત છે. અમે કુરિયર સાથે વાત કરીએ છીએ; તમારે કંઈ કરવાનું નથી.
means_ready_to_collect = તમારી નજીકના કુરિયર સેન્ટર પરથી લઈ શકો છો.
means_delivered = કુરિયરે તે સોંપાઈ ગયો એમ નોંધ્યું છે. તમારી પાસે ન હોય, તો અહીં જણાવો.
means_returning = કુરિયર તેને અમારી પાસે પાછો લાવે છે. આગળ શું થશે તે અમારી ટીમ કહી શકે છે.
means_returned = તે અમારી પાસે પાછો પહોંચી ગયો છે. આગળ શું થશે તે અમારી ટીમ કહી શકે છે.
means_cancelled = કંઈ ડિલિવર નહીં થાય.
means_lost = અમે આ સંભાળીએ છીએ: અમારી ટીમ તમને અહીં જણાવશે.
means_damaged = અમે આ સંભાળીએ છીએ: અમારી ટીમ તમને અહીં જણાવશે.
means_return_requested = અમે તમારી વિનંતી જોઈએ છીએ અને પાછું લઈ શકાય કે નહીં તે અહીં જણાવીશું.
means_return_declined = તે તમારી પાસે જ રહેશે. તમારો મત જુદો હોય, તો અહીં જવાબ આપો, અમારી ટીમ ફરી જોશે.
means_return_approved = કુરિયર પાસે દિવસ માંગ્યો છે. ટેગ સાથે પેક કરીને રાખજો.
means_return_pickup = પેક કરીને તૈયાર રાખજો. કુરિયરને કંઈ આપવાનું નથી.
means_return_pickup_failed = કુરિયર ફરી આવશે. પેક કરેલું રાખજો; બીજું કંઈ કરવાનું નથી.
means_return_on_its_way = તે કુરિયર પાસે છે. અમારી પાસે પહોંચે ત્યારે તપાસીને પરિણામ અહીં જણાવીશું.
means_return_in_check = તે પૂરું અને વપરાયા વગરનું છે કે નહીં તે જોઈએ છીએ, પરિણામ અહીં જણાવીશું.
means_return_passed = બધું બરાબર છે. હવે તમારું રિફંડ શરૂ કરીશું, અને રેફરન્સ નંબર અહીં મળશે.
means_return_rejected = આ હાલતમાં અમે રિફંડ આપી શકતા નથી. શું થઈ શકે તે અમારી ટીમ અહીં જણાવશે.
means_replacement_due = બધું બરાબર છે. બદલીની વસ્તુ રવાના થશે ત્યારે અહીં જણાવીશું.
means_refund_started = પૈસા મોકલી દીધા છે. બેંકમાં દેખાતાં થોડા કામકાજના દિવસ લાગે છે.
means_refunded = પેમેન્ટ કંપનીએ પૈસા આપી દીધા છે. તમારી બેંકમાં દેખાતાં થોડા કામકાજના દિવસ લાગી શકે છે.

## Lines of the story

line_progress = { $bar } { $reached }, પગલું { $done }/{ $of }.
line_place = છેલ્લું લોકેશન: { $place }, { $place_when }.
line_means = એટલે કે: { $meaning }
line_expected = તમારા સુધી પહોંચવાનો અંદાજ: { $range }.
line_expected_late = અમે ધાર્યું હતું તેના કરતાં મોડું છે. નવો અંદાજ: { $range }.
line_cause = અટકવાનું કારણ: { $cause }.
line_cash = ડિલિવરી વખતે આપવાના: { $amount }.
line_due_now = નીકળે તે પહેલાં ચૂકવવાના: { $amount }.
line_parcels = પાર્સલ { $parcel_no }, કુલ { $parcels } માંથી.
line_pickup = પિકઅપ: { $pickup }.
line_check_reason = તપાસમાં શું જોવા મળ્યું: { $qc_reason }
line_decline_reason = કારણ: { $qc_reason }
line_refund = રિફંડ: { $refund }.
line_reference = તમારી બેંક માટે રેફરન્સ: { $reference }.
line_step = હવે પછીનું પગલું: { $step_by } સુધીમાં.
line_step_late = માફ કરશો, અમે કહ્યું હતું તેના કરતાં વધુ સમય લાગે છે. હવે પછીના પગલાની નવી તારીખ: { $step_by }.
line_bank = તમારા ખાતામાં: { $step_by } સુધીમાં.
line_bank_late = માફ કરશો, રિફંડમાં અમે કહ્યું હતું તેના કરતાં વધુ સમય લાગે છે. નવી તારીખ: { $step_by }.
line_next = હવે પછીનું અપડેટ: મોડામાં મોડું { $next_by } સુધીમાં.
line_next_none = તમારે બીજું કંઈ કરવાનું નથી.

## Milestones of the progress line and the progress bar

milestone_confirmed = કન્ફર્મ
milestone_packed = પેક થયો
milestone_on_its_way = રસ્તામાં
milestone_out_for_delivery = ડિલિવરી માટે નીકળ્યો
milestone_ready_to_collect = લેવા માટે તૈયાર
milestone_delivered = ડિલિવર થયો
milestone_return_requested = રિટર્નની વિનંતી
milestone_return_approved = રિટર્ન મંજૂર
milestone_return_picked_up = રિટર્ન લેવાયું
milestone_return_checked = રિટર્ન તપાસાયું
milestone_refund_started = રિફંડ શરૂ
milestone_refunded = રિફંડ પૂરું

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = કુરિયરને પાર્સલ લેનાર કોઈ મળ્યું નહીં.
reason_customer_unreachable = કુરિયરનો તમારી સાથે ફોન પર સંપર્ક ન થઈ શક્યો.
reason_address_issue = કુરિયરને સરનામું મળ્યું નહીં.
reason_refused = કુરિયર કહે છે કે પાર્સલ લેવાયું નહીં.
reason_refused_otp_verified = કુરિયર કહે છે કે પાર્સલ લેવાયું નહીં.
reason_payment_not_ready = કુરિયર કહે છે કે પેમેન્ટ તૈયાર ન હતું.
reason_not_attempted = કુરિયર આવ્યો નહીં.
reason_reschedule_requested = કુરિયર કહે છે કે બીજા દિવસે આવવા કહેવાયું હતું.
reason_out_of_delivery_area = કુરિયર કહે છે કે સરનામું તેમના વિસ્તારની બહાર છે.
reason_open_delivery_requested = કુરિયર કહે છે કે પાર્સલ પહેલાં ખોલીને બતાવવાનું કહેવાયું, જે તેઓ કરતા નથી.
reason_restricted_area = કુરિયર સરનામા સુધી અંદર જઈ ન શક્યો.
reason_self_collect = કુરિયર કહે છે કે તમે જાતે લેવા માંગો છો.
reason_otp_failed = કુરિયર સોંપતી વખતની ચકાસણી પૂરી ન કરી શક્યો.
reason_id_missing = કુરિયર કહે છે કે ઓળખપત્ર ન હતું.
reason_damaged = કુરિયર કહે છે કે પાર્સલને નુકસાન થયું હતું.
reason_already_cancelled = કુરિયર કહે છે કે ઓર્ડર કેન્સલ થઈ ગયો હતો.
reason_seized = કુરિયર કહે છે કે પાર્સલ રોકી રાખવામાં આવ્યું છે.
reason_other = કુરિયરે અમને કારણ જણાવ્યું નથી.

## Small pieces

reason_unsaid = અમને કોઈ કારણ જણાવાયું નથી.
reference_follows = બેંકના જવાબ સાથે આવશે

place_unknown = કુરિયર પાસે, જગ્યા હજુ જણાવી નથી
nothing_to_pay = કંઈ નહીં, પેમેન્ટ થઈ ગયું છે
no_next = નવા સમાચાર મળે ત્યાં
no_range = ખબર પડતાં જ જણાવીશું
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = કુરિયરે અમને જણાવ્યું નથી
cause_at = { $cause }, { $where } આસપાસ
cause_weather = ખરાબ હવામાન
cause_flood = પૂર
cause_strike = હડતાળ
cause_disruption = કુરિયરના કામમાં અડચણ
cause_congestion = કુરિયરના હબ પર પહોંચી વળાય તેના કરતાં વધુ પાર્સલ
cause_drought = કુરિયરે કલાકોથી કોઈ પાર્સલના સમાચાર આપ્યા નથી
cause_festival_rush = તહેવાર પહેલાં રોજ કરતાં વધુ પાર્સલ
cause_restriction = સ્થાનિક પ્રતિબંધ
cause_misrouted = કુરિયરે તેને ખોટા રસ્તે મોકલ્યો
cause_hub_loop = જે હબ પરથી નીકળ્યો હતો, કુરિયરે ત્યાં જ પાછો મોકલ્યો
