"""What is said while she changes an address or the rider's number: questions, and what each leg made of it."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

# The first question is WhatsApp's own address form where her phone can show it.
FORM_QUESTIONS = frozenset({"ask_change_address_pincode"})

QUESTIONS = (
    Message("ask_change_address_pincode", Lane.REPLY),
    Message("ask_change_address_code", Lane.REPLY, buttons=("same_pincode",)),
    Message("ask_change_address_street", Lane.REPLY, buttons=("same_street",)),
    Message("ask_change_address_house", Lane.REPLY, buttons=("no_house",)),
    Message("ask_change_address_town", Lane.REPLY, buttons=("pincode_right", "pincode_wrong")),
    Message("ask_change_address_landmark", Lane.REPLY, buttons=("no_landmark",)),
    Message("ask_change_address_right", Lane.REPLY, buttons=("address_yes", "address_again")),
    Message("address_pincode_unknown", Lane.REPLY),
    Message("address_pincode_fixed", Lane.REPLY, buttons=("agent",)),
    Message("ask_change_phone_phone", Lane.REPLY),
    Message("phone_not_mobile", Lane.REPLY),
)

ANSWERS = (
    Message("address_taken", Lane.REPLY),
    Message("address_taken_on_its_way", Lane.REPLY),
    Message("address_too_late", Lane.REPLY, buttons=("agent",)),
    Message("address_no_order", Lane.REPLY, buttons=("order_status", "agent")),
    Message("pin_not_needed", Lane.REPLY, buttons=("order_status", "agent")),
    Message("address_at_shop", Lane.REPLY, stale=st.order_has_ended),
    Message("address_at_courier", Lane.REPLY, stale=st.order_has_ended),
    Message("address_not_at_shop", Lane.REPLY),
    Message("address_not_at_courier", Lane.REPLY, buttons=("agent",)),
    Message("phone_taken", Lane.REPLY),
    Message("phone_too_late", Lane.REPLY, buttons=("agent",)),
)

ADDRESSES = (*QUESTIONS, *ANSWERS)
