## Another day or part of the day

ask_change_delivery_time_date =
    Order *{ $number }* ke liye kaun sa din theek rahega? Hum aapki pasand aage bata denge aur uska kya hua, yeh yahin batayenge. Please list se chunein, ya din likh dein.
    .open = Din chunein

ask_change_delivery_time_slot =
    Aur din ka kaun sa hissa? Courier aapki pasand padhta hai aur koshish karta hai; theek kitne baje, iska waada woh nahi karta.
    .in_morning = Subah
    .in_evening = Shaam
    .any_time = Kabhi bhi

delivery_day_not_open =
    Order *{ $number }* ke liye woh din nahi maanga ja sakta: courier sirf aane wale working days leta hai, aaj ka din ya Sunday nahi. Please inmein se ek chunein.
    .open = Din chunein

delivery_wish_noted =
    Order *{ $number }* ke liye likh liya: { $wish }.

    Delivery ka andaaza: { $range }. Inmein se kaun sa din hoga, yeh courier aapke paas pahunchkar tay karta hai; aapki pasand abhi waada nahi hai. Delivery ke liye nikalte hi hum yahin batayenge, aur { $next_by } tak zaroor. Tab koi na le paye, toh naya din yahin chun sakte hain. Aapko kuch nahi karna hai.

delivery_wish_by_hand =
    Order *{ $number }* ke liye likh liya: { $wish }. Iske liye parcel ko rokkar rakhna hoga, jo hamari team hi karwa sakti hai.

    Hamari team iske liye kahegi aur { $answer_by } tak yahin batayegi ki ho payega ya nahi. Aapko aur kuch nahi karna hai.

delivery_at_the_door =
    Order *{ $number }* aaj delivery ke liye nikla hai, aur nikle hue parcel ka din ya time ab nahi badla ja sakta.

    Aap wahan na hon, toh bata dene par koi padosi ya guard ise le sakta hai. Warna courier ise apne hub par wapas le jayega, kuch khoyega nahi, aur aap turant yahin naya din chun sakte hain. Aapko aur kuch nahi karna hai.

reattempt_day_accepted =
    Ho gaya: courier ne order *{ $number }* lekar aane ki request le li hai: { $wish }.

    Delivery ke liye nikalte hi hum yahin batayenge, aur { $next_by } tak zaroor. Please phone apne paas rakhein.

slot_morning = subah
slot_afternoon = dopahar mein
slot_evening = shaam ko
wish_any = koi aur din ya time
wish_call = pehle call karke

## They say they came

ask_fake_attempt_seen =
    Iske liye sorry. Courier ne order *{ $number }* lekar aane ki ek koshish batayi hai: { $reason }

    Aapki taraf kya hua? Aapka jawab hamari shikayat ke saath courier tak jayega.
    .home_not_called = Ghar par, call nahi
    .home_called = Ghar par, call aayi
    .not_home = Hum wahan nahi the

attempt_known_missed =
    Aap sahi keh rahe hain: courier khud kehta hai ki woh order *{ $number }* lekar nahi aaya. Humne shikayat kar di hai, aur woh aapke kahe bina dobara aayega.

    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

no_attempt_known =
    Order *{ $number }* ke liye courier ne aisi koi adhoori koshish nahi batayi jo abhi khuli ho. Abhi haal yeh hai: { $now }
    { $story }
    .agent = Humse baat karein

## Marked as delivered

ask_not_received_looked =
    Sunkar bura laga, sorry. Courier ne order *{ $number }* ko diya hua likha hai: { $delivered_when }. Usne humein bas itna hi bataya hai.

    Please pehle ghar mein, padosiyon se aur guard ya reception par pooch lein. Kya woh wahan hai? Nahi, toh hum turant courier se poochenge.
    .found_it = Haan, mil gaya
    .looked_everywhere = Nahi, wahan nahi hai

not_delivered_yet =
    Order *{ $number }* deliver hua nahi likha gaya hai, yaani koi nahi kehta ki woh aapke paas hai: { $now }
    { $story }
    .agent = Humse baat karein

## Who brings it

courier_contact =
    Order *{ $number }* is courier ke paas hai: { $courier }. Tracking number: { $awb }
    Yahan dekhein: { $track }

    Delivery partner ka number humein nahi diya jata, aur har din koi aur ho sakta hai. Jis din parcel nikalta hai, woh khud call karte hain, isliye please phone apne paas rakhein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

courier_has_it_not =
    Order *{ $number }* abhi kisi courier ke paas nahi hai: { $now } Courier ke uthate hi hum tracking link yahin bhejenge. Aapko kuch nahi karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

courier_unnamed = hamara courier

## How it stands

greeting_order =
    Namaste! Kya baat { $item }, order *{ $number }* ki hai? Abhi haal yeh hai: { $now }

    Please neeche se chunein, ya likhein ki kya chahiye.

order_status_again =
    Aapke pichhle sawaal ke baad kuch nahi badla hai, isliye order *{ $number }* ki poori jaankari yeh rahi: { $now }
    { $story }

    Ab tak ka raasta: { $places }
    Courier: { $courier }, tracking number { $awb }.
    Isse kaam na bane, toh hamari team aapke saath ise dekhegi.
    .agent = Humse baat karein

way_unknown = courier ne abhi koi jagah nahi batayi hai

order_status_decide =
    Order *{ $number }*: { $now }
    { $story }

    Ismein ek se zyada baar der hui hai, isliye faisla aapka hai. Jawab na mile, toh hum ise aap tak pahunchate rahenge.
    .keep_it = Rakhna hai
    .change_date = Din badlein
    .cancel_it = Cancel karein
