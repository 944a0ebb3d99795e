"""Whole webhook deliveries around Meta's shapes."""

from typing import Any

from tests.integrations.whatsapp.message_shapes import ADDRESS_JSON as ADDRESS_JSON
from tests.integrations.whatsapp.message_shapes import AT as AT
from tests.integrations.whatsapp.message_shapes import BSUID as BSUID
from tests.integrations.whatsapp.message_shapes import CONTACT as CONTACT
from tests.integrations.whatsapp.message_shapes import CONTEXT as CONTEXT
from tests.integrations.whatsapp.message_shapes import DELETION as DELETION
from tests.integrations.whatsapp.message_shapes import EDIT as EDIT
from tests.integrations.whatsapp.message_shapes import EDIT_OF_IMAGE as EDIT_OF_IMAGE
from tests.integrations.whatsapp.message_shapes import IDENTITY_CHANGE as IDENTITY_CHANGE
from tests.integrations.whatsapp.message_shapes import MESSAGES as MESSAGES
from tests.integrations.whatsapp.message_shapes import METADATA as METADATA
from tests.integrations.whatsapp.message_shapes import NUMBER_CHANGE as NUMBER_CHANGE
from tests.integrations.whatsapp.message_shapes import NUMBER_CHANGE_WITH_IDS as NUMBER_CHANGE_WITH_IDS
from tests.integrations.whatsapp.message_shapes import NUMBER_ID as NUMBER_ID
from tests.integrations.whatsapp.message_shapes import OLD_CONTACT as OLD_CONTACT
from tests.integrations.whatsapp.message_shapes import OTHER_METADATA as OTHER_METADATA
from tests.integrations.whatsapp.message_shapes import OURS as OURS
from tests.integrations.whatsapp.message_shapes import PARENT as PARENT
from tests.integrations.whatsapp.message_shapes import USER_ID_CHANGE as USER_ID_CHANGE
from tests.integrations.whatsapp.message_shapes import USERNAME_CONTACT as USERNAME_CONTACT
from tests.integrations.whatsapp.message_shapes import WA_ID as WA_ID
from tests.integrations.whatsapp.message_shapes import WABA as WABA
from tests.integrations.whatsapp.message_shapes import Json as Json
from tests.integrations.whatsapp.other_shapes import NOTICES as NOTICES
from tests.integrations.whatsapp.other_shapes import PAYMENT as PAYMENT
from tests.integrations.whatsapp.other_shapes import PREFERENCE as PREFERENCE
from tests.integrations.whatsapp.other_shapes import STATUSES as STATUSES
from tests.integrations.whatsapp.other_shapes import TEMPLATE as TEMPLATE
from tests.integrations.whatsapp.other_shapes import TOKEN as TOKEN


def envelope(*changes: Json, waba: str = WABA, time: int | None = None) -> Json:
    """A whole POST with one entry."""
    entry: Json = {"id": waba, "changes": list(changes)}
    return {"object": "whatsapp_business_account", "entry": [entry | ({"time": time} if time else {})]}


def messages_change(metadata: Json = METADATA, **members: Any) -> Json:
    """A change of the field `messages` with contacts, messages, statuses or errors."""
    return {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata} | members}


def inbound(shape: Json, contact: Json | None = CONTACT, wamid: str = "wamid.IN1", **common: Any) -> Json:
    """A whole POST with one message, from Meera."""
    message = {"from": WA_ID, "id": wamid, "timestamp": AT} | shape | common
    members: Json = {"contacts": [contact]} if contact else {}
    return envelope(messages_change(messages=[message], **members))


def echo(shape: Json, **common: Any) -> Json:
    """A whole POST with one message that was written to Meera in the WhatsApp Business app."""
    message = {"from": METADATA["display_phone_number"], "to": WA_ID, "id": "wamid.APP1", "timestamp": AT}
    value = {"messaging_product": "whatsapp", "metadata": METADATA, "message_echoes": [message | shape | common]}
    return envelope({"field": "smb_message_echoes", "value": value})


def status(shape: Json, contacts: list[Json] | None = None, **common: Any) -> Json:
    """A whole POST with one status of our message."""
    members: Json = {} if contacts is None else {"contacts": contacts}
    return envelope(messages_change(statuses=[{"id": OURS, "timestamp": AT} | shape | common], **members))


def preference(shape: Json, contact: Json | None = None) -> Json:
    """A whole POST with one marketing preference."""
    value: Json = {"messaging_product": "whatsapp", "metadata": METADATA, "user_preferences": [shape]}
    return envelope({"field": "user_preferences", "value": value | ({"contacts": [contact]} if contact else {})})


def notice(field: str, value: Json, time: int = 1795300000) -> Json:
    """A whole POST with one account-level change."""
    return envelope({"field": field, "value": value}, time=time)


def every_post() -> list[Json]:
    """One POST of every kind."""
    posts = [inbound(shape) for shape in MESSAGES.values()]
    systems = (NUMBER_CHANGE, NUMBER_CHANGE_WITH_IDS, USER_ID_CHANGE, IDENTITY_CHANGE, EDIT, EDIT_OF_IMAGE, DELETION)
    posts += [inbound(shape, contact=None) for shape in systems]
    posts += [status(shape, contacts) for shape, contacts in STATUSES.values()]
    posts += [status(PAYMENT), preference(PREFERENCE)]
    posts += [notice(field, value) for field, (value, _, _) in NOTICES.items()]
    return [*posts, envelope(messages_change(errors=[{"code": 130429, "title": "Rate limit hit"}]))]
