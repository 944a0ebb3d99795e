## Later or elsewhere than we said. Each says why, the new range and the next update; "why" is never made up.

order_is_safe =
    Aapka order *{ $number }* safe hai. Yeh abhi raaste ke lambe hisse par hai, aur aise mein ek-do din tak naya scan nahi dikhta.

    Aakhri location: { $place }.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

page_reassurance =
    Aapne order *{ $number }* ko kuch baar dekha, isliye yeh raha uska haal: { $now }

    Aakhri location: { $place }.
    Iska matlab: { $meaning }
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai; koi chinta ho, toh yahin likhein.

near_you =
    Order *{ $number }* aapke area ke hub par pahunch gaya hai: { $place }.

    Iska matlab: delivery ke liye yeh wahin se niklega. Jis subah niklega, hum aapko batayenge.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Please phone chaalu rakhein; aur kuch nahi karna hai.

pickup_delayed =
    Order *{ $number }* pack hokar taiyaar hai, par courier ise tay time par lene nahi aaya. Intezaar ke liye sorry.

    Wajah: { $cause }. Humne courier ko ise lene ke liye kaha hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

pickup_still_delayed =
    Order *{ $number }* ab bhi hamare paas taiyaar rakha hai; courier ise abhi tak lene nahi aaya. Iske liye sorry.

    Wajah: { $cause }. Humne courier ko phir se kaha hai, aur hamari team is par nazar rakh rahi hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

order_late =
    Sorry: order *{ $number }* mein hamare bataye time se zyada lag raha hai. { $now }

    Wajah: { $cause }.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

courier_late =
    Courier ne bataya hai ki order *{ $number }* late chal raha hai. Iske liye sorry.

    Wajah: { $cause }.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

delay_update =
    Jaisa vaada kiya tha, order *{ $number }* ka haal: { $now }

    Late hone ki wajah: { $cause }.
    Aakhri location: { $place }.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

parcel_stuck =
    Sorry: order *{ $number }* aam taur se zyada der se ek hi jagah ruka hai. Humne courier ke paas case khol diya hai.

    Wajah: { $cause }.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agar yeh aage na badhe, toh hamari team aapke saath iska hal nikalegi. Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

hub_loop_paid =
    Order *{ $number }* usi courier hub par wapas chala gaya hai, jahan se nikal chuka tha. Yeh khoya nahi hai, aur aapka paisa safe hai.

    Wajah: { $cause }. Humne courier ko kaha hai ki ise seedhe aapke paas wale hub par bheje.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

hub_loop_cod =
    Order *{ $number }* usi courier hub par wapas chala gaya hai, jahan se nikal chuka tha. Yeh khoya nahi hai, aur paise tabhi dene hain jab yeh aapke haath mein ho.

    Wajah: { $cause }. Humne courier ko kaha hai ki ise seedhe aapke paas wale hub par bheje.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

wrong_routing =
    Order *{ $number }* doosre raaste par chala gaya hai: yeh abhi aapki taraf nahi aa raha. Yeh safe hai, aur hum ise dekh rahe hain.

    Wajah: { $cause }. Humne courier ko ise sahi raaste par laane ko kaha hai.
    Aakhri location: { $place }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

incident_weather =
    Order *{ $number }* courier ke paas safe hai aur mausam theek hone ka wait kar raha hai.

    Wajah: { $cause }. Raaste khulte hi yeh aage badhega.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_congestion =
    Order *{ $number }* ek aise hub par hai jahan itne parcel aa gaye hain ki sab aage nahi ja pa rahe. Yeh safe hai, aur line mein iski jagah bani hui hai.

    Wajah: { $cause }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_strike =
    Order *{ $number }* strike ki wajah se ruka hua hai. Jahan hai, wahan safe hai.

    Wajah: { $cause }. Kab tak, yeh abhi koi nahi keh sakta; courier jo batata hai, hum usi par chalte hain.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_disruption =
    Courier ke kaam mein rukawat aayi hai, aur order *{ $number }* bhi un parcel mein hai jo isse ruke hain. Yeh safe hai.

    Wajah: { $cause }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_drought =
    Courier se kuch ghanton se kisi bhi parcel ki khabar nahi aayi hai, isliye order *{ $number }* bhi humein abhi nahi dikh raha. Yeh courier ke paas hai.

    Wajah: { $cause }. Humne poocha hai ki kya chal raha hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_other =
    Order *{ $number }* raaste mein ruka hua hai. Yeh courier ke paas safe hai.

    Wajah: { $cause }.
    Delivery ka naya andaaza: { $range }.
    Agla update: { $next_by } tak zaroor, chahe kuch na badle. Abhi aapko kuch nahi karna hai.

incident_cleared =
    Achhi khabar: jis wajah se order *{ $number }* ruka tha, woh door ho gayi hai aur parcel phir se chal rahe hain. Aapka bhi.

    Aakhri location: { $place }.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

## Cash on delivery, and late more than once: she decides

cod_delayed =
    Sorry: order *{ $number }* late hai, aur pehle bhi late ho chuka hai. Aapne kaafi intezaar kiya hai, isliye ab aapse poochte hain.

    Wajah: { $cause }.
    Delivery ka naya andaaza: { $range }.
    Kya aap ise rakhna chahenge? Jawab na dein, toh yeh aata rahega. Agla update: { $next_by } tak zaroor.
    .keep_it = Order rakhein
    .change_date = Din badlein
    .cancel_it = Cancel karein

cod_delay_kept =
    Aapke sabr ke liye thank you. Humne courier ko bata diya hai ki aap order *{ $number }* ka intezaar kar rahe hain.

    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

cod_delay_date =
    Note kar liya: order *{ $number }* aapko kisi aur din chahiye. Jo din theek ho, please yahin likhein; hamari team courier se tay karegi aur aapko { $answer_by } tak batayegi.

cod_delay_cancelled =
    Theek hai. Humne courier ko order *{ $number }* hamare paas wapas laane ko kaha hai, aur koi paisa nahi dena hai. Phir bhi yeh aapke yahan aa jaye, toh bas mat lijiye. Aapko aur kuch nahi karna hai.

cod_delay_cancel_late =
    Theek hai: order *{ $number }* aapko ab nahi chahiye. Courier ne yeh turant nahi liya, isliye hamari team ise dekhegi aur aapko { $answer_by } tak jawab milega. Phir bhi yeh aapke yahan aa jaye, toh bas mat lijiye.
