## An address changed in the chat: the questions

ask_change_address_pincode =
    Where should order *{ $number }* go? Fill in the form, or write the full address here: house number, street, landmark and pincode. A location pin helps too.

ask_change_address_code =
    And which pincode? Please send its six digits.
    .same_pincode = Same as before

ask_change_address_street =
    Pincode { $new_pincode } belongs to { $town }. Please write the house number, the street and the area, or send a location pin.
    .same_street = Street stays

ask_change_address_house =
    Which house, flat or shop number is it? Without one the rider may not find your door.
    .no_house = There is none

ask_change_address_town =
    Pincode { $new_pincode } belongs to { $town }, but you wrote { $wrote_town }. Is the pincode right?
    .pincode_right = Pincode is right
    .pincode_wrong = Another pincode

ask_change_address_landmark =
    Which landmark is near by, for example a school, shop or temple? You can also send a location pin.
    .no_landmark = No landmark

ask_change_address_right =
    Order *{ $number }* will go to: { $new_address }.

    Is this right?
    .address_yes = Yes, save it
    .address_again = Change it

address_pincode_unknown =
    India Post has no pincode { $new_pincode }. Please check it on a letter or bill and send the six digits again.

address_pincode_fixed =
    The courier already has the parcel of order *{ $number }*, and from then on the pincode { $old_pincode } cannot change. House, street and landmark still can: please write them here. If it has to go to another place, a colleague looks for a way.
    .agent = Talk to us

## What became of it

address_taken =
    Thank you. Order *{ $number }* is to go to: { $address }. We are putting it in at the shop now and confirm it here; nothing to do until then.

address_taken_on_its_way =
    Thank you. Order *{ $number }* is to go to: { $address }. The parcel is with the courier, so we are asking the courier now. Its answer follows here; nothing to do until then.

address_too_late =
    The address of order *{ $number }* cannot be changed any more. { $now } If something is wrong with it, a colleague can help you.
    .agent = Talk to us

address_no_order =
    I find no open order here whose address could be changed. I can show you where your last order is, or bring in a colleague.
    .order_status = Where is my order?
    .agent = Talk to us

pin_not_needed =
    Thank you for the location. No order of yours needs one at the moment, so there is nothing more to do.
    .order_status = Where is my order?
    .agent = Talk to us

address_at_shop =
    Saved at the shop: order *{ $number }* goes to { $address }, and the rider calls the number that ends in { $phone_end }. Next update: by { $next_by } at the latest. There is nothing more to do.

address_at_courier =
    The courier has taken up what you changed for order *{ $number }*: { $address }, number ending in { $phone_end }. Next update: by { $next_by } at the latest. Please keep your phone near you; otherwise there is nothing to do.

address_not_at_shop =
    The shop's system did not take what you changed for order *{ $number }*. A colleague puts it in by hand and you hear from us by { $answer_by }; nothing to do until then.

address_not_at_courier =
    The courier did not accept what you changed for order *{ $number }*, so the parcel still goes out as before. A colleague takes it up with the courier and you hear from us by { $answer_by }; nothing to do until then.
    .agent = Talk to us

## Another number for the rider

ask_change_phone_phone =
    Which mobile number should the rider call for order *{ $number }*? Please send its ten digits.

phone_not_mobile =
    That is no Indian mobile number: it has ten digits and begins with 6, 7, 8 or 9. Please send it once more.

phone_taken =
    Thank you. For order *{ $number }* the rider is to call the number that ends in { $phone_end }. We are passing it on now and confirm it here; nothing to do until then.

phone_too_late =
    For order *{ $number }* the rider's number cannot be changed any more. { $now } If something is wrong, a colleague can help you.
    .agent = Talk to us
