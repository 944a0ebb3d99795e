## Replies

order_status =
    Aapka order *{ $number }*: { $now }
    { $story }
    .agent = Humse baat karein

order_list =
    Hamare paas aapke { $count } order hain. Aap kiske baare mein poochna chahte hain?
    .open = Order chunein

ask_proof =
    Is chat ke liye koi order nahi mila. Please order number aur delivery ka pincode ek saath bhejein, jaise: KH-10234 560001.

proof_failed =
    Hamare record mein yeh order number aur pincode aapas mein match nahi karte. Hamari team ko yahan aapki madad karne ko keh diya hai; aapko { $answer_by } tak jawab milega.

handoff =
    Ab hamari team yahan aapki madad karegi, use aapke order ki poori jaankari hai. Aapko { $answer_by } tak jawab milega; tab tak aur kuch nahi karna hai.

fallback =
    Yeh baat samajh nahi aayi. Yahan pata chal sakta hai ki aapka order kahan hai, ya hamari team se baat ho sakti hai. Please chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

greeting =
    Namaste! Yeh { $brand } hai. Yahan pata chal sakta hai ki aapka order kahan hai, ya hamari team se baat ho sakti hai. Please chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

unsupported =
    Is tarah ka message abhi yahan padha nahi ja sakta. Please ise likhkar bhejein, ya neeche se chunein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

button_gone =
    Yeh option ab khula nahi hai. Please chunein ki aage kya karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

opted_out =
    Theek hai: ab hum apni taraf se aapko kuch nahi bhejenge. Aapka order kahan hai, yeh aap yahan kabhi bhi pooch sakte hain. Hamare message phir se paane ke liye START likhein.

opted_in =
    Phir se swagat hai: ab aapko apne order ki khabar phir se milegi. Band karne ke liye kabhi bhi STOP likhein.

button_too_late =
    Yeh option ab khula nahi hai, kyunki order *{ $number }* tab se aage badh chuka hai. Please chunein ki aage kya karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

reattempt_accepted =
    Ho gaya: courier ne order *{ $number }* lekar dobara aane ki request le li hai. Delivery ke liye nikalte hi hum yahin batayenge, aur { $next_by } tak zaroor. Please phone apne paas rakhein.

reattempt_refused =
    Courier ne order *{ $number }* ke liye dobara aana accept nahi kiya. Hamari team ise dekhegi aur aapko { $answer_by } tak jawab milega.
    .agent = Humse baat karein
