## A person takes over

handoff_waiting =
    Aapki chat pehle se hamari team ke paas hai aur yeh message bhi woh padhegi. Aapko yahin { $answer_by } tak jawab milega; tab tak aur kuch nahi karna hai.

handoff_late =
    Aapko ab tak hamari team se jawab mil jana chahiye tha, par nahi mila. Humne ise der hua maankar phir se aage bheja hai: aapko yahin { $answer_by } tak jawab milega.

complaint_taken =
    Sorry: aisa nahi hona chahiye tha. Order *{ $number }* ke baare mein humein yeh pata hai: { $now }
    { $meaning } Hamari team poori baat dekhegi aur aapko yahin { $answer_by } tak likhegi; aapko kuch bhi dobara batane ki zaroorat nahi hai.

complaint_noted =
    Sorry: aisa nahi hona chahiye tha. Aapne jo likha hai, use hamari team padhegi aur yahin { $answer_by } tak jawab degi.

calm_offer =
    Hum ise theek karna chahte hain. Yahan pata chal sakta hai ki aapka order kahan hai, ya hamari team se baat ho sakti hai. Please chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

## What we are

out_of_scope =
    Yeh kaam yahan nahi ho sakta. Yahan { $brand } ke order ki baat hoti hai: kahan hai, koi aur din ya address, return aur refund. Please chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

bot_or_person =
    Yeh { $brand } ka automatic assistant hai. Ise aapke order ki jaankari hai, aur hamari team se koi bhi kabhi bhi yahan baat kar sakta hai. Please chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

really_us =
    Aapne sahi poocha. Is chat ka code *{ $code }* hai. Apne order ka page hamari shop se ya kisi purane message se kholein, is message se nahi: wahan { $code_ends } tak yahi code dikhega. Hum kabhi OTP, card number ya password nahi maangte, aur refund dene ke liye kabhi paise nahi maangte.
    .agent = Humse baat karein

really_us_no_order =
    Aapne sahi poocha. Is chat mein koi order nahi hai jisse hum yeh saabit kar sakein, isliye please koi private baat na batayein. Yaad rakhein: { $brand } ki taraf se kabhi OTP, card number ya password nahi maanga jata, aur refund ke liye kabhi paise nahi maange jate.
    .agent = Humse baat karein

## Language

ask_change_language_language =
    Hum aapko kis bhasha mein likhein?
    .open = Bhasha chunein

# Each language names itself here.
language_changed =
    Ab se hum aapko Hinglish mein likhenge. Doosri bhasha ke liye yahan kabhi bhi kahein.

language_not_spoken =
    Hum abhi { $asked_language } mein nahi likh sakte. In bhashaon mein yahan likh sakte hain.
    .open = Bhasha chunein

## What we know of her

my_data =
    Aapke baare mein humein yeh pata hai:
    Naam: { $her_name }
    Phone: { $phone }
    Abhi ya haal ke order: { $order_count }
    Bhasha: { $tongue }
    Pasand: { $likes }
    Message: { $consent }
    Address aur bill har order ke saath rehte hain. Hum kya karein?
    .forget_likes = Pasand bhool jayein
    .delete_data = Mera data hatayein

likes_forgotten =
    Ho gaya: aapki pasand hata di gayi hai, aur bhasha wahi hogi jismein aap likhenge. Aur kuch nahi karna hai.

ask_delete_data_sure =
    Kya hum aapki details, yeh chat aur aapki pasand hata dein? Raaste wala order phir bhi aapko milega, aur bill utne time tak rakhe jate hain jitna kanoon kehta hai. Yeh wapas nahi ho sakta.
    .yes = Haan, hata dein
    .no = Nahi, rehne dein

delete_taken =
    Theek hai: hamari team { $delete_by } tak aapki details hata degi aur yahin confirm karegi. Aapko aur kuch nahi karna hai.

delete_left =
    Theek hai, sab kuch jaisa hai waisa hi rahega. Aur kuch nahi karna hai.

consent_all = order ke baare mein, aur offers bhi
consent_orders = sirf order ke baare mein
consent_none = koi nahi, aapne band kiye hain
likes_none = koi nahi
like_slot_morning = delivery subah
like_slot_afternoon = delivery dopahar mein
like_slot_evening = delivery shaam ko
like_call_before = delivery se pehle call
like_language = likhne ki bhasha { $tongue }
like_other = ek aur, jo aapne batayi
not_known = pata nahi

## What we cannot read

secret_struck =
    Please chat mein kabhi OTP ya card number na bhejein, humein bhi nahi: { $brand } ki taraf se koi yeh nahi maangta. Yahan use mita diya gaya hai; please apne phone se bhi delete kar dein.

voice_unheard =
    Voice note yahan suna nahi ja sakta. Please thode shabdon mein, apni bhasha mein likhein, ya chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

photo_about_what =
    Photo ke liye thank you. Yeh kis baare mein hai?

video_unseen =
    Video yahan dekha nahi ja sakta, par hamari team dekh sakti hai. Yeh kis baare mein hai?

file_unread =
    File yahan padhi nahi ja sakti. Please likhein ki yeh kis baare mein hai, ya chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

card_unread =
    Contact mil gaya. Hum iska kya karein?

cart_unread =
    Is chat mein order nahi liya ja sakta. Please hamari shop mein order karein; uske baad ki har baat ke liye yahan chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

## On the page of the order

page_verify = Kya chat sach mein hamari hai? Wahan poochein “kya yeh sach mein aap hain?”: usmein abhi inmein se ek code hona chahiye: { $codes }.
