## An address changed in the chat: the questions

ask_change_address_pincode =
    Order *{ $number }* kahan pahunchana hai? Form bhar dein, ya poora address yahin likh dein: house number, gali, landmark aur pincode. Location pin se bhi madad milegi.

ask_change_address_code =
    Aur pincode kya hai? Please chhe digit bhejein.
    .same_pincode = Pehle wala hi

ask_change_address_street =
    Pincode { $new_pincode } { $town } ka hai. Please house number, gali aur area likhein, ya location pin bhejein.
    .same_street = Gali wahi rahegi

ask_change_address_house =
    House, flat ya dukaan ka number kya hai? Iske bina rider ko darwaza dhoondhne mein dikkat ho sakti hai.
    .no_house = Number nahi hai

ask_change_address_town =
    Pincode { $new_pincode } { $town } ka hai, par aapne { $wrote_town } likha hai. Kya pincode sahi hai?
    .pincode_right = Pincode sahi hai
    .pincode_wrong = Doosra pincode

ask_change_address_landmark =
    Paas mein kaun sa landmark hai, jaise school, dukaan ya mandir? Location pin bhi bhej sakte hain.
    .no_landmark = Landmark nahi hai

ask_change_address_right =
    Order *{ $number }* is address par jayega: { $new_address }.

    Kya yeh sahi hai?
    .address_yes = Haan, save karein
    .address_again = Badalna hai

address_pincode_unknown =
    India Post mein pincode { $new_pincode } nahi hai. Please kisi chitthi ya bill par dekhkar chhe digit phir se bhejein.

address_pincode_fixed =
    Order *{ $number }* ka parcel courier ke paas ja chuka hai, aur iske baad pincode { $old_pincode } badal nahi sakta. House, gali aur landmark ab bhi badal sakte hain: please yahin likhein. Kisi aur jagah bhejna ho, toh hamari team raasta dekhegi.
    .agent = Humse baat karein

## What became of it

address_taken =
    Thank you. Order *{ $number }* yahan jana hai: { $address }. Hum ise abhi shop mein daal rahe hain aur yahin confirm karenge; tab tak kuch nahi karna hai.

address_taken_on_its_way =
    Thank you. Order *{ $number }* yahan jana hai: { $address }. Parcel courier ke paas hai, isliye hum abhi courier se pooch rahe hain. Jawab yahin milega; tab tak kuch nahi karna hai.

address_too_late =
    Order *{ $number }* ka address ab nahi badal sakta. { $now } Ismein kuch galat ho, toh hamari team madad karegi.
    .agent = Humse baat karein

address_no_order =
    Yahan aisa koi chaalu order nahi mila jiska address badla ja sake. Yahan pata chal sakta hai ki aapka pichhla order kahan hai, ya hamari team se baat ho sakti hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

pin_not_needed =
    Location ke liye thank you. Abhi aapke kisi order ko iski zaroorat nahi hai, isliye aur kuch nahi karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

address_at_shop =
    Shop mein save ho gaya: order *{ $number }* is address par jayega: { $address }, aur rider us number par call karega jiske aakhri digit { $phone_end } hain. Agla update: { $next_by } tak zaroor. Aur kuch nahi karna hai.

address_at_courier =
    Courier ne order *{ $number }* ke liye aapka badlaav le liya hai: { $address }, number ke aakhri digit { $phone_end }. Agla update: { $next_by } tak zaroor. Please phone apne paas rakhein; baaki kuch nahi karna hai.

address_not_at_shop =
    Shop ke system ne order *{ $number }* ke liye aapka badlaav nahi liya. Hamari team ise khud daalegi aur aapko { $answer_by } tak jawab milega; tab tak kuch nahi karna hai.

address_not_at_courier =
    Courier ne order *{ $number }* ke liye aapka badlaav accept nahi kiya, isliye parcel abhi pehle jaisa hi jayega. Hamari team courier se baat karegi aur aapko { $answer_by } tak jawab milega; tab tak kuch nahi karna hai.
    .agent = Humse baat karein

## Another number for the rider

ask_change_phone_phone =
    Order *{ $number }* ke liye rider kis mobile number par call kare? Please das digit bhejein.

phone_not_mobile =
    Yeh Indian mobile number nahi hai: usmein das digit hote hain aur woh 6, 7, 8 ya 9 se shuru hota hai. Please ek baar phir bhejein.

phone_taken =
    Thank you. Order *{ $number }* ke liye rider ko us number par call karna hai jiske aakhri digit { $phone_end } hain. Hum ise abhi aage bhej rahe hain aur yahin confirm karenge; tab tak kuch nahi karna hai.

phone_too_late =
    Order *{ $number }* ke liye rider ke paas wala number ab nahi badal sakta. { $now } Kuch galat ho, toh hamari team madad karegi.
    .agent = Humse baat karein
