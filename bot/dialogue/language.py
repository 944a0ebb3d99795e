"""Which language she is answered in: sticky, changed by two messages in a row, or for good by her wish."""

import msgspec

from bot.dialogue.chat import Chat

# Where a brand does not speak hers, the one she most likely reads as well.
INSTEAD = {"hi-Latn": "hi"}
WISH = "language"  # the preference that keeps a language she asked for, whatever she types


def keep_language(chat: Chat) -> None:
    """The first language heard is taken at once; another one when she writes in it twice in a row. One that she asked
    for stays: many who type in Latin letters want to read their own."""
    heard, before = spoken_instead(chat, chat.meaning.language), chat.conversation.heard
    if not heard:
        return
    chat.turn.change_conversation(heard=heard)
    if chat.customer.preferences.get(WISH) in chat.brand.languages:
        return
    if not chat.customer.language or (heard != chat.customer.language and heard == before):
        speak(chat, heard)


def speak(chat: Chat, language: str) -> None:
    """From now on this is her language, in every voice."""
    chat.turn.state.customer = msgspec.structs.replace(chat.customer, language=language)


def wish_language(chat: Chat, language: str) -> None:
    """She asked for it: kept until she asks for another."""
    speak(chat, language)
    chat.prefer(**{WISH: language})


def spoken_instead(chat: Chat, language: str) -> str:
    """The language itself where the brand speaks it, else the nearest, else ""."""
    spoken = chat.brand.languages
    return next((each for each in (language, INSTEAD.get(language, "")) if each in spoken), "")
