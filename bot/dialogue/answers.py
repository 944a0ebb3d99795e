"""What in a message answers the slot that was asked: an entity, a yes or no, a tap, a photo, a place, or the text."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Form
from bot.dialogue.understanding import UNSURE
from bot.dialogue.yes_no import opening_yes_no

PHOTOS = frozenset({"image", "video"})
YES, NO = "affirm", "deny"
NEVER_TOLD_ALREADY = frozenset({"text", "yes_no", "choice", "place", "photo"})


def answer_to(form: Form, slot: str, chat: Chat) -> object | None:
    """The value she gave for a slot, or None when her message is about something else."""
    kind = form.kinds[slot]
    if kind == "yes_no":
        return _yes_or_no(chat)
    if kind == "photo":
        return _photo(chat)
    if kind == "place":
        return list(chat.body.location) if chat.body.location else (chat.text.strip() or None)
    if kind == "text":
        return chat.text.strip() or None
    if kind == "choice":
        return None  # only by a tap, or by the form's own `read_<slot>`
    return chat.meaning.first(kind) or None


def read_by_form(form: Form, slot: str, chat: Chat) -> object | None:
    """The form's own reading of an answer, where it has one (`read_<slot>(chat)`), else the usual one."""
    own = getattr(form, f"read_{slot}", None)
    found = own(chat) if own else None
    return found if found is not None else answer_to(form, slot, chat)


def told_already(form: Form, chat: Chat) -> dict[str, object]:
    """Slots that the sentence which began a form answers by itself: "change my pincode to 560001"."""
    typed = {
        slot: kind for slot, kind in form.kinds.items() if kind not in {"text", "yes_no", "choice", "place", "photo"}
    }
    found = {slot: chat.meaning.first(kind) for slot, kind in typed.items()}
    own = {slot: getattr(form, f"read_{slot}")(chat) for slot in form.kinds if hasattr(form, f"read_{slot}")}
    return {slot: value for slot, value in (found | own).items() if value not in (None, "")}


def _photo(chat: Chat) -> object | None:
    media = chat.body.media
    return media.media_id if media and chat.body.content in PHOTOS else None


def _yes_or_no(chat: Chat) -> bool | None:
    """Signs and single letters look a little like a yes: only what is surely one counts."""
    meant = chat.meaning.intent if chat.meaning.confidence >= UNSURE else ""
    return {YES: True, NO: False}.get(meant, opening_yes_no(chat.text))
