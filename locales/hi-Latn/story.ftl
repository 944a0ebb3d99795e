## Stages: what is happening now

now_awaiting_payment = payment ka intezaar hai.
now_confirmed = confirm ho gaya hai, pack ho raha hai.
now_packed = pack ho gaya hai, courier ka intezaar hai.
now_pickup_failed = pack ho gaya hai; courier ne abhi nahi uthaya hai.
now_in_transit = raaste mein hai.
now_near_you = aapke paas wale courier hub par hai.
now_out_for_delivery = aaj delivery ke liye nikla hai.
now_attempt_failed = pichhli baar delivery nahi ho payi.
now_attempt_not_made = courier abhi tak nahi aaya hai.
now_ready_to_collect = aapke lene ke liye taiyaar hai.
now_delivered = courier ke mutabik deliver ho gaya hai.
now_returning = hamare paas wapas aa raha hai.
now_returned = hamare paas wapas aa gaya hai.
now_cancelled = cancel ho gaya hai.
now_lost = courier ke mutabik kho gaya hai.
now_damaged = courier ke mutabik kharab ho gaya hai.
now_return_requested = aapki return request mil gayi hai.
now_return_declined = aapka return accept nahi hua.
now_return_approved = aapka return approve ho gaya hai, pickup tay hona hai.
now_return_pickup = courier aapka return lene aayega.
now_return_pickup_failed = aapka return abhi nahi uthaya gaya hai.
now_return_on_its_way = aapka return hamare paas aa raha hai.
now_return_in_check = aapka return hamare paas hai, check ho raha hai.
now_return_passed = aapka return check mein theek nikla.
now_return_rejected = aapka return check mein paas nahi hua.
now_replacement_due = aapka return check mein theek nikla, ab replacement aayega.
now_refund_started = aapka refund nikal chuka hai.
now_refunded = aapka refund poora ho gaya hai.

## Stages: what this means

means_awaiting_payment = Order aapke liye rakha hai aur payment milte hi niklega.
means_confirmed = Aapka order humein mil gaya hai aur hum ise pack kar rahe hain. Yeh abhi courier ke paas nahi hai.
means_packed = Label ban gaya hai. Courier ke uthane par yeh aage badhega, tab tak tracking ruki hui dikh sakti hai.
means_pickup_failed = Hamari taraf se yeh taiyaar hai. Courier ko dobara aana hai; usne humein wajah nahi batayi hai.
means_in_transit = Yeh courier ke hubs ke beech chal raha hai. Ek-do din tak nayi jagah na dikhna aam baat hai.
means_near_you = Yeh aapke area ke hub par pahunch gaya hai aur wahin se delivery ke liye niklega.
means_out_for_delivery = Yeh delivery partner ke paas hai. Please phone apne paas rakhein.
means_attempt_failed = Yeh courier ke paas safe hai aur aapke jawab ka intezaar kar raha hai.
means_attempt_answered = Yeh courier ke paas safe hai aur aapka jawab bhi unke paas hai.
means_attempt_not_made = Yeh courier ke paas safe hai. Hum courier se baat kar rahe hain; aapko kuch nahi karna hai.
means_ready_to_collect = Ise apne paas ke courier center se le lein.
means_delivered = Courier ne ise deliver hua likha hai. Agar aapko nahi mila, toh yahin batayein.
means_returning = Courier ise hamare paas wapas la raha hai. Aage kya hoga, yeh hamari team bata sakti hai.
means_returned = Yeh hamare paas laut aaya hai. Aage kya hoga, yeh hamari team bata sakti hai.
means_cancelled = Kuch bhi deliver nahi hoga.
means_lost = Hum ise dekh rahe hain: hamari team aapse yahin baat karegi.
means_damaged = Hum ise dekh rahe hain: hamari team aapse yahin baat karegi.
means_return_requested = Hum aapki request dekh rahe hain aur yahin batayenge ki ise wapas le sakte hain ya nahi.
means_return_declined = Yeh aapke paas hi rahega. Aapko sahi na lage, toh yahin reply karein, hamari team dobara dekhegi.
means_return_approved = Courier se din poocha ja raha hai. Please ise tags ke saath pack karke rakhein.
means_return_pickup = Please ise pack karke taiyaar rakhein. Courier ko koi paisa nahi dena hai.
means_return_pickup_failed = Courier dobara aayega. Please ise pack karke rakhein; aur kuch nahi karna hai.
means_return_on_its_way = Yeh courier ke paas hai. Hum tak pahunchne par hum ise check karenge aur result yahin batayenge.
means_return_in_check = Hum dekh rahe hain ki yeh poora hai aur use nahi hua hai, result yahin batayenge.
means_return_passed = Sab theek hai. Ab hum aapka refund shuru karenge, aur reference number aapko yahin milega.
means_return_rejected = Is haalat mein hum iska refund nahi de sakte. Kya ho sakta hai, yeh hamari team aapko yahin batayegi.
means_replacement_due = Sab theek hai. Replacement nikalte hi hum aapko yahin batayenge.
means_refund_started = Paisa bhej diya gaya hai. Bank mein dikhne mein kuch working days lagte hain.
means_refunded = Payment company ne paisa de diya hai. Aapke bank mein dikhne mein kuch working days lag sakte hain.

## Lines of the story

line_progress = { $bar } { $reached }, step { $done }/{ $of }.
line_place = Aakhri location: { $place }, { $place_when }.
line_means = Iska matlab: { $meaning }
line_expected = Delivery ka andaaza: { $range }.
line_expected_late = Hamare andaaze se zyada der ho gayi hai. Naya andaaza: { $range }.
line_cause = Rukne ki wajah: { $cause }.
line_cash = Delivery par dena hai: { $amount }.
line_due_now = Nikalne se pehle dena hai: { $amount }.
line_parcels = Parcel { $parcel_no }, kul { $parcels } mein se.
line_pickup = Pickup ka time: { $pickup }.
line_check_reason = Check mein yeh mila: { $qc_reason }
line_decline_reason = Wajah: { $qc_reason }
line_refund = Refund ki rakam: { $refund }.
line_reference = Aapke bank ke liye reference: { $reference }.
line_step = Agla step kab tak: { $step_by }.
line_step_late = Sorry, ismein hamare bataye time se zyada lag raha hai. Agle step ki nayi tareekh: { $step_by }.
line_bank = Aapke account mein kab tak: { $step_by }.
line_bank_late = Sorry, refund mein hamare bataye time se zyada lag raha hai. Nayi tareekh: { $step_by }.
line_next = Agla update: { $next_by } tak zaroor.
line_next_none = Aapko aur kuch nahi karna hai.

## Milestones of the progress line and the progress bar

milestone_confirmed = Confirm ho gaya
milestone_packed = Pack ho gaya
milestone_on_its_way = Raaste mein
milestone_out_for_delivery = Delivery ke liye nikla
milestone_ready_to_collect = Lene ke liye taiyaar
milestone_delivered = Deliver ho gaya
milestone_return_requested = Return request mili
milestone_return_approved = Return approve hua
milestone_return_picked_up = Return pickup hua
milestone_return_checked = Return check hua
milestone_refund_started = Refund shuru
milestone_refunded = Refund poora

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = Courier ko parcel lene wala koi nahi mila.
reason_customer_unreachable = Courier ki aapse phone par baat nahi ho payi.
reason_address_issue = Courier ko address nahi mil paya.
reason_refused = Courier ke mutabik parcel liya nahi gaya.
reason_refused_otp_verified = Courier ke mutabik parcel liya nahi gaya.
reason_payment_not_ready = Courier ke mutabik payment taiyaar nahi tha.
reason_not_attempted = Courier nahi aaya.
reason_reschedule_requested = Courier ke mutabik kisi aur din aane ko kaha gaya tha.
reason_out_of_delivery_area = Courier ke mutabik yeh address uske area se bahar hai.
reason_open_delivery_requested = Courier ke mutabik parcel pehle kholkar dikhane ko kaha gaya, jo woh nahi karta.
reason_restricted_area = Courier address tak andar nahi ja paya.
reason_self_collect = Courier ke mutabik aap ise khud lena chahte hain.
reason_otp_failed = Courier handover ki jaanch poori nahi kar paya.
reason_id_missing = Courier ke mutabik koi ID card nahi tha.
reason_damaged = Courier ke mutabik parcel kharab ho gaya tha.
reason_already_cancelled = Courier ke mutabik order cancel ho chuka tha.
reason_seized = Courier ke mutabik parcel rok kar rakha gaya hai.
reason_other = Courier ne humein wajah nahi batayi hai.

## Small pieces

reason_unsaid = Humein koi wajah nahi batayi gayi.
reference_follows = bank ka jawab aane par milega

place_unknown = courier ke paas, jagah abhi nahi batayi gayi
nothing_to_pay = kuch nahi, payment ho chuka hai
no_next = nayi khabar aane
no_range = pata chalte hi hum batayenge
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = courier ne humein nahi batayi hai
cause_at = { $cause } ({ $where } ke aas-paas)
cause_weather = kharab mausam
cause_flood = baadh
cause_strike = hadtaal
cause_disruption = courier ke kaam mein rukawat
cause_congestion = courier ke hub par bahut zyada parcel
cause_drought = courier ne kai ghanton se kisi parcel ki khabar nahi di hai
cause_festival_rush = festival se pehle aam dinon se zyada parcel
cause_restriction = us area mein rok-tok
cause_misrouted = courier ne ise galat raaste par bhej diya
cause_hub_loop = courier ne ise usi hub par wapas bhej diya, jahan se yeh nikal chuka tha
