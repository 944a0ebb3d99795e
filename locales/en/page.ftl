## The tracking page

page_title = Order { $number }
page_headline = Your order { $number }: { $now }
page_talk = Anything unclear? Write to us on WhatsApp, in the chat this link came from.
page_gone_title = This link has ended
page_gone = It does not lead to an order of ours any more. Write to us on WhatsApp and we tell you where your order is.
page_language = Language
page_for = For { $her_name }
page_way = Its way so far: { $places }
page_ask = Ask on WhatsApp
page_ask_text = Where is my order { $number }?
page_privacy = Whoever has this link can see this page. It shows no phone number and no address.
page_busy_title = One moment, please
page_busy = This form was sent very often just now. Please wait ten minutes, or write to us on WhatsApp.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = We have your order and pack it.
page_means_packed = It is ready with us and waits for the courier to pick it up.
page_means_on_its_way = It travels between the courier's hubs. A day or two without a new place is usual.
page_means_out_for_delivery = The rider brings it to your door that day. Please keep your phone near you then.
page_means_ready_to_collect = You can collect it at the courier's place near you.
page_means_delivered = The courier has handed it over.
page_means_return_requested = You have asked to send it back, and we look at your request.
page_means_return_approved = We take it back, and the courier comes to fetch it.
page_means_return_picked_up = The courier has it and brings it to us.
page_means_return_checked = It has reached us, and we have looked at it.
page_means_refund_started = We have sent the money off.
page_means_refunded = The payment provider has paid it out. Your bank may take some working days to show it.
page_step_done = done
page_step_now = now
page_step_next = still to come

## The form after a failed attempt

page_answer_title = When shall the courier come again?
page_answer_by = Please choose by { $decide_by }; after that the courier may send the parcel back.
page_day = Day
page_day_soon = As soon as possible
page_slot = Time of day
page_slot_any = Any time
page_landmark = Landmark near you
page_landmark_hint = For example: opposite the school gate. Leave it empty if nothing has changed.
page_phone = Another number for the rider
page_phone_hint = An Indian mobile number; this page does not show it. We never ask for a code or a card number.
page_send = Send to the courier
page_change = Change your answer
page_wrong = Please look at this again.
page_wrong_day = This day can no longer be chosen. Please take another one.
page_wrong_landmark = Please give the landmark in a few words, without a link, code or card number.
page_wrong_phone = This is not an Indian mobile number.

## What became of the answer

page_received = Thank you. Your answer is with us and goes to the courier now.
page_asked = We have passed your answer on and wait for the courier to accept it.
page_accepted = The courier has accepted your answer and comes again.
page_refused = The courier did not accept your answer. A colleague takes it up for you.
page_late = This answer came too late: the parcel had already moved on. What you see here is true now.
page_wish = What you asked for: { $wish }
page_look_again = See what the courier says
