## Giving something back: the questions

ask_return_request_item =
    Order *{ $number }* ka kaun sa item? Please list se chunein.
    .open = Item chunein

ask_return_request_reason =
    Aap *{ $item }* kyun wapas karna chahte hain? Wajah se tay hota hai ki hamara kaun sa rule lagega. Please list se chunein.
    .open = Wajah chunein
    .reason_small = Chhota hai
    .reason_large = Bada hai
    .reason_looks = Socha tha waisa nahi
    .reason_mind = Mann badal gaya
    .reason_damaged = Toota ya kharab hai
    .reason_wrong = Galat cheez aayi
    .reason_broken = Kaam nahi kar raha
    .reason_other = Koi aur wajah

ask_return_request_photo =
    Iske liye sorry. Please ek photo bhejein jismein yeh dikhe. Photo ke bina pehle hamari team ko dekhna hoga.
    .no_photo = Photo nahi hai

ask_return_request_what =
    { $rule } Aap *{ $item }* ke badle kya chahenge?
    .way_refund = Paise wapas
    .way_exchange = Exchange

ask_return_request_wanted =
    Ab *{ $item }* ki jagah kya chahiye? Please size ya rang likhein, jaise "L" ya "blue, M".

ask_return_request_pickup =
    Courier *{ $item }* lene kab aaye? Hum aapki pasand aage bata denge; time phir courier batayega. Please chunein.
    .slot_morning = Subah
    .slot_afternoon = Dopahar
    .slot_evening = Shaam

ask_return_request_sure =
    Please dekh lein: order *{ $number }* ka *{ $item }* wapas jayega, aur aapko milega: { $way }. Pickup ki pasand: { $slot }.

    { $rule } Kya yeh sahi hai?
    .yes = Haan, aage badhein
    .no = Nahi, rehne dein

ask_return_request_keep =
    Order *{ $number }* ke *{ $item }* ke liye aapko milega: { $way }. Saamaan aap rakh sakte hain, koi lene nahi aayega.

    { $rule } Kya aisa karein?
    .yes = Haan, aage badhein
    .no = Nahi, rehne dein

## Something is wrong with it: the questions

ask_item_problem_item =
    Sorry. Order *{ $number }* ka kaun sa item? Please list se chunein.
    .open = Item chunein

ask_item_problem_reason =
    Sorry. *{ $item }* mein kya gadbad hai? Please list se chunein.
    .open = Kya gadbad hai
    .reason_damaged = Toota ya kharab hai
    .reason_wrong = Galat cheez aayi
    .reason_missing = Kuch kam hai
    .reason_broken = Kaam nahi kar raha

ask_item_problem_photo =
    Please ek photo bhejein jismein yeh dikhe. Photo ke bina pehle hamari team ko dekhna hoga.
    .no_photo = Photo nahi hai

ask_item_problem_what =
    { $rule } Aap *{ $item }* ke badle kya chahenge?
    .way_exchange = Naya item
    .way_refund = Paise wapas

## Which rule counts

rule_not_delivered = Yeh abhi deliver nahi hua hai.
rule_in_time = Hamare rules se yeh delivery ke { $days } din ke andar wapas ho sakta hai.
rule_in_time_fee = Hamare rules se yeh delivery ke { $days } din ke andar wapas ho sakta hai; pickup ke { $fee } refund mein se kaate jayenge.
rule_window_over = Hamare rules se yeh delivery ke { $days } din ke andar wapas ho sakta tha, aur woh time beet gaya hai.
rule_final_sale = Hamare rules se aisa product tabhi wapas hota hai jab usmein kuch gadbad ho, aur delivery ke { $days } din ke andar.
rule_exchange_only = Hamare rules se aisa product delivery ke { $days } din ke andar exchange hota hai, refund nahi.
rule_problem = Hamare rules se kuch gadbad ho, toh delivery ke { $days } din ke andar hum use apne kharche par theek karte hain.
rule_problem_late = Hamare rules se gadbad delivery ke { $days } din ke andar theek ki jaati hai, aur woh time beet gaya hai.
rule_missing = Jo kam hai, use pack karne walon ke saath check kiya jata hai.

## What she gets, and when it is fetched

way_source = paise wapas, jaise aapne diye the
way_transfer = paise wapas bank transfer se; hamari team aapke saath tay karegi aur kabhi card number ya OTP nahi maangegi
way_credit = store credit
way_exchange = exchange
way_new = naya item
pickup_morning = subah
pickup_afternoon = dopahar
pickup_evening = shaam
pickup_any = kabhi bhi

## Answers

return_not_yet =
    Order *{ $number }* abhi deliver nahi hua hai: { $now } Abhi wapas karne ko kuch nahi hai. Jab yeh mil jaye, toh yahin likhein. Agar yeh chahiye hi nahi, toh neeche tap karein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

return_refused =
    Humne order *{ $number }* ka *{ $item }* dekha. { $rule }

    Aapko aisa nahi lagta, toh neeche tap karein: hamari team aapke saath ise dekhegi.
    .agent = Humse baat karein

return_asked =
    Aapki request shop tak ja rahi hai: order *{ $number }* ka *{ $item }* wapas jayega, aur aapko milega: { $way }.

    Aage ke steps tareekh ke saath yahin aayenge, { $answer_by } tak zaroor. Tab tak please product use na karein aur uski packing mein rakhein; aur kuch nahi karna hai.

return_asked_already =
    Order *{ $number }* ke liye aapki request hamare paas pehle se hai, aur aage ke steps yahin aayenge. Tab tak aapko kuch nahi karna hai.
    .agent = Humse baat karein

exchange_asked =
    Humne aage bata diya hai: order *{ $number }* ka *{ $item }* exchange hona hai. Iski jagah aapko chahiye: { $wanted }.

    Pehle stock dekha jayega, aur result aapko yahin { $answer_by } tak milega. Tab tak please product use na karein aur uski packing mein rakhein.

keep_asked =
    Likh liya: order *{ $number }* ka *{ $item }* aap rakhein, aur aapko milega: { $way }.

    Hamari team ise shuru karegi aur aapko yahin { $answer_by } tak batayegi. Aapko kuch nahi karna hai.

return_none =
    Order *{ $number }* ke liye koi return nahi dikh raha hai. Kuch wapas karna ho, toh neeche tap karein, hum shuru kar denge.
    .return_request = Return karna hai
    .agent = Humse baat karein

refund_none =
    Order *{ $number }* ke liye koi refund nahi dikh raha hai. Agar aapne kuch wapas bhej diya hai, ya paise dekar bhi saamaan nahi mila, toh neeche tap karein: hamari team dekhegi.
    .return_request = Return karna hai
    .agent = Humse baat karein

refund_nothing_paid =
    Jahan tak humein pata hai, order *{ $number }* ke liye kuch nahi diya gaya hai, isliye wapas aane wala koi paisa nahi hai. Agar aapne paise diye hain, toh neeche tap karein: hamari team dekhegi.
    .agent = Humse baat karein

refund_was_done =
    Payment company ke mutabik order *{ $number }* ka { $refund } ka refund poora ho gaya hai. Reference: { $reference }.

    Agar bank mein na dikhe, toh bank ko yeh reference dein, ya neeche tap karein.
    .agent = Humse baat karein

problem_noted =
    Sorry, aur batane ke liye thank you. Order *{ $number }* ke *{ $item }* ke baare mein aapne jo bataya, woh hamari team ke paas hai, aur woh aapko yahin { $answer_by } tak likhegi. Tab tak please product aur uski packing rakhein.

problem_by_rule =
    Sorry. Order *{ $number }* ke *{ $item }* ke baare mein: { $rule }

    Phir bhi hamari team aapki baat dekhegi aur aapko yahin { $answer_by } tak likhegi. Tab tak aapko kuch nahi karna hai.

problem_again =
    Sorry ki order *{ $number }* ab bhi theek nahi hai. Aapne ab tak jo bataya, woh sab hamari team dekh rahi hai aur aapko yahin { $answer_by } tak likhegi; dobara samjhane ki zaroorat nahi hai.

## Warranty

warranty_none =
    Order *{ $number }* ke saath koi warranty nahi dikh rahi hai. Agar product ke saath warranty aayi thi, toh neeche tap karein: hamari team aapke saath dekhegi.
    .agent = Humse baat karein

warranty_open =
    Order *{ $number }* ke saath warranty hai, jo abhi chaalu nahi hai. Ek tap se chaalu ho jayegi; product mein kuch gadbad ho, toh claim chunein.
    .activate_warranty = Warranty on karein
    .warranty_claim = Claim karein

warranty_active =
    Order *{ $number }* ki warranty chaalu hai aur aapke order ke saath likhi hai. Product mein kuch gadbad ho, toh neeche tap karein.
    .warranty_claim = Claim karein

## What she thinks of it

feedback_thanks =
    Thank you, hum yeh un sab tak pahunchayenge jinhone is par kaam kiya. Aur kuch nahi karna hai.

feedback_review =
    Thank you, jaankar bahut achha laga! Ek minute ho, toh yahan likhein, doosre log ise padhte hain: { $review_page }

    Aur kuch nahi karna hai.

feedback_noted =
    Khulkar batane ke liye thank you. Hamari team ise padhegi aur aapko yahin { $answer_by } tak likhegi. Aapko kuch nahi karna hai.
