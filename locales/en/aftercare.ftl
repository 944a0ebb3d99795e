## Delivered

delivered =
    Order *{ $number }* was delivered, says the courier.

    Do you have it? One tap tells us. If not, we take it up with the courier at once.
    .received_yes = Got it
    .received_no = Not received

received_thanks =
    Thank you, good to know that order *{ $number }* is with you. If anything is not right with it, write to us here. There is nothing more to do.

not_received_asked =
    Thank you for telling us. We have put order *{ $number }* to the courier as not received and asked for the proof of delivery. A colleague watches over it and you hear from us here by { $dispute_by } at the latest. Your money is safe. If it turns up with a neighbour or a guard, please tell us here.

not_received_by_hand =
    Thank you for telling us. A colleague takes up order *{ $number }* with the courier in person and you hear from us here by { $answer_by }. If it turns up with a neighbour or a guard, please tell us here.

not_received_waiting =
    About order *{ $number }*, which did not reach you: the courier has not shown us any proof of its delivery yet.

    We do not let you wait for that. A colleague settles it with you, by a new parcel or a refund, and writes to you here by { $answer_by }. There is nothing for you to do.

delivery_taken_back =
    A correction on order *{ $number }*: the courier had told us that it was delivered, and has taken that back.

    Expected at your door: { $range }. We are sorry for the confusion.
    Next update: by { $next_by } at the latest. There is nothing for you to do.

## Using it, and whether all is well

usage_guide =
    To get the best out of order *{ $number }*, here is a short guide for it: { $guide_link }

    If a question stays open, write to us here. Otherwise there is nothing for you to do.

issue_check =
    A day with order *{ $number }*: is everything as it should be?

    If something is wrong, a colleague puts it right. One tap is enough.
    .issue_none = All is well
    .issue_some = Something is wrong

check_in =
    Order *{ $number }* did not reach you as smoothly as we wished, and we are sorry for that. Is everything all right with it now?

    If something is wrong, a colleague puts it right. One tap is enough.
    .issue_none = All is well
    .issue_some = Something is wrong

issue_thanks =
    Good to hear. We are here if anything about order *{ $number }* changes. There is nothing more to do.

issue_noted =
    We are sorry to hear that. Please write here what is wrong with order *{ $number }*, a photo helps too. A colleague takes it up and you hear from us by { $answer_by }.

## Surveys

nps_ask =
    You have had order *{ $number }* for two days. How likely are you to recommend { $brand } to a friend?

    One tap opens the scale from 0 to 10. Whatever you say is read by a person.
    .rate = Rate us

nps_list =
    You have had order *{ $number }* for two days. How likely are you to recommend { $brand } to a friend, from 0 (not at all) to 10 (certainly)?

    Whatever you say is read by a person. One tap is enough.
    .open = Choose 0 to 10
    .nps_10 = 10, certainly
    .nps_9 = 9
    .nps_8 = 8
    .nps_7 = 7
    .nps_6 = 6
    .nps_5 = 5
    .nps_4 = 4
    .nps_3 = 3
    .nps_2 = 2
    .nps_1 = 1 or 0, not at all

nps_scale =
    How likely are you to recommend { $brand } to a friend, from 0 (not at all) to 10 (certainly)? Please choose from the list.
    .open = Choose 0 to 10
    .nps_10 = 10, certainly
    .nps_9 = 9
    .nps_8 = 8
    .nps_7 = 7
    .nps_6 = 6
    .nps_5 = 5
    .nps_4 = 4
    .nps_3 = 3
    .nps_2 = 2
    .nps_1 = 1 or 0, not at all

nps_thanks =
    Thank you, that helps us. There is nothing more to do.

nps_sorry =
    Thank you for being frank. A colleague would like to understand what went wrong and writes to you here by { $answer_by }. You can also write it here now.

review_ask =
    How do you like what came with order *{ $number }*? Other customers of { $brand } would be glad to know. One tap is enough.
    .rating_5 = I love it
    .rating_4 = It is good
    .rating_2 = I am not happy

review_link =
    Thank you! If you have a minute, others read it here: { $review_page }

    There is nothing more to do.

review_sorry =
    We are sorry that order *{ $number }* is not what you hoped for. A colleague would like to put it right and writes to you here by { $answer_by }. You can also write here what is wrong.

## Warranty and the next order

warranty_offer =
    Order *{ $number }* comes with a warranty. One tap activates it, so that you need no bill later.
    .activate_warranty = Activate warranty

warranty_done =
    Done: the warranty for order *{ $number }* is active and noted with your order. There is nothing more to do.

reorder =
    It may soon be time for more of what came with order *{ $number }*. You can order again here: { $shop_page }

    If you would rather not be reminded, one tap ends it.
    .reorder_no = No reminders

reorder_stopped =
    Understood, we do not remind you again. There is nothing more to do.
