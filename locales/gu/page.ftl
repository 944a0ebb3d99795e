## The tracking page

page_title = ઓર્ડર { $number }
page_headline = તમારો ઓર્ડર { $number }: { $now }
page_talk = કંઈ સમજાયું નહીં? અમને WhatsApp પર લખો, જે ચેટમાંથી આ લિંક આવી ત્યાં જ.
page_gone_title = આ લિંક હવે ચાલુ નથી
page_gone = આ લિંક પર હવે અમારો કોઈ ઓર્ડર ખૂલતો નથી. અમને WhatsApp પર લખો, તમારો ઓર્ડર ક્યાં છે તે જણાવીશું.
page_language = ભાષા
page_for = { $her_name } માટે
page_way = અત્યાર સુધીનો રસ્તો: { $places }
page_ask = WhatsApp પર પૂછો
page_ask_text = મારો ઓર્ડર { $number } ક્યાં છે?
page_privacy = જેની પાસે આ લિંક છે તે આ પેજ જોઈ શકે છે. તેમાં ફોન નંબર કે સરનામું દેખાતું નથી.
page_busy_title = થોડી રાહ જુઓ
page_busy = આ ફોર્મ હમણાં ઘણી વાર મોકલાયું. દસ મિનિટ રાહ જુઓ, અથવા અમને WhatsApp પર લખો.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = તમારો ઓર્ડર અમારી પાસે છે અને અમે તેને પેક કરીએ છીએ.
page_means_packed = તે અમારે ત્યાં તૈયાર છે, કુરિયર લઈ જવાનું બાકી છે.
page_means_on_its_way = તે કુરિયરના હબ વચ્ચે ચાલે છે. એક-બે દિવસ નવી જગ્યા ન દેખાય એ સામાન્ય છે.
page_means_out_for_delivery = ડિલિવરી કરનાર તે દિવસે તમારે ઘેર લાવે છે. ત્યારે ફોન પાસે રાખજો.
page_means_ready_to_collect = નજીકના કુરિયર સેન્ટર પરથી તમે લઈ શકો છો.
page_means_delivered = કુરિયરે તે સોંપી દીધું છે.
page_means_return_requested = તમે પાછું મોકલવા કહ્યું છે અને અમે જોઈએ છીએ.
page_means_return_approved = અમે પાછું લઈએ છીએ અને કુરિયર લેવા આવે છે.
page_means_return_picked_up = તે કુરિયર પાસે છે અને અમારી પાસે આવે છે.
page_means_return_checked = તે અમારી પાસે પહોંચ્યું છે અને અમે જોઈ લીધું છે.
page_means_refund_started = અમે પૈસા મોકલી દીધા છે.
page_means_refunded = પેમેન્ટ કંપનીએ પૈસા ચૂકવી દીધા છે. બેંકમાં દેખાતાં થોડા કામકાજના દિવસ લાગી શકે છે.
page_step_done = થઈ ગયું
page_step_now = હમણાં અહીં
page_step_next = હજી બાકી

## The form after a failed attempt

page_answer_title = કુરિયર ફરી ક્યારે આવે?
page_answer_by = { $decide_by } સુધીમાં પસંદ કરો; તે પછી કુરિયર પાર્સલ પાછું મોકલી શકે છે.
page_day = દિવસ
page_day_soon = બને તેટલું જલદી
page_slot = સમય
page_slot_any = કોઈ પણ સમયે
page_landmark = તમારી નજીકનું લેન્ડમાર્ક
page_landmark_hint = જેમ કે: સ્કૂલના ગેટની સામે. કંઈ બદલાયું ન હોય તો ખાલી રાખો.
page_phone = ડિલિવરી કરનાર માટે બીજો નંબર
page_phone_hint = ભારતનો મોબાઇલ નંબર; આ પેજ તે બતાવતું નથી. અમે ક્યારેય કોડ કે કાર્ડ નંબર માગતા નથી.
page_send = કુરિયરને મોકલો
page_change = તમારો જવાબ બદલો
page_wrong = આ એક વાર ફરી જોઈ લો.
page_wrong_day = આ દિવસ હવે પસંદ થઈ શકશે નહીં. બીજો દિવસ પસંદ કરો.
page_wrong_landmark = લેન્ડમાર્ક થોડા શબ્દોમાં લખો; લિંક, કોડ કે કાર્ડ નંબર વગર.
page_wrong_phone = આ ભારતનો મોબાઇલ નંબર નથી.

## What became of the answer

page_received = આભાર. તમારો જવાબ અમને મળ્યો છે અને હવે કુરિયર પાસે જાય છે.
page_asked = તમારો જવાબ કુરિયરને જણાવી દીધો છે, તેની હાની રાહ જોઈએ છીએ.
page_accepted = કુરિયરે તમારો જવાબ સ્વીકાર્યો છે અને ફરી આવશે.
page_refused = કુરિયરે તમારો જવાબ સ્વીકાર્યો નથી. અમારી ટીમ તમારા માટે આ જુએ છે.
page_late = આ જવાબ મોડો આવ્યો: પાર્સલ તે પહેલાં જ આગળ વધી ગયું હતું. અહીં જે દેખાય છે તે જ હમણાં સાચું છે.
page_wish = તમે આ માગ્યું છે: { $wish }
page_look_again = કુરિયર શું કહે છે તે જુઓ
