"""A one-time code or card number that she pasted: she is warned of each kind once, and never answered with it."""

from bot.dialogue.chat import Chat
from bot.dialogue.understanding import BESIDE, SURE

WARNED = "secret_warned"  # among what began with a customer, with the kind as its subject


def is_only_secret(chat: Chat) -> bool:
    """Warn where it is due; whether nothing else in the message wants an answer."""
    kind = chat.meaning.secret
    if not kind:
        return False
    is_first = not chat.turn.has_begun(WARNED, kind, None)
    if is_first:
        chat.turn.note_begun(WARNED, kind, None)
    if chat.meaning.confidence >= SURE and chat.meaning.intent not in BESIDE:
        if is_first:
            chat.reply("secret_struck")
        return False
    chat.reply("secret_warning", what=kind)
    return True
