"""Voice notes, photos without a word, stickers and what else we cannot read: said for each kind, with a way on."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill

REPLY_OF_CONTENT = {
    "audio": "voice_unheard",
    "image": "photo_about_what",
    "video": "video_unseen",
    "document": "file_unread",
    "contacts": "card_unread",
    "order": "cart_unread",
}
# What such a message is usually about, as buttons that lead to the skill.
ABOUT = {
    "photo_about_what": ["return_request", "item_problem", "person"],
    "video_unseen": ["return_request", "item_problem", "person"],
    "card_unread": ["change_phone", "person"],
}


class Unsupported(Skill):
    """P-01: every kind gets an answer."""

    about_order = False

    def act(self, chat: Chat) -> None:
        message = REPLY_OF_CONTENT.get(chat.body.content, "unsupported")
        chat.reply(message, meanings=ABOUT.get(message, []))
