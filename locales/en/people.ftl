## A person takes over

handoff_waiting =
    A colleague already has your chat and reads this message too. You hear from us here by { $answer_by }; nothing more to do until then.

handoff_late =
    You should have heard from a colleague by now, and you have not. I have raised it again as overdue: you hear from us here by { $answer_by }.

complaint_taken =
    I am sorry: this is not how it should go. This is what we know of order *{ $number }*: { $now }
    { $meaning } A colleague looks into all of it and writes to you here by { $answer_by }; you need not explain anything again.

complaint_noted =
    I am sorry: this is not how it should go. A colleague reads what you wrote and answers you here by { $answer_by }.

calm_offer =
    I want to put this right. I can show you where your order stands, or bring in a colleague. Please choose.
    .order_status = Where is my order?
    .agent = Talk to us

## What we are

out_of_scope =
    That is beyond what I can do. I look after orders of { $brand }: where they are, another day or address, returns and refunds. Please choose.
    .order_status = Where is my order?
    .agent = Talk to us

bot_or_person =
    I am the automatic assistant of { $brand }. I know your orders, and a colleague can take over at any time. Please choose.
    .order_status = Where is my order?
    .agent = Talk to us

really_us =
    You are right to ask. The code of this chat is *{ $code }*. Open the page of your order from our shop or an earlier message, not from this one: the same code stands there until { $code_ends }. We never ask for a one-time password, a card number or a password, and we never ask you to pay to get a refund.
    .agent = Talk to us

really_us_no_order =
    You are right to ask. There is no order in this chat that I could prove it with, so please tell us nothing private. { $brand } never asks for a one-time password, a card number or a password, and never asks you to pay to get a refund.
    .agent = Talk to us

## Language

ask_change_language_language =
    Which language shall we write in?
    .open = Choose language

# Each language names itself here.
language_changed =
    From now on I write to you in English. Please ask here at any time for another language.

language_not_spoken =
    I do not write { $asked_language } yet. These are the languages I can write here.
    .open = Choose language

## What we know of her

my_data =
    This is what we know of you:
    Name: { $her_name }
    Phone: { $phone }
    Orders now or lately: { $order_count }
    Language: { $tongue }
    Preferences: { $likes }
    Messages: { $consent }
    Addresses and bills stay with each order. What shall we do?
    .forget_likes = Forget preferences
    .delete_data = Delete my details

likes_forgotten =
    Done: your preferences are forgotten, and the language follows what you write. Nothing more to do.

ask_delete_data_sure =
    Shall we delete your details, this chat and your preferences? An order on its way still comes to you, and bills are kept as long as the law asks. This cannot be taken back.
    .yes = Yes, delete
    .no = No, keep them

delete_taken =
    Noted: a colleague deletes your details by { $delete_by } and confirms it here. Nothing more to do for you.

delete_left =
    All right, everything stays as it is. Nothing more to do.

consent_all = about orders, and offers too
consent_orders = about orders only
consent_none = none, you stopped them
likes_none = none
like_slot_morning = deliver in the morning
like_slot_afternoon = deliver in the afternoon
like_slot_evening = deliver in the evening
like_call_before = call before delivery
like_language = write in { $tongue }
like_other = one more that you told us
not_known = not known

## What we cannot read

secret_struck =
    Please never send one-time passwords or card numbers in a chat, not even to us: nobody from { $brand } asks for them. I have struck it out here; please delete it on your phone too.

voice_unheard =
    I cannot listen to voice notes. Please write it in a few words, in your own language, or choose.
    .order_status = Where is my order?
    .agent = Talk to us

photo_about_what =
    Thank you for the photo. What is it about?

video_unseen =
    I cannot watch videos, but a colleague can. What is it about?

file_unread =
    I cannot read files. Please write what it is about, or choose.
    .order_status = Where is my order?
    .agent = Talk to us

card_unread =
    I got the contact. What shall we do with it?

cart_unread =
    I cannot take orders in this chat. Please order in our shop; for everything after that, choose here.
    .order_status = Where is my order?
    .agent = Talk to us

## On the page of the order

page_verify = Is a chat really from us? Ask there “is this really you?”: it must name one of these codes now: { $codes }.
