## The tracking page

page_title = অর্ডার { $number }
page_headline = আপনার অর্ডার { $number }: { $now }
page_talk = কিছু বুঝতে অসুবিধা হচ্ছে? WhatsApp-এ আমাদের লিখুন, যে চ্যাট থেকে এই লিংক এসেছে সেখানেই।
page_gone_title = এই লিংকের মেয়াদ শেষ
page_gone = এই লিংকে আমাদের আর কোনো অর্ডার খোলে না। WhatsApp-এ আমাদের লিখুন, আপনার অর্ডার কোথায় জানিয়ে দেব।
page_language = ভাষা
page_for = { $her_name } এর জন্য
page_way = এ পর্যন্ত পথ: { $places }
page_ask = WhatsApp-এ জিজ্ঞাসা করুন
page_ask_text = আমার অর্ডার { $number } কোথায়?
page_privacy = যার কাছে এই লিংক আছে, সে এই পাতা দেখতে পারে। এতে ফোন নম্বর বা ঠিকানা দেখা যায় না।
page_busy_title = একটু অপেক্ষা করুন
page_busy = এই ফর্ম এইমাত্র অনেকবার পাঠানো হয়েছে। দশ মিনিট অপেক্ষা করুন, বা WhatsApp-এ আমাদের লিখুন।

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = আপনার অর্ডার আমাদের কাছে আছে, আমরা প্যাক করি।
page_means_packed = আমাদের কাছে তৈরি, কুরিয়ার এসে নেবে।
page_means_on_its_way = কুরিয়ারের এক হাব থেকে আরেক হাবে যায়। দু-একদিন নতুন জায়গা না দেখানো স্বাভাবিক।
page_means_out_for_delivery = ডেলিভারির লোক সেদিন আপনার দরজায় নিয়ে আসেন। তখন ফোনটা কাছে রাখবেন।
page_means_ready_to_collect = কাছের কুরিয়ার অফিস থেকে নিতে পারেন।
page_means_delivered = কুরিয়ার এটা হাতে দিয়েছে।
page_means_return_requested = আপনি ফেরত দিতে চেয়েছেন, আমরা দেখছি।
page_means_return_approved = আমরা ফেরত নিচ্ছি, কুরিয়ার নিতে আসে।
page_means_return_picked_up = এটা কুরিয়ারের কাছে আছে, আমাদের কাছে আসছে।
page_means_return_checked = এটা আমাদের কাছে পৌঁছেছে, আমরা দেখে নিয়েছি।
page_means_refund_started = আমরা টাকা পাঠিয়েছি।
page_means_refunded = পেমেন্ট সংস্থা টাকা দিয়েছে। ব্যাংকে দেখাতে কয়েকটা কাজের দিন লাগতে পারে।
page_step_done = হয়ে গেছে
page_step_now = এখন এখানে
page_step_next = এখনও বাকি

## The form after a failed attempt

page_answer_title = কুরিয়ার আবার কখন আসবে?
page_answer_by = এই সময়ের মধ্যে বাছুন: { $decide_by }। তার পরে কুরিয়ার পার্সেল ফেরত পাঠাতে পারে।
page_day = দিন
page_day_soon = যত তাড়াতাড়ি সম্ভব
page_slot = সময়
page_slot_any = যেকোনো সময়
page_landmark = কাছাকাছি ল্যান্ডমার্ক
page_landmark_hint = যেমন: স্কুলের গেটের উল্টোদিকে। কিছু না বদলালে খালি রাখুন।
page_phone = ডেলিভারির লোকের জন্য অন্য নম্বর
page_phone_hint = ভারতের মোবাইল নম্বর; এই পাতায় সেটা দেখা যায় না। আমরা কখনও কোড বা কার্ড নম্বর চাই না।
page_send = কুরিয়ারকে পাঠান
page_change = উত্তর বদলান
page_wrong = এটা আর একবার দেখুন।
page_wrong_day = এই দিন আর বাছা যাবে না। অন্য দিন বাছুন।
page_wrong_landmark = ল্যান্ডমার্ক অল্প কথায় লিখুন; লিংক, কোড বা কার্ড নম্বর ছাড়া।
page_wrong_phone = এটা ভারতের মোবাইল নম্বর নয়।

## What became of the answer

page_received = ধন্যবাদ। আপনার উত্তর আমরা পেয়েছি, এখন কুরিয়ারের কাছে যাচ্ছে।
page_asked = আপনার উত্তর কুরিয়ারকে জানিয়েছি, তাদের সম্মতির অপেক্ষায় আছি।
page_accepted = কুরিয়ার আপনার উত্তর মেনে নিয়েছে, আবার আসবে।
page_refused = কুরিয়ার আপনার উত্তর মানেনি। আমাদের টিমের একজন আপনার জন্য এটা দেখছেন।
page_late = এই উত্তর দেরিতে এসেছে: পার্সেল তার আগেই এগিয়ে গেছে। এখানে যা দেখা যাচ্ছে, এখন সেটাই ঠিক।
page_wish = আপনি যা চেয়েছেন: { $wish }
page_look_again = কুরিয়ার কী বলে দেখুন
