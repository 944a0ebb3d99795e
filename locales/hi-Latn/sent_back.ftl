## Returns

return_requested =
    Order *{ $number }* wapas bhejne ki aapki request humein mil gayi hai.

    Hum { $step_by } tak faisla karke yahin batayenge. Tab tak please product ko bina use kiye uski packing mein rakhein; aur kuch nahi karna hai.

return_instructions =
    Order *{ $number }* ka aapka return approve ho gaya hai. Teen step:

    1. Pack: product ko tags ke saath kisi bhi mazboot bag mein rakhein aur us par { $number } likh dein.
    2. Pickup: courier aapke address par { $step_by } tak aayega; sahi time yahin batayenge. Koi paisa nahi dena hai.
    3. Refund: parcel hamare check mein paas hone par { $money_by } tak shuru ho jayega.

    Har step par aapko yahin khabar milegi. Abhi aapko sirf step 1 karna hai.

return_declined =
    Humne order *{ $number }* wapas bhejne ki aapki request dekhi, par hamare return rules ke hisaab se hum ise wapas nahi le sakte.

    Aapko sahi na lage, ya ismein koi kharabi ho, toh neeche tap karein: hamari team rule samjhayegi aur dobara dekhegi.
    .agent = Humse baat karein

return_cancelled =
    Order *{ $number }* ka return rok diya gaya hai. Product aapke paas hi rahega aur koi lene nahi aayega. Aapko kuch nahi karna hai.

return_pickup_scheduled =
    Courier order *{ $number }* ka aapka return lene aayega. Time: { $pickup }.

    Please ise pack karke rakhein aur phone apne paas rakhein. Uthate hi hum yahin batayenge.

return_pickup_failed =
    Courier order *{ $number }* ka aapka return nahi utha paya, aur usne humein isse zyada nahi bataya.

    Humne naye pickup ke liye keh diya hai, { $step_by } tak, aur time yahin batayenge. Aapka refund safe hai. Koi aur jagah ya time behtar ho, toh neeche tap karein.
    .agent = Humse baat karein

return_picked_up =
    Order *{ $number }* ka aapka return courier ke paas hai.

    Yeh hum tak { $step_by } tak pahunch jaana chahiye. Agla update: jab yeh pahunch jaye aur hum ise check karein. Aapko kuch nahi karna hai.

return_received =
    Order *{ $number }* ka aapka return hum tak pahunch gaya hai, aur hum ise check kar rahe hain.

    Result aapko { $step_by } tak zaroor mil jayega. Aapko kuch nahi karna hai.

return_qc_passed =
    Order *{ $number }* ka aapka return hamare check mein theek nikla.

    Aapka refund { $step_by } tak zaroor shuru ho jayega, aur hum uska reference yahin bhejenge. Aapko kuch nahi karna hai.

return_qc_failed =
    Order *{ $number }* ka aapka return hamare check mein paas nahi hua. Check mein yeh mila: { $qc_reason }

    Hamari team aapke saath ise ek baar aur dekhegi aur aapko yahin { $answer_by } tak likhegi. Aap pickup se pehle ki photo bhej sakte hain, ya neeche tap karein.
    .agent = Humse baat karein

return_late =
    Sorry: order *{ $number }* ke aapke return mein hamare bataye time se zyada lag raha hai, aur batayi hui tareekh nikal gayi hai.

    Jahan yeh ruka hai, humne wahan baat ki hai. Agle step ki nayi tareekh: { $step_by }. Aapka refund safe hai aur aapko kuch nahi karna hai.

exchange_instructions =
    Order *{ $number }* ka exchange approve ho gaya hai. Teen step:

    1. Pack: product ko tags ke saath kisi bhi mazboot bag mein rakhein aur us par { $number } likh dein.
    2. Pickup: courier aapke address par { $step_by } tak aayega; sahi time yahin batayenge. Koi paisa nahi dena hai.
    3. Naya product: parcel hamare check mein paas hone par { $money_by } tak nikal jayega.

    Har step par aapko yahin khabar milegi. Abhi aapko sirf step 1 karna hai.

exchange_passed =
    Order *{ $number }* ka jo saamaan aapne wapas bheja, woh hamare check mein theek nikla, aur naya product pack ho raha hai.

    Uske nikalte hi hum yahin batayenge. Aapko kuch nahi karna hai.

## Refunds

refund_started =
    Aapka { $refund } ka refund, order *{ $number }* ke liye, shuru ho gaya hai. Reference: { $reference }.

    Bank mein dikhne mein aam taur par kuch working days lagte hain. Poora hone par hum yahin batayenge; aapko kuch nahi karna hai.

refund_done =
    Aapka { $refund } ka refund, order *{ $number }* ke liye, payment company ke mutabik poora ho gaya hai.

    Reference: { $reference }. Agar kuch working days mein bank mein na dikhe, toh yahin reply karein.

refund_failed =
    Sorry: { $refund } ka refund, order *{ $number }* ke liye, pehli baar mein poora nahi ho paya.

    Aapka paisa kahin nahi gaya. Hamari team ise theek karegi aur aapko yahin { $answer_by } tak likhegi. Aapko kuch nahi karna hai.

refund_late =
    Sorry: order *{ $number }* ke refund mein hamare bataye time se zyada lag raha hai, aur batayi hui tareekh nikal gayi hai.

    Hamari team ne payment company se baat ki hai. Nayi tareekh: { $step_by }. Aapko kuch nahi karna hai.
