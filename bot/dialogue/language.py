"""Which language she is answered in: sticky, changed by two messages in a row or by her wish."""

import msgspec

from bot.dialogue.chat import Chat

# Where a brand does not speak hers, the one she most likely reads as well.
INSTEAD = {"hi-Latn": "hi"}


def keep_language(chat: Chat) -> None:
    """The first language heard is taken at once; another one when she writes in it twice in a row."""
    heard, before = spoken_instead(chat, chat.meaning.language), chat.conversation.heard
    if not heard:
        return
    chat.turn.change_conversation(heard=heard)
    if not chat.customer.language or (heard != chat.customer.language and heard == before):
        speak(chat, heard)


def speak(chat: Chat, language: str) -> None:
    """From now on this is her language, in every voice."""
    chat.turn.state.customer = msgspec.structs.replace(chat.customer, language=language)


def spoken_instead(chat: Chat, language: str) -> str:
    """The language itself where the brand speaks it, else the nearest, else ""."""
    spoken = chat.brand.languages
    return next((each for each in (language, INSTEAD.get(language, "")) if each in spoken), "")
