# What Harkara says in Hinglish. Every text is both the free-form message and the WhatsApp template, so it never
# begins or ends with a variable and never has two of them side by side. Times are ranges; causes are never invented.

## Before the courier has it

order_confirmed =
    Order *{ $number }* ke liye { $brand } ki taraf se thank you. Yeh confirm ho gaya hai.

    Aage kya hoga: hum ise pack karke courier ko denge, aur iske nikalte hi aapko batayenge.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Tab tak aapko kuch nahi karna hai.

checkpoint_reassurance =
    Namaste, { $brand } ki taraf se: aapka order *{ $number }* hamare paas safe hai. Hum par bharosa karne ke liye thank you.

    Agle 24 ghante:
    1. Hum aapka order check karke pack karenge.
    2. Hum courier ko ise lene bulayenge.
    3. Jaise hi yeh nikla, aapko yahin pata chalega.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai; koi bhi chinta ho, toh bas yahin likh dein.

checkpoint_expectation =
    Agle 24 ghante mein order *{ $number }* ke saath yeh hoga:

    1. Hum ise pack karenge.
    2. Hum courier ko ise lene bulayenge.
    3. Courier ko milte hi aapko yahin khabar milegi.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

checkpoint_insight =
    Order *{ $number }* pack ho gaya hai aur us par label lag gaya hai. Hamare counter se dekhein, toh agle 24 ghante:

    1. Yeh courier ki gaadi ka wait kar raha hai.
    2. Courier pickup par ise scan karega. Tab tak tracking ruki hui dikhegi: sirf label banne se parcel aage nahi badhta.
    3. Us scan ke baad hum yahin batayenge ki yeh nikal gaya hai.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

packed =
    Order *{ $number }* pack ho gaya hai aur uska label ban gaya hai. Yeh abhi courier ke paas nahi hai.

    Iska matlab: tracking mein parcel dikh sakta hai, par aage badhta nahi dikhega. Courier ke uthane par yeh aage badhega, aur tab hum aapko batayenge.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

order_cancelled =
    Aapka order *{ $number }* cancel ho gaya hai. Kuch bhi deliver nahi hoga.

    Agar aapne payment kiya hai, toh refund nikalte hi hum yahin batayenge. Aapko kuch nahi karna hai.

order_cancelled_as_asked =
    Ho gaya: aapke kehne par order *{ $number }* cancel kar diya hai. Kuch bhi deliver nahi hoga aur koi paisa nahi dena hai.

    Agar aap payment kar chuke hain, toh refund nikalte hi hum yahin batayenge. Aapko aur kuch nahi karna hai.

## Payment before dispatch

payment_awaited =
    Aapka order *{ $number }* humein mil gaya hai. { $brand } ko ab { $amount } ke payment ka intezaar hai.

    Please ise { $until } tak poora kar dein; uske baad order apne aap band ho sakta hai. Usse pehle hum kuch nahi bhejenge.
    Agla update: { $next_by } tak zaroor.

payment_reminder =
    Aapka order *{ $number }* ab bhi aapke liye rakha hai. Par { $amount } ka payment ab tak humein nahi mila hai.

    Payment yahan karein: { $link } (valid: { $until } tak). Agar aapke account se paise kat gaye hain, toh yahin reply karein, hamari team dekhegi.
    Agla update: { $next_by } tak zaroor. Payment na hone par order apne aap band ho jayega; aur kuch nahi karna hai.

payment_failed =
    Order *{ $number }* ka payment poora nahi ho paya, par order ab bhi khula hai.

    Payment ({ $amount }) yahan karein: { $link } (valid: { $until } tak).
    Agar aapke account se paise kat gaye hain, toh yahin reply karein, hamari team dekhegi. Hum kabhi card number ya koi code nahi maangte.

payment_failed_again =
    Order *{ $number }* ke liye doosri koshish bhi poori nahi ho payi. Aisa ho jaata hai, aapka order ab bhi khula hai.

    Payment ({ $amount }) kisi aur tareeke se karna aksar kaam aata hai, jaise card ki jagah UPI: { $link } (valid: { $until } tak).
    Failed payment mein kata hua paisa aam taur par apne aap laut aata hai. Neeche tap karein, hamari team madad karegi.
    .agent = Humse baat karein

payment_failed_reminder =
    Order *{ $number }* ab bhi aapke liye rakha hai, aur { $amount } ka payment abhi baaki hai.

    Payment yahan karein: { $link } (valid: { $until } tak). Agar order ab nahi chahiye, toh kuch nahi karna hai; woh apne aap band ho jayega.
    .agent = Humse baat karein

payment_received =
    Thank you: order *{ $number }* ke liye aapka payment humein mil gaya hai, aur order confirm hai. Khushi hai ki kaam ban gaya.

    Aage kya hoga: hum ise pack karke courier ko denge, aur iske nikalte hi aapko batayenge.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Tab tak aapko kuch nahi karna hai.

abandoned_checkout =
    Aapki nazar { $item } par ruki thi, { $brand } ke yahan. Shayad aap soch rahe hon ki yeh aap tak kaise pahunchega:

    Abhi order karne par delivery ka andaaza: { $range }. Har step ki khabar aapko yahin WhatsApp par milegi: pack hua, nikal gaya, delivery par hai. Aapko kabhi poochna nahi padega.
    Aapka cart aapke liye rakha hai: { $link } (aise message band karne ke liye STOP likhein).

## Cash on delivery

cod_question =
    Order *{ $number }* ke liye { $brand } ki taraf se thank you. Please ise confirm karein, phir hum packing shuru karenge.

    Delivery par dena hai: { $amount }.
    Address: { $address }.
    Dono sahi hon, toh Confirm karein par tap karein. Hamare yahan se nikalne tak ise yahin badla ya cancel kiya ja sakta hai.
    Agla update: { $next_by } tak zaroor.
    .cod_confirm = Confirm karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_question_doubt =
    Order *{ $number }* ke liye { $brand } ki taraf se thank you. Pack karne se pehle please address ek baar aur dekh lein.

    Address: { $address }.
    { $doubt } Address poora ho, toh delivery atakti nahi.
    Delivery par dena hai: { $amount }.
    Sab sahi ho, toh Confirm karein par tap karein; theek karna ho, toh Badlein par. Hamare yahan se nikalne tak ise yahin badla ya cancel kiya ja sakta hai.
    Agla update: { $next_by } tak zaroor.
    .cod_confirm = Confirm karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_reminder =
    Order *{ $number }* ko aapki haan ka intezaar hai: aapke confirm karte hi hum ise pack karenge.

    Delivery par dena hai: { $amount }.
    Address: { $address }.
    Bas ek tap kaafi hai. Agla update: { $next_by } tak zaroor.
    .cod_confirm = Confirm karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_last_reminder =
    Order *{ $number }* humne aapke liye rakha hai, par aapka jawab ab tak nahi mila. Kya yeh ab bhi chahiye?

    Delivery par dena hai: { $amount }.
    Address: { $address }.
    Agar ab nahi chahiye, toh cancel karna bhi bilkul theek hai. Agla update: { $next_by } tak zaroor.
    .cod_confirm = Haan, confirm karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_on_hold =
    Order *{ $number }* ko humne hold par rakha hai, kyunki aapse baat nahi ho payi. Abhi kuch nahi bheja jayega aur koi paisa nahi dena hai.

    Kabhi bhi Confirm karein par tap karein, hum ise pack kar denge. Hamari team is baare mein aapko call bhi kar sakti hai.
    Agla update: { $next_by } tak zaroor.
    .cod_confirm = Confirm karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_ships =
    Hum order *{ $number }* aapke diye hue address ke liye taiyaar kar rahe hain: { $address }.

    Delivery par dena hai: { $amount }. Kuch sahi na ho, toh hamare yahan se nikalne se pehle yahin batayein.
    Agla update: { $next_by } tak zaroor. Warna aapko kuch nahi karna hai.
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_thanks =
    Thank you, order *{ $number }* confirm ho gaya hai aur hum ise abhi pack kar rahe hain.

    Delivery par dena hai: { $amount }. Cash nahi rakhna chahein, toh abhi online payment kar dein.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Hamare yahan se nikalne tak aap yahin apna mann badal sakte hain.
    .pay_now = Online pay karein
    .cod_change = Badlein
    .cod_cancel = Cancel karein

cod_change_menu =
    Order *{ $number }* mein kya badalna hai? Please chunein; tab tak order ruka rahega.
    .change_address = Address ya phone
    .pay_now = Online pay karein
    .agent = Kuch aur

cod_cancel_sure =
    Kya hum order *{ $number }* cancel kar dein? Aapse koi paisa nahi liya gaya hai. Cancel hua order wapas nahi laaya ja sakta, isliye please ek baar phir chunein.
    .cod_cancel_yes = Haan, cancel karein
    .cod_confirm = Nahi, order rakhein

cod_cancel_late =
    Humne note kar liya hai ki order *{ $number }* aapko nahi chahiye. Ise cancel karne mein aam taur se zyada time lag raha hai, isliye hamari team yeh khud karegi aur aapko { $answer_by } tak jawab milega. Aapko kuch nahi karna hai.

cod_pay_link =
    Kul { $amount } ka payment, order *{ $number }* ke liye, yahan karein: { $link } (valid: { $until } tak).

    Payment hote hi delivery par kuch nahi dena hoga. Na karein, toh order pehle ki tarah cash on delivery par aayega. Hum yahan kabhi card number ya koi code nahi maangte.

cod_pay_link_late =
    Order *{ $number }* ka payment page abhi nahi khul raha hai. Hamari team aapko { $answer_by } tak link bhejegi; ya bas { $amount } delivery par de dein, aur kuch nahi badlega.

cod_pay_at_door =
    Order *{ $number }* courier ke papers mein chadh chuka hai, aur un par likhi rakam ab badli nahi ja sakti. Please { $amount } delivery par dein; aur kuch nahi karna hai.

cod_paid =
    Thank you, order *{ $number }* ke liye aapka payment humein mil gaya hai. Ab delivery par kuch nahi dena hai.

    Agar koi aapse cash maange, toh humein yahin batayein.
    Agla update: { $next_by } tak zaroor. Aapko aur kuch nahi karna hai.

cod_paid_after_dispatch =
    Thank you, order *{ $number }* ke liye aapka payment humein mil gaya hai. Parcel usse pehle nikal chuka tha, isliye courier ke papers mein ab bhi rakam dikh sakti hai.

    Hamari team ise courier ke saath theek karegi, aur aapko { $answer_by } tak jawab milega. Please delivery par dobara paise na dein.

## Address

order_confirmed_check =
    Order *{ $number }* ke liye { $brand } ki taraf se thank you. Yeh confirm ho gaya hai. Pack karne se pehle ek baat: kya yeh address sahi hai?

    { $brand } ki taraf se yeh yahan bheja jayega: { $address }.
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor.
    .address_correct = Sahi hai
    .address_change = Badlein
    .agent = Humse baat karein

address_reminder =
    Order *{ $number }* pack karne se pehle, please ek tap mein batayein ki yeh address sahi hai ya nahi.

    Address: { $address }.
    Agla update: { $next_by } tak zaroor.
    .address_correct = Sahi hai
    .address_change = Badlein
    .agent = Humse baat karein

address_last_reminder =
    Order *{ $number }* nikalne ke liye lagbhag taiyaar hai. Kya address poora hai, house number aur landmark ke saath?

    Address: { $address }.
    Agla update: { $next_by } tak zaroor.
    .address_correct = Sahi hai
    .address_change = Badlein
    .agent = Humse baat karein

address_as_given =
    Hum order *{ $number }* aapke diye hue address par bhej rahe hain: { $address }.

    Address sahi ho, toh kuch nahi karna hai. Na ho, toh hamare yahan se nikalne se pehle yahin batayein.
    Agla update: { $next_by } tak zaroor.
    .address_change = Badlein
    .agent = Humse baat karein

address_on_hold =
    Address pakka hone tak order *{ $number }* hamare paas rahega, taaki delivery na atke. Kya yeh address sahi hai?

    Address: { $address }.
    Agla update: { $next_by } tak zaroor.
    .address_correct = Sahi hai
    .address_change = Badlein
    .agent = Humse baat karein

address_thanks =
    Thank you, order *{ $number }* isi address par jayega.

    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Hamare yahan se nikalne tak address yahin badla ja sakta hai; warna kuch nahi karna hai.
    .address_change = Address badlein

address_updated =
    Order *{ $number }* ka address ab yeh hai: { $address }.

    Agar aapne hi badalne ko kaha tha, toh kuch nahi karna hai. Agar nahi, toh please turant yahin reply karein.
    Agla update: { $next_by } tak zaroor.

address_updated_late =
    Order *{ $number }* ka naya address humein mil gaya hai: { $address }.

    Parcel hamare yahan se nikal chuka hai, isliye hamari team courier se poochegi ki kya address ab bhi badal sakta hai. Aapko { $answer_by } tak jawab milega; tab tak kuch nahi karna hai.

address_read_back =
    Order *{ $number }* ka address ek se zyada baar badla hai, isliye pakka karne ke liye pooch rahe hain. Hum ise yahan bhej rahe hain: { $address }.

    Kya yahi address sahi hai?
    Agla update: { $next_by } tak zaroor.
    .address_correct = Sahi hai
    .address_change = Badlein
    .agent = Humse baat karein

## What may be wrong with an address, in words a customer can use

doubt_pincode_unknown = Yeh pincode humein nahi mila.
doubt_pincode_of_another_state = Yeh pincode likhe hue state ka nahi, kisi aur state ka hai.
doubt_no_street = Shayad gali ya road ka naam chhoot gaya hai.
doubt_no_house_number = Ismein house ya flat number nahi dikh raha hai.
doubt_no_landmark = Paas ka koi landmark courier ki madad karega.
doubt_none = Please house number, gali aur landmark dekh lein.
address_unknown = jaisa aapke order mein hai
item_unknown = apni pasand ki kisi cheez
