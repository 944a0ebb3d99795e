"""WhatsApp's own address form: for whom it can be shown, and what it is filled in with. Pure."""

from integrations.whatsapp.outgoing import ADDRESS_FIELDS
from journeys.state import CustomerState, Order
from journeys.store.outbox import Waiting

# How a row's reason begins once WhatsApp said that her app is too old for the form: then words alone ask.
AS_TEXT = "text:"
HOME = "+91"  # the form is for India: both numbers must be Indian (Meta, address messages)


def asks_with_form(row: Waiting, state: CustomerState) -> bool:
    """Whether the question may leave as the form."""
    return state.value_of("phone").startswith(HOME) and not row.reason.startswith(AS_TEXT)


def form_values(order: Order | None) -> dict[str, str]:
    """What we know already, so that she only changes what is wrong. Fields per `ADDRESS_FIELDS`."""
    if order is None:
        return {}
    address = order.address
    known = {
        "name": address.name or order.customer_name,
        "phone_number": (address.phone or order.phone).removeprefix(HOME),
        "in_pin_code": address.pincode or order.pincode,
        "address": ", ".join(filter(None, (address.line1, address.line2))),
        "landmark_area": address.landmark,
        "city": address.city,
        "state": address.state,
    }
    assert known.keys() <= ADDRESS_FIELDS
    return {name: said for name, said in known.items() if said}
