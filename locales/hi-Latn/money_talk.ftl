## Calling an order off

cancel_sure =
    Kya hum order *{ $number }* cancel kar dein? Aapne jo payment kiya hai, woh usi tareeke se { $refund_days } din mein wapas aayega. Cancel hua order phir chaalu nahi hota, isliye please ek baar aur chunein.
    .cancel_yes = Haan, cancel karein
    .cancel_no = Nahi, rehne dein

cancel_sure_unpaid =
    Kya hum order *{ $number }* cancel kar dein? Iska payment hum tak nahi pahuncha hai, isliye wapas karne ko kuch nahi hai. Cancel hua order phir chaalu nahi hota, isliye please ek baar aur chunein.
    .cancel_yes = Haan, cancel karein
    .cancel_no = Nahi, rehne dein

cancel_kept =
    Theek hai, order *{ $number }* jaisa tha waisa hi rahega. Aapko kuch nahi karna hai.
    .cancel_order = Phir bhi cancel

cancel_done_already =
    Order *{ $number }* pehle hi cancel ho chuka hai, aur kuch deliver nahi hoga. Agar aapne payment kiya hai, toh refund nikalte hi hum yahin batayenge. Aapko kuch nahi karna hai.
    .agent = Humse baat karein

cancel_left_cash =
    Order *{ $number }* ab roka nahi ja sakta: { $now } Agar aapko yeh nahi chahiye, toh darwaze par mana kar dein. Tab aapko kuch nahi dena hai, aur courier ise hamare paas wapas le aayega.

    Agar aap phir bhi le lein: { $rule } Aur kuch nahi karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

cancel_left_paid =
    Order *{ $number }* ab roka nahi ja sakta: { $now } Agar aapko yeh nahi chahiye, toh darwaze par mana kar dein. Courier ise hamare paas wapas layega, aur humein milne ke baad aapka paisa usi tareeke se { $refund_days } din mein wapas aayega.

    Agar aap phir bhi le lein: { $rule } Aur kuch nahi karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

cancel_delivered =
    Order *{ $number }* deliver ho chuka hai, isliye ab cancel nahi ho sakta. { $rule } Wapas bhejne ke liye neeche tap karein; jo zaroori hai, hum yahin poochenge.
    .return_request = Return karna hai
    .agent = Humse baat karein

## Paying

cod_nothing_to_confirm =
    Order *{ $number }* ke liye aapke confirm karne ki zaroorat nahi hai: { $now } Aapko kuch nahi karna hai.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

pay_link =
    Order *{ $number }* ke { $amount } aap yahan pay kar sakte hain: { $link } (valid: { $until } tak).

    Payment hote hi order confirm ho jayega aur hum yahin batayenge. Hum is chat mein kabhi card number ya code nahi maangte.

pay_link_late =
    Order *{ $number }* ka payment page abhi nahi khul raha hai. Hamari team { $answer_by } tak yahin link bhejegi. Tab tak please kahin aur payment na karein.

payment_open =
    Order *{ $number }* ke { $amount } ka payment ab tak hum tak nahi pahuncha hai; order aapke liye { $until } tak rakha hai.

    Kya account se paise kat gaye hain? Toh please dobara pay na karein aur neeche tap karein: hamari team dekhegi. Nahi kate, toh hum yahin link bhejte hain.
    .pay_now = Link bhejein
    .money_left = Paise kat gaye hain

payment_not_through =
    Payment company ne bataya hai ki order *{ $number }* ke { $amount } ka pichhla payment poora nahi hua; order aapke liye { $until } tak rakha hai.

    Kya account se paise kat gaye hain? Toh please dobara pay na karein aur neeche tap karein: hamari team dekhegi. Nahi kate, toh hum yahin naya link bhejte hain.
    .pay_now = Link bhejein
    .money_left = Paise kat gaye hain

payment_taken =
    Batane ke liye thank you. Hamari team order *{ $number }* ka aapka payment, payment company ke saath dekhegi aur aapko yahin { $answer_by } tak likhegi.

    Tab tak please dobara pay na karein. Agar aapka bank payment ka reference number dikhata hai, toh use yahan likh sakte hain; hum kabhi card number ya code nahi maangte.

payment_no_order =
    Is chat ke liye ab tak koi order nahi dikh raha hai. Hamari team aapka payment dekhegi aur aapko yahin { $answer_by } tak likhegi.

    Tab tak please dobara pay na karein. Agar aapka bank payment ka reference number dikhata hai, toh use yahan likh sakte hain; hum kabhi card number ya code nahi maangte.

payment_here =
    Order *{ $number }* ka payment humein mil gaya hai aur order confirm hai: { $now } Ab aur kuch nahi dena hai.

    Agar aapke account mein iska doosra payment dikh raha hai, toh neeche tap karein: hamari team dekhegi.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

amount_at_door =
    Order *{ $number }* ke liye delivery par dena hai: { $amount }. Please itna cash taiyaar rakhein; rider UPI ya card lega ya nahi, yeh courier humein pehle se nahi batata.

    Cash nahi dena chahte, toh courier ke le jaane tak yahin online pay kar sakte hain.
    .pay_now = Online pay karein
    .agent = Humse baat karein

amount_on_papers =
    Order *{ $number }* ke liye delivery par dena hai: { $amount }. Please itna cash taiyaar rakhein; rider UPI ya card lega ya nahi, yeh courier humein pehle se nahi batata. Rakam parcel ke papers par likhi ja chuki hai aur ab badal nahi sakti.
    .agent = Humse baat karein

amount_now =
    Order *{ $number }* ke nikalne se pehle dena hai: { $amount }. Yeh aapke liye { $until } tak rakha hai. Neeche tap karein, hum yahin link bhejte hain.
    .pay_now = Link bhejein
    .agent = Humse baat karein

amount_paid =
    Order *{ $number }* ka payment ho chuka hai: ab kuch nahi dena hai, darwaze par bhi nahi. Agar koi aapse cash maange, toh humein yahin batayein.
    .agent = Humse baat karein

amount_none =
    Order *{ $number }* ke liye ab kuch nahi dena hai: { $now } Agar koi iske liye paise maange, toh humein yahin batayein.
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

invoice_asked =
    Order *{ $number }* ka bill, kul { $total } ka, maang liya gaya hai; hamari team ise { $answer_by } tak aapko yahin bhejegi. Aapko kuch nahi karna hai.

invoice_asked_already =
    Order *{ $number }* ka bill, kul { $total } ka, pehle hi maanga ja chuka hai, aur yahin aayega. Agar aapko jaldi chahiye, toh neeche tap karein.
    .agent = Humse baat karein

## What is in an order

ask_change_item_change =
    Order *{ $number }* mein kya badalna hai? Please ek hi message mein likhein: kaun sa product, aur kaun sa size, rang ya kitne.

change_item_noted =
    Order *{ $number }* ke liye likh liya: { $wanted }. Hamari team dekhegi ki pack hone se pehle yeh ho sakta hai ya nahi, aur { $answer_by } tak yahin batayegi, price mein fark ho toh woh bhi.

    Jab tak hum na batayein, order jaisa tha waisa hi hai. Aapko kuch nahi karna hai.

change_item_left =
    Order *{ $number }* mein jo hai, woh ab nahi badla ja sakta: { $now } Milne ke baad yahin likhein, hum exchange shuru kar denge. { $rule }
    .order_status = Mera order kahan hai
    .agent = Humse baat karein

order_again =
    Zaroor. Order *{ $number }* mein aapne yeh liya tha: { $items }.

    Yahan dobara order karein: { $shop_page } (kya stock mein hai aur kis price par, wahin dikhega).

order_again_no_page =
    Zaroor. Order *{ $number }* mein aapne yeh liya tha: { $items }. Neeche tap karein, hamari team yahin aapke liye order kar degi.
    .agent = Humse baat karein

## Before a purchase

ask_delivery_area_pincode =
    Kis pincode par bhejna hai? Hum batayenge ki kitna time lagega, cash on delivery ho sakta hai ya nahi, aur return kaise hota hai. Please chhe digit bhejein.

delivery_area =
    Pincode { $new_pincode } ke liye { $brand } se abhi order karein, toh delivery ka andaaza: { $range }. Yeh ek andaaza hai, kyunki koi courier ek hi din ka waada nahi kar sakta.

    Payment: { $cod_rule }
    Return: { $rule }
    Har step ki khabar yahin WhatsApp par milegi. Kisi aur jagah ke liye uska pincode yahan bhejein.

delivery_area_not =
    Pincode { $new_pincode } par hum abhi deliver nahi karte. Koi aur address chal sakta ho, toh uska pincode yahan bhejein.

delivery_area_unknown =
    Post office mein { $new_pincode } naam ka koi pincode nahi hai. Please ek baar aur dekhkar chhe digit yahan bhejein.

cod_terms =
    { $cod_rule } Payment se pehle shop aapko poori rakam dikhati hai.

    Apna pincode yahan bhejein, hum batayenge ki aap tak pahunchne mein kitne din lagenge.

cod_rule_yes = Cash on delivery mil sakta hai.
cod_rule_up_to = Cash on delivery { $limit } tak ke order par mil sakta hai.
cod_rule_no = Cash on delivery nahi hai; payment online hota hai.
cod_rule_ask = Cash on delivery milega ya nahi, yeh order karne se pehle checkout par dikhta hai.

return_policy =
    Return ke hamare rules yeh hain:
    { $policy }

    Agar aapka kuch wapas jana hai, toh yahin likhein, hum shuru kar denge.

return_policy_of_order =
    Order *{ $number }* ke *{ $item }* ke liye: { $rule }

    Return ke hamare rules:
    { $policy }
    Agar ise wapas karna hai, toh neeche tap karein, hum yahin shuru kar denge.
    .return_request = Return karna hai
    .agent = Humse baat karein

policy_days = Delivery ke { $days } din ke andar aap saamaan wapas bhej sakte hain.
policy_days_fee = Delivery ke { $days } din ke andar aap saamaan wapas bhej sakte hain; pickup ke { $fee } refund mein se kaate jaate hain.
policy_never = Saamaan tabhi wapas hota hai jab usmein kuch gadbad ho.
policy_categories = Inke liye dinon ki ginti alag hai: { $categories }.
policy_final = Sirf gadbad hone par return: { $final }.
policy_exchange = Exchange hota hai, refund nahi: { $exchange }.
policy_problem = Kuch gadbad ho, toh delivery ke { $problem_days } din ke andar hum use apne kharche par theek karte hain.
policy_to_source = Refund usi tareeke se aata hai jaise payment hua tha; cash mein diya hua bank transfer se aata hai.
policy_to_credit = Refund store credit ke roop mein aata hai.

offers_page =
    Abhi { $brand } mein kaun se offer hain, yeh shop par dikhta hai: { $shop_page }. Humein kisi aur code ka pata nahi, aur bina jaane hum waada nahi karte. Kisi code ke baare mein sawaal ho, toh neeche tap karein.
    .agent = Humse baat karein

offers_no_page =
    Humein aise kisi offer ka pata nahi jiska hum waada kar sakein. Abhi kya chal raha hai, yeh hamari team bata sakti hai: please neeche tap karein.
    .agent = Humse baat karein

product_page =
    Hamare products ke baare mein jo pakka hai, jaise size, usmein kya-kya hai, price aur stock, woh shop par likha hai: { $shop_page }. Wahan na mile, toh neeche tap karein: hamari team yahin jawab degi.
    .agent = Humse baat karein

product_guide =
    Ise kaise use karein ({ $item }), yeh yahan dikhaya hai: { $guide_link }. Isse jawab na mile, toh neeche tap karein: hamari team yahin jawab degi.
    .agent = Humse baat karein

product_no_page =
    Yeh hum pakka nahi bata sakte, aur andaaza nahi lagana chahte. Neeche tap karein, hamari team yahin jawab degi.
    .agent = Humse baat karein
