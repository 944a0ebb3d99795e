## Stages: what is happening now

now_awaiting_payment = পেমেন্টের অপেক্ষায়।
now_confirmed = কনফার্ম হয়েছে, প্যাক হচ্ছে।
now_packed = প্যাক হয়েছে, কুরিয়ারের অপেক্ষায়।
now_pickup_failed = প্যাক হয়েছে; কুরিয়ার এখনও তুলে নেয়নি।
now_in_transit = পথে আছে।
now_near_you = আপনার কাছের কুরিয়ার হাবে আছে।
now_out_for_delivery = আজ ডেলিভারির জন্য বেরিয়েছে।
now_attempt_failed = শেষবার ডেলিভারি সফল হয়নি।
now_attempt_not_made = কুরিয়ার এখনও আসেনি।
now_ready_to_collect = তৈরি আছে, আপনি নিয়ে নিতে পারেন।
now_delivered = কুরিয়ার বলছে ডেলিভারি হয়ে গেছে।
now_returning = আমাদের কাছে ফেরত আসছে।
now_returned = আমাদের কাছে ফিরে এসেছে।
now_cancelled = বাতিল হয়েছে।
now_lost = কুরিয়ার জানিয়েছে, হারিয়ে গেছে।
now_damaged = কুরিয়ার জানিয়েছে, নষ্ট হয়েছে।
now_return_requested = আপনার রিটার্নের অনুরোধ পেয়েছি।
now_return_declined = আপনার রিটার্ন মঞ্জুর হয়নি।
now_return_approved = আপনার রিটার্ন মঞ্জুর হয়েছে, পিকআপ ঠিক হবে।
now_return_pickup = কুরিয়ার আপনার রিটার্ন নিতে আসবে।
now_return_pickup_failed = আপনার রিটার্ন এখনও তোলা হয়নি।
now_return_on_its_way = আপনার রিটার্ন আমাদের কাছে আসছে।
now_return_in_check = আপনার রিটার্ন আমাদের কাছে, পরীক্ষা চলছে।
now_return_passed = আপনার রিটার্ন পরীক্ষায় পাশ করেছে।
now_return_rejected = আপনার রিটার্ন পরীক্ষায় পাশ করেনি।
now_replacement_due = আপনার রিটার্ন পরীক্ষায় পাশ করেছে, এবার বদলি জিনিস আসবে।
now_refund_started = আপনার রিফান্ড পাঠানো হয়েছে, পথে আছে।
now_refunded = আপনার রিফান্ড সম্পূর্ণ হয়েছে।

## Stages: what this means

means_awaiting_payment = অর্ডারটা আপনার জন্য রাখা আছে, পেমেন্ট এলেই রওনা হবে।
means_confirmed = আপনার অর্ডার পেয়েছি, প্যাক করছি। এটা এখনও কুরিয়ারের কাছে যায়নি।
means_packed = লেবেল তৈরি। কুরিয়ার তুলে নিলে এগোবে, ততক্ষণ ট্র্যাকিং থেমে থাকতে পারে।
means_pickup_failed = আমাদের দিক থেকে তৈরি। কুরিয়ারকে আবার আসতে হবে; কারণটা কুরিয়ার জানায়নি।
means_in_transit = কুরিয়ারের এক হাব থেকে আরেক হাবে যাচ্ছে। দু-একদিন নতুন জায়গা না দেখানো স্বাভাবিক।
means_near_you = আপনার এলাকার হাবে পৌঁছে গেছে, সেখান থেকেই ডেলিভারির জন্য বেরোবে।
means_out_for_delivery = ডেলিভারির লোকের হাতে আছে। ফোনটা কাছে রাখবেন।
means_attempt_failed = কুরিয়ারের কাছে নিরাপদে আছে, আপনার উত্তরের অপেক্ষায়।
means_attempt_answered = কুরিয়ারের কাছে নিরাপদে আছে, আপনার উত্তরও তাদের কাছে আছে।
means_attempt_not_made = কুরিয়ারের কাছে নিরাপদে আছে। আমরা কুরিয়ারের সঙ্গে কথা বলছি; আপনাকে কিছু করতে হবে না।
means_ready_to_collect = আপনার কাছের কুরিয়ার সেন্টার থেকে নিয়ে নিতে পারেন।
means_delivered = কুরিয়ার এটা হাতে দেওয়া হয়েছে বলে লিখেছে। আপনি না পেয়ে থাকলে এখানে জানান।
means_returning = কুরিয়ার এটা আমাদের কাছে ফেরত আনছে। এর পর কী, আমাদের টিমের একজন বলতে পারবেন।
means_returned = এটা আবার আমাদের কাছে পৌঁছেছে। এর পর কী, আমাদের টিমের একজন বলতে পারবেন।
means_cancelled = কিছু ডেলিভারি হবে না।
means_lost = আমরা দেখছি: আমাদের টিমের একজন এখানেই আপনাকে জানাবেন।
means_damaged = আমরা দেখছি: আমাদের টিমের একজন এখানেই আপনাকে জানাবেন।
means_return_requested = আপনার অনুরোধ দেখছি, ফেরত নিতে পারব কি না এখানে জানাব।
means_return_declined = এটা আপনার কাছেই থাকবে। আপনার মত আলাদা হলে এখানে উত্তর দিন, আমাদের টিমের একজন আবার দেখবেন।
means_return_approved = কুরিয়ারের কাছে দিন চাওয়া হচ্ছে। ট্যাগ-সহ প্যাক করে রাখুন।
means_return_pickup = প্যাক করে তৈরি রাখুন। কুরিয়ারকে কোনো টাকা দিতে হবে না।
means_return_pickup_failed = কুরিয়ার আবার আসবে। প্যাক করেই রাখুন; আর কিছু করতে হবে না।
means_return_on_its_way = এটা কুরিয়ারের কাছে। আমাদের কাছে এলে পরীক্ষা করে ফল এখানে জানাব।
means_return_in_check = জিনিসটা সম্পূর্ণ আর অব্যবহৃত কি না দেখছি, ফল এখানে জানাব।
means_return_passed = সব ঠিক আছে। এবার আপনার রিফান্ড শুরু করব, রেফারেন্স নম্বর এখানে পাবেন।
means_return_rejected = এই অবস্থায় রিফান্ড দিতে পারছি না। কী করা যায়, আমাদের টিমের একজন এখানে বলবেন।
means_replacement_due = সব ঠিক আছে। বদলি জিনিস রওনা হলে এখানে জানাব।
means_refund_started = টাকা পাঠানো হয়েছে। ব্যাংকে দেখাতে কয়েকটা কাজের দিন লাগে।
means_refunded = পেমেন্ট কোম্পানি টাকা দিয়ে দিয়েছে। আপনার ব্যাংকে দেখাতে কয়েকটা কাজের দিন লাগতে পারে।

## Lines of the story

line_progress = { $bar } { $reached }, ধাপ { $done }/{ $of }।
line_place = শেষ দেখা গেছে: { $place }, { $place_when }।
line_means = এর মানে: { $meaning }
line_expected = পৌঁছানোর সম্ভাব্য সময়: { $range }।
line_expected_late = আমরা যা ভেবেছিলাম তার চেয়ে দেরি হচ্ছে। নতুন সম্ভাব্য সময়: { $range }।
line_cause = আটকে থাকার কারণ: { $cause }।
line_cash = দরজায় দিতে হবে: { $amount }।
line_due_now = রওনা হওয়ার আগে দিতে হবে: { $amount }।
line_parcels = পার্সেল { $parcel_no }, মোট { $parcels }টির মধ্যে।
line_pickup = পিকআপ: { $pickup }।
line_check_reason = পরীক্ষায় যা পাওয়া গেছে: { $qc_reason }
line_decline_reason = কারণ: { $qc_reason }
line_refund = রিফান্ড: { $refund }।
line_reference = আপনার ব্যাংকের জন্য রেফারেন্স: { $reference }।
line_step = পরের ধাপ এই তারিখের মধ্যে: { $step_by }।
line_step_late = আমরা দুঃখিত, যা বলেছিলাম তার চেয়ে বেশি সময় লাগছে। পরের ধাপের নতুন তারিখ: { $step_by }।
line_bank = আপনার অ্যাকাউন্টে আসবে এই তারিখের মধ্যে: { $step_by }।
line_bank_late = আমরা দুঃখিত, রিফান্ডে যা বলেছিলাম তার চেয়ে বেশি সময় লাগছে। নতুন তারিখ: { $step_by }।
line_next = পরের আপডেট পাবেন এই সময়ের মধ্যে: { $next_by }।
line_next_none = আপনাকে আর কিছু করতে হবে না।

## Milestones of the progress line and the progress bar

milestone_confirmed = কনফার্ম
milestone_packed = প্যাক হয়েছে
milestone_on_its_way = পথে আছে
milestone_out_for_delivery = ডেলিভারির জন্য বেরিয়েছে
milestone_ready_to_collect = নেওয়ার জন্য তৈরি
milestone_delivered = ডেলিভারি হয়েছে
milestone_return_requested = রিটার্নের অনুরোধ
milestone_return_approved = রিটার্ন মঞ্জুর
milestone_return_picked_up = রিটার্ন তোলা হয়েছে
milestone_return_checked = রিটার্ন পরীক্ষা হয়েছে
milestone_refund_started = রিফান্ড শুরু
milestone_refunded = রিফান্ড সম্পূর্ণ

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = পার্সেল নেওয়ার মতো কাউকে কুরিয়ার পায়নি।
reason_customer_unreachable = কুরিয়ার আপনাকে ফোনে পায়নি।
reason_address_issue = কুরিয়ার ঠিকানা খুঁজে পায়নি।
reason_refused = কুরিয়ার বলছে, পার্সেল নেওয়া হয়নি।
reason_refused_otp_verified = কুরিয়ার বলছে, পার্সেল নেওয়া হয়নি।
reason_payment_not_ready = কুরিয়ার বলছে, টাকা তৈরি ছিল না।
reason_not_attempted = কুরিয়ার আসেনি।
reason_reschedule_requested = কুরিয়ার বলছে, অন্য দিন আসতে বলা হয়েছিল।
reason_out_of_delivery_area = কুরিয়ার বলছে, ঠিকানাটা তাদের এলাকার বাইরে।
reason_open_delivery_requested = কুরিয়ার বলছে, আগে পার্সেল খুলে দেখাতে বলা হয়েছিল, যা তারা করে না।
reason_restricted_area = কুরিয়ার ঠিকানা পর্যন্ত ভিতরে যেতে পারেনি।
reason_self_collect = কুরিয়ার বলছে, আপনি নিজে গিয়ে নিতে চান।
reason_otp_failed = কুরিয়ার হাতে দেওয়ার আগের যাচাই শেষ করতে পারেনি।
reason_id_missing = কুরিয়ার বলছে, পরিচয়পত্র ছিল না।
reason_damaged = কুরিয়ার বলছে, পার্সেলটা নষ্ট হয়েছিল।
reason_already_cancelled = কুরিয়ার বলছে, অর্ডার বাতিল হয়ে গিয়েছিল।
reason_seized = কুরিয়ার বলছে, পার্সেলটা আটকে রাখা হয়েছে।
reason_other = কুরিয়ার আমাদের কারণ জানায়নি।

## Small pieces

reason_unsaid = আমাদের কোনো কারণ জানানো হয়নি।
reference_follows = ব্যাংকের উত্তরের সঙ্গে আসবে

place_unknown = কুরিয়ারের কাছে, এখনও জায়গার নাম জানায়নি
nothing_to_pay = কিছু না, পেমেন্ট হয়ে গেছে
no_next = নতুন খবর এলেই
no_range = জানতে পারলেই বলব
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = কুরিয়ার আমাদের জানায়নি
cause_at = { $cause }, { $where } এলাকায়
cause_weather = খারাপ আবহাওয়া
cause_flood = বন্যা
cause_strike = ধর্মঘট
cause_disruption = কুরিয়ারের কাজে বাধা
cause_congestion = কুরিয়ারের হাবে সামলানোর চেয়ে বেশি পার্সেল
cause_drought = কয়েক ঘণ্টা ধরে কুরিয়ার কোনো পার্সেলের খবর দেয়নি
cause_festival_rush = উৎসবের আগে স্বাভাবিকের চেয়ে বেশি পার্সেল
cause_restriction = স্থানীয় বিধিনিষেধ
cause_misrouted = কুরিয়ার এটা ভুল পথে পাঠিয়েছে
cause_hub_loop = যে হাব থেকে বেরিয়েছিল, কুরিয়ার সেখানেই আবার পাঠিয়েছে
