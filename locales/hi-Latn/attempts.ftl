## Failed attempts: the first word, and the second with its deadline

attempt_unavailable =
    Sorry: order *{ $number }* deliver nahi ho paya. { $reason }

    Yeh courier ke paas safe hai. Aapke liye kaun sa din theek rahega? Aap jo chunenge, hum turant courier ko bata denge.
    Agla update: { $next_by } tak zaroor.
    .tomorrow = Kal deliver karein
    .more_options = Aur options
    .nobody_came = Koi nahi aaya

attempt_unavailable_again =
    Aapka order *{ $number }* ab bhi aapke paas wale courier hub par rakha hai.

    Please { $decide_by } tak chun lein; uske baad courier ise humein wapas bhej sakta hai. Bas ek tap kaafi hai.
    .tomorrow = Kal deliver karein
    .more_options = Aur options
    .nobody_came = Koi nahi aaya

attempt_unreachable =
    Sorry: courier ne order *{ $number }* pahunchane ki koshish ki aur uske mutabik aapka phone nahi lag paya.

    Yeh courier ke paas safe hai. Kya courier dobara aaye, ya call ke liye koi doosra number hai? Hum turant bata denge.
    Agla update: { $next_by } tak zaroor.
    .tomorrow = Yahi number sahi hai
    .other_phone = Doosra number dein
    .nobody_came = Koi call nahi aayi

attempt_unreachable_again =
    Order *{ $number }* aap tak laane ke liye courier ko ab bhi ek chaalu phone number chahiye.

    Please { $decide_by } tak chun lein; uske baad parcel wapas ja sakta hai. Bas ek tap kaafi hai.
    .tomorrow = Yahi number sahi hai
    .other_phone = Doosra number dein
    .nobody_came = Koi call nahi aayi

attempt_address =
    Sorry: order *{ $number }* deliver nahi ho paya. { $reason }

    Yeh courier ke paas safe hai. Kya address mein kuch theek karna hai, jaise house number ya landmark?
    Agla update: { $next_by } tak zaroor.
    .fix_address = Address theek karein
    .tomorrow = Address sahi hai
    .agent = Humse baat karein

attempt_address_again =
    Order *{ $number }* ke saath courier ko ab bhi aap tak ka raasta nahi mil raha hai.

    Please { $decide_by } tak chun lein; uske baad parcel wapas ja sakta hai. Landmark ya location pin se sabse zyada madad milti hai.
    .fix_address = Address theek karein
    .tomorrow = Address sahi hai
    .agent = Humse baat karein

attempt_refused =
    Courier ne bataya hai ki order *{ $number }* darwaze par nahi liya gaya.

    Kya aapko yeh chahiye? Courier aapke kehne par hi dobara aayega, aur koi galti hui ho, toh yahin theek kar sakte hain.
    Agla update: { $next_by } tak zaroor.
    .reattempt = Haan, deliver karein
    .no_longer_wanted = Nahi, wapas bhejein
    .nobody_came = Maine mana nahi kiya

attempt_refused_again =
    Order *{ $number }* ab bhi courier ke paas hai, aur humein nahi pata ki aap kya chahte hain.

    Please { $decide_by } tak chun lein; jawab na mile, toh courier ise hamare paas wapas le aayega.
    .reattempt = Haan, deliver karein
    .no_longer_wanted = Nahi, wapas bhejein
    .nobody_came = Maine mana nahi kiya

attempt_payment =
    Sorry: order *{ $number }* aapko diya nahi ja saka. { $reason }

    Dena hai: { $amount }. Aap abhi online pay kar sakte hain, phir cash rakhne ki zaroorat nahi, ya koi aur din chun lein.
    Agla update: { $next_by } tak zaroor.
    .prepay = Online pay karein
    .tomorrow = Kal deliver karein
    .more_options = Aur options

attempt_payment_again =
    Order *{ $number }* ab bhi courier ke hub par hai aur { $amount } ke payment ka intezaar hai, online ya delivery par.

    Please { $decide_by } tak chun lein; uske baad courier ise humein wapas bhej sakta hai.
    .prepay = Online pay karein
    .tomorrow = Kal deliver karein
    .more_options = Aur options

attempt_failed =
    Sorry: order *{ $number }* deliver nahi ho paya. { $reason }

    Yeh courier ke paas safe hai. Kya courier dobara aaye? Neeche chunein, hum turant bata denge.
    Agla update: { $next_by } tak zaroor.
    .reattempt = Dobara bhejein
    .more_options = Aur options
    .agent = Humse baat karein

attempt_failed_again =
    Aapka order *{ $number }* ab bhi courier ke hub par aapke jawab ka intezaar kar raha hai.

    Please { $decide_by } tak chun lein; uske baad courier ise humein wapas bhej sakta hai. Bas ek tap kaafi hai.
    .reattempt = Dobara bhejein
    .more_options = Aur options
    .agent = Humse baat karein

attempt_not_made =
    Sorry: courier order *{ $number }* lekar aapke yahan nahi aaya, jabki aana tha.

    Ismein aapki taraf se kuch nahi hua. Humne courier se baat ki hai aur agle round mein aane ko kaha hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

attempt_not_made_again =
    Order *{ $number }* ki khabar: courier ne ab naya time bataya hai.

    Delivery ka andaaza: { $range }. Jis din yeh delivery ke liye niklega, hum yahin batayenge.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

## Failed attempts: what follows an answer

attempt_options =
    Order *{ $number }* ke liye aapko kya theek rahega? Courier ke dobara aane tak aap apni pasand badal sakte hain.
    .open = Options dekhein
    .tomorrow = Kal
    .day_after = Parson
    .mornings = Kal, subah
    .evenings = Kal, shaam ko
    .fix_address = Address theek karein
    .other_phone = Doosra number dein
    .nobody_came = Koi nahi aaya
    .no_longer_wanted = Ab nahi chahiye
    .agent = Humse baat karein

attempt_let_go_why =
    Courier order *{ $number }* wapas le jaye, usse pehle: wajah kya hai? Bas ek tap mein batayein, tabhi hum delivery rokenge.
    .open = Wajah chunein
    .why_too_late = Bahut der se aaya
    .why_mind_changed = Mann badal gaya
    .why_wrong_item = Galat cheez hai
    .reattempt = Nahi, mujhe chahiye

attempt_let_go =
    Theek hai: courier order *{ $number }* hamare paas wapas layega, aur aapko koi paisa nahi dena hai. Pahunchne par hum yahin batayenge. Aapko kuch nahi karna hai.

attempt_let_go_paid =
    Theek hai: courier order *{ $number }* hamare paas wapas layega. Pahunchte hi aapka refund shuru hoga, aur uski tareekh hum yahin batayenge. Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

attempt_let_go_refused =
    Courier ke saath order *{ $number }* ki delivery hum rok nahi paye. Hamari team ise dekhegi aur aapko { $answer_by } tak jawab milega. Courier aa jaye, toh aap parcel lene se mana kar sakte hain.

attempt_pay_link =
    Aap { $amount } ka payment, order *{ $number }* ke liye, yahan kar sakte hain: { $link }

    Payment hote hi hum courier ko dobara aane ko kahenge, aur kuch dena nahi hoga. Hum kabhi card number ya koi code nahi maangte.

attempt_pay_link_refused =
    Order *{ $number }* ka payment link abhi nahi ban paya. Aap { $amount } delivery par bhi de sakte hain: kya courier dobara aaye?
    .tomorrow = Kal deliver karein
    .agent = Humse baat karein

attempt_paid =
    Thank you, order *{ $number }* ka payment ho gaya hai. Humne courier ko dobara aane ko kaha hai, aur ab kuch dena nahi hai.

    Agla update: delivery ke liye nikalte hi, aur { $next_by } tak zaroor. Aapko kuch nahi karna hai.

attempt_nobody_came =
    Batane ke liye thank you. Humne aapki baat courier ke paas complaint ke roop mein rakhi hai, aur order *{ $number }* lekar dobara aane aur pehle aapko call karne ko kaha hai. Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

attempt_chased =
    Aapne jaisa chuna tha, courier order *{ $number }* lekar abhi tak dobara nahi aaya hai, aur usne humein wajah nahi batayi hai.

    Iske liye sorry. Hamari team ne unki regional team se baat ki hai aur is par lagi hui hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

## The way back

returning =
    Courier order *{ $number }* hamare paas wapas la raha hai. { $why }

    Aapko koi paisa nahi dena hai. Ek tap mein bata dein ki kya gadbad hui, toh agli baar hum behtar kar sakenge.
    Agla update: { $next_by } tak zaroor.
    .why_too_late = Bahut der se aaya
    .why_mind_changed = Mann badal gaya
    .why_never_came = Koi nahi aaya

returning_paid =
    Courier order *{ $number }* hamare paas wapas la raha hai. { $why }

    Aapka paisa safe hai: parcel pahunchne par refund { $refund_by } tak zaroor shuru ho jayega, aur hum yahin batayenge.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

returning_choice =
    Courier ne order *{ $number }* ko hamare paas wapas laana shuru kar diya hai. { $why }

    Ise abhi bhi aapki taraf mod sakte hain. Kya aap delivery chahte hain?
    Agla update: { $next_by } tak zaroor.
    .deliver_it = Deliver karein
    .let_it_go = Wapas jaane dein

turning_round_asked =
    Courier ne order *{ $number }* ko wapas modkar aap tak laane ki hamari request le li hai. Yeh phir se nikalte hi hum yahin batayenge, aur { $next_by } tak zaroor. Aapko kuch nahi karna hai.

turning_round_refused =
    Courier ab order *{ $number }* ko aapki taraf nahi mod sakta. Hamari team dekhegi ki aur kya ho sakta hai aur aapko { $answer_by } tak jawab milega. Aapko kuch nahi karna hai.

let_it_go =
    Theek hai, order *{ $number }* hamare paas wapas aa raha hai aur aapko koi paisa nahi dena hai. Pahunchne par hum yahin batayenge. Aapko kuch nahi karna hai.

let_it_go_paid =
    Theek hai, order *{ $number }* hamare paas wapas aa raha hai. Pahunchne par aapka refund { $refund_by } tak zaroor shuru ho jayega, aur hum yahin batayenge. Aapko kuch nahi karna hai.

reason_thanks =
    Batane ke liye thank you. Yeh baat un logon tak jayegi jo ise badal sakte hain. Order *{ $number }* ke liye aur kuch nahi karna hai.

coming_after_all =
    Achhi khabar: order *{ $number }* ab aapke paas aa raha hai. Courier ne uski wapsi rok di hai.

    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

returned =
    Order *{ $number }* hamare paas wapas aa gaya hai.

    Aapko koi paisa nahi dena hai, aur order band ho gaya hai. Agar aapko ab bhi chahiye, toh humein yahin likhein. Warna aapko kuch nahi karna hai.

returned_paid =
    Order *{ $number }* hamare paas wapas aa gaya hai.

    Aapka refund { $refund_by } tak zaroor shuru ho jayega, aur uska reference hum yahin bhejenge. Aapko kuch nahi karna hai.

returned_refund_late =
    Sorry: order *{ $number }* ka refund ab tak shuru ho jaana chahiye tha, par nahi hua.

    Hamari team is par lagi hui hai aur aapko yahin { $answer_by } tak likhegi. Aapko kuch nahi karna hai.

parcel_lost =
    Sorry: courier ne bataya hai ki order *{ $number }* ab deliver nahi ho sakta ({ $now })

    Aapko koi paisa nahi dena hai. Kya hum aapko naya bhejein? Hamari team aapko yahin { $answer_by } tak zaroor likhegi.
    .replace_it = Naya bhejein
    .agent = Humse baat karein

parcel_lost_paid =
    Sorry: courier ne bataya hai ki order *{ $number }* ab deliver nahi ho sakta ({ $now })

    Aapka paisa safe hai. Iske badle aap kya chahenge? Hamari team hal nikalegi aur aapko yahin { $answer_by } tak zaroor likhegi.
    .replace_it = Naya bhejein
    .refund_it = Refund karein

parcel_lost_noted =
    Order *{ $number }* ke liye note kar liya. Hamari team bilkul waisa hi karegi aur yahin { $answer_by } tak confirm karegi. Aapko aur kuch nahi karna hai.
