## The tracking page

page_title = Aapka order { $number }
page_headline = Aapka order { $number }: { $now }
page_talk = Kuch samajh na aaye? Humein WhatsApp par likhein, usi chat mein jahan se yeh link aaya.
page_gone_title = Yeh link ab chaalu nahi hai
page_gone = Yeh ab hamare kisi order tak nahi le jaata. Humein WhatsApp par likhein, hum batayenge ki aapka order kahan hai.
page_language = Bhasha
page_for = { $her_name } ke liye
page_way = Ab tak ka raasta: { $places }
page_ask = WhatsApp par poochhein
page_ask_text = Mera order { $number } kahan hai?
page_privacy = Jiske paas yeh link hai, woh yeh page dekh sakta hai. Ismein na phone number dikhta hai, na address.
page_busy_title = Please thoda rukein
page_busy = Yeh form abhi bahut baar bheja gaya. Please das minute rukein, ya humein WhatsApp par likhein.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = Aapka order hamare paas hai aur hum use pack karte hain.
page_means_packed = Packet hamare yahan taiyaar hai aur courier ke uthane ka intezaar hai.
page_means_on_its_way = Packet courier ke hubs ke beech chalta hai. Ek-do din nayi jagah na dikhna aam baat hai.
page_means_out_for_delivery = Delivery wala us din aapke darwaze tak laata hai. Tab phone apne paas rakhein.
page_means_ready_to_collect = Aap ise paas ke courier center se le sakte hain.
page_means_delivered = Courier ne ise saunp diya hai.
page_means_return_requested = Aapne wapas bhejne ko kaha hai aur hum aapki request dekh rahe hain.
page_means_return_approved = Hum ise wapas lete hain aur courier lene aata hai.
page_means_return_picked_up = Yeh courier ke paas hai aur hamare paas aa raha hai.
page_means_return_checked = Yeh hum tak pahunch gaya hai aur humne ise dekh liya hai.
page_means_refund_started = Humne paise bhej diye hain.
page_means_refunded = Payment company ne paise de diye hain. Bank mein dikhne mein kuch working days lag sakte hain.
page_step_done = ho gaya
page_step_now = abhi yahan
page_step_next = aage hona hai

## The form after a failed attempt

page_answer_title = Courier dobara kab aaye?
page_answer_by = Please { $decide_by } tak chunein; uske baad courier parcel wapas bhej sakta hai.
page_day = Din
page_day_soon = Jitni jaldi ho sake
page_slot = Time
page_slot_any = Kisi bhi time
page_landmark = Aapke paas ka landmark
page_landmark_hint = Jaise: school ke gate ke saamne. Kuch na badla ho to khaali chhod dein.
page_phone = Delivery wale ke liye doosra number
page_phone_hint = Indian mobile number; yeh page use nahi dikhata. Hum kabhi code ya card number nahi maangte.
page_send = Courier ko bhejein
page_change = Apna jawab badlein
page_wrong = Please ise ek baar phir dekh lein.
page_wrong_day = Yeh din ab nahi chuna ja sakta. Please doosra din chunein.
page_wrong_landmark = Please landmark kuch hi shabdon mein likhein, bina link, code ya card number ke.
page_wrong_phone = Yeh Indian mobile number nahi hai.

## What became of the answer

page_received = Thank you. Aapka jawab humein mil gaya hai aur ab courier ke paas ja raha hai.
page_asked = Humne aapka jawab courier ko de diya hai, ab uski haan ka intezaar hai.
page_accepted = Courier ne aapka jawab maan liya hai aur dobara aayega.
page_refused = Courier ne aapka jawab nahi maana. Hamari team ise aapke liye dekh rahi hai.
page_late = Yeh jawab der se aaya: parcel pehle hi aage badh chuka tha. Yahan jo dikh raha hai, wahi abhi sahi hai.
page_wish = Aapne yeh maanga hai: { $wish }
page_look_again = Dekhein, courier ne kya kaha
