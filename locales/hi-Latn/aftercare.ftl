## Delivered

delivered =
    Courier ke mutabik order *{ $number }* deliver ho gaya hai.

    Kya aapko mil gaya? Bas ek tap mein bata dein. Nahi mila, toh hum turant courier se baat karenge.
    .received_yes = Mil gaya
    .received_no = Nahi mila

received_thanks =
    Thank you, achha laga ki order *{ $number }* aapke paas hai. Ismein kuch theek na ho, toh humein yahin likhein. Aur kuch nahi karna hai.

not_received_asked =
    Batane ke liye thank you. Humne courier ko bata diya hai ki order *{ $number }* aapko nahi mila, aur delivery ka proof maanga hai. Hamari team is par nazar rakhegi aur aapko yahin { $dispute_by } tak zaroor jawab milega. Aapka paisa safe hai. Agar yeh kisi padosi ya guard ke paas mil jaye, toh please yahin bata dein.

not_received_by_hand =
    Batane ke liye thank you. Hamari team order *{ $number }* ke baare mein khud courier se baat karegi aur aapko yahin { $answer_by } tak jawab milega. Agar yeh kisi padosi ya guard ke paas mil jaye, toh please yahin bata dein.

not_received_waiting =
    Order *{ $number }* ke baare mein, jo aap tak nahi pahuncha: courier ne abhi tak humein uski delivery ka koi proof nahi dikhaya hai.

    Iske liye aapko rukna nahi padega. Hamari team aapke saath hal nikalegi, naya parcel ya refund, aur aapko yahin { $answer_by } tak likhegi. Aapko kuch nahi karna hai.

delivery_taken_back =
    Order *{ $number }* ke baare mein ek sudhaar: courier ne humein bataya tha ki yeh deliver ho gaya, aur ab kaha hai ki nahi hua.

    Delivery ka andaaza: { $range }. Is uljhan ke liye sorry.
    Agla update: { $next_by } tak zaroor. Aapko kuch nahi karna hai.

## Using it, and whether all is well

usage_guide =
    Order *{ $number }* ka poora fayda uthane ke liye yeh chhoti si guide hai: { $guide_link }

    Koi sawaal reh jaye, toh humein yahin likhein. Warna aapko kuch nahi karna hai.

issue_check =
    Order *{ $number }* ko ek din ho gaya: sab waisa hi hai na jaisa hona chahiye?

    Kuch gadbad ho, toh hamari team theek karegi. Bas ek tap kaafi hai.
    .issue_none = Sab theek hai
    .issue_some = Kuch gadbad hai

check_in =
    Order *{ $number }* aap tak utni aasani se nahi pahuncha jitna hum chahte the, iske liye sorry. Kya ab sab theek hai?

    Kuch gadbad ho, toh hamari team theek karegi. Bas ek tap kaafi hai.
    .issue_none = Sab theek hai
    .issue_some = Kuch gadbad hai

issue_thanks =
    Sunkar achha laga. Order *{ $number }* mein aage kuch ho, toh hum yahin hain. Aur kuch nahi karna hai.

issue_noted =
    Sunkar bura laga, sorry. Please yahin likhein ki order *{ $number }* mein kya gadbad hai, photo se bhi madad milegi. Hamari team dekhegi aur aapko { $answer_by } tak jawab milega.

## Surveys

nps_ask =
    Order *{ $number }* ko aapke paas do din ho gaye. Aap kisi dost ko { $brand } recommend karein, iske kitne chances hain?

    Ek tap se 0 se 10 ka scale khulega. Aap jo bhi kahein, use hamari team ka koi insaan padhta hai.
    .rate = Rating dein

nps_list =
    Order *{ $number }* ko aapke paas do din ho gaye. Aap kisi dost ko { $brand } recommend karein, iske kitne chances hain, 0 (bilkul nahi) se 10 (pakka) tak?

    Aap jo bhi kahein, use hamari team ka koi insaan padhta hai. Bas ek tap kaafi hai.
    .open = 0 se 10 chunein
    .nps_10 = 10, pakka
    .nps_9 = 9
    .nps_8 = 8
    .nps_7 = 7
    .nps_6 = 6
    .nps_5 = 5
    .nps_4 = 4
    .nps_3 = 3
    .nps_2 = 2
    .nps_1 = 1 ya 0, bilkul nahi

nps_scale =
    Aap kisi dost ko { $brand } recommend karein, iske kitne chances hain, 0 (bilkul nahi) se 10 (pakka) tak? Please list se chunein.
    .open = 0 se 10 chunein
    .nps_10 = 10, pakka
    .nps_9 = 9
    .nps_8 = 8
    .nps_7 = 7
    .nps_6 = 6
    .nps_5 = 5
    .nps_4 = 4
    .nps_3 = 3
    .nps_2 = 2
    .nps_1 = 1 ya 0, bilkul nahi

nps_thanks =
    Thank you, isse humein madad milti hai. Aur kuch nahi karna hai.

nps_sorry =
    Saaf-saaf batane ke liye thank you. Hamari team samajhna chahti hai ki kya gadbad hui aur aapko yahin { $answer_by } tak likhegi. Aap abhi yahin bhi likh sakte hain.

review_ask =
    Order *{ $number }* mein jo aaya, woh aapko kaisa laga? { $brand } ke doosre customers ko jaankar achha lagega. Bas ek tap kaafi hai.
    .rating_5 = Bahut pasand aaya
    .rating_4 = Achha hai
    .rating_2 = Pasand nahi aaya

review_link =
    Thank you! Ek minute ho, toh yahan likhein, doosre log ise padhte hain: { $review_page }

    Aur kuch nahi karna hai.

review_sorry =
    Sorry ki order *{ $number }* waisa nahi nikla jaisa aapne socha tha. Hamari team ise theek karna chahti hai aur aapko yahin { $answer_by } tak likhegi. Aap bhi yahin likh sakte hain ki kya gadbad hai.

## Warranty and the next order

warranty_offer =
    Order *{ $number }* ke saath warranty aati hai. Ek tap se chaalu ho jayegi, phir baad mein bill ki zaroorat nahi.
    .activate_warranty = Warranty on karein

warranty_done =
    Ho gaya: order *{ $number }* ki warranty chaalu hai aur aapke order ke saath likh li gayi hai. Aur kuch nahi karna hai.

reorder =
    Order *{ $number }* mein jo aaya tha, shayad ab woh dobara lene ka time aa raha hai. Phir se yahan order kar sakte hain: { $shop_page }

    Agar aap reminder nahi chahte, toh ek tap se band ho jayega.
    .reorder_no = Reminder band karein

reorder_stopped =
    Theek hai, ab hum aapko dobara yaad nahi dilayenge. Aur kuch nahi karna hai.
