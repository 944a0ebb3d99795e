"""What may go with an agent's words: buttons that she answers by, or one file by its link. Read with care. Pure."""

from urllib.parse import urlsplit

from bot.desk.wish import Malformed
from integrations.whatsapp.outgoing import kind_of_file

MOST_BUTTONS, LONGEST_BUTTON = 3, 20  # WhatsApp's limits for reply buttons
LONGEST_TEXT_BESIDE = 1_024  # characters of a text with buttons, and of a caption
LONGEST_LINK = 2_000


def buttons_in(text: str) -> tuple[str, ...]:
    """Labels, one a line. Raises Malformed."""
    labels = tuple(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if len(labels) > MOST_BUTTONS or any(len(each) > LONGEST_BUTTON for each in labels):
        raise Malformed(f"At most {MOST_BUTTONS} buttons, one a line, of {LONGEST_BUTTON} characters.")
    if "{{" in text:
        raise Malformed("Variables stand in the text, not on buttons.")
    if len({each.casefold() for each in labels}) < len(labels):
        raise Malformed("Two buttons cannot say the same.")
    return labels


def file_in(link: str) -> str:
    """A link to a picture, video or document, "" for none. Raises Malformed."""
    if not link:
        return ""
    if not _is_link(link) or not kind_of_file(link):
        raise Malformed("A file is an https:// link that ends in .jpg, .png, .mp4 or .pdf.")
    return link


def _is_link(text: str) -> bool:
    if len(text) > LONGEST_LINK or not text.isascii() or not text.isprintable() or set(text) & set(" {}"):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:  # a host that begins like an IPv6 address and is none
        return False
    return parts.scheme == "https" and bool(parts.hostname)


def require_fitting(text: str, buttons: tuple[str, ...], file: str) -> None:
    """Raise Malformed unless WhatsApp takes the three together."""
    if buttons and file:
        raise Malformed("Buttons or a file, not both.")
    if (buttons or file) and len(text) > LONGEST_TEXT_BESIDE:
        raise Malformed(f"With buttons or a file a text has at most {LONGEST_TEXT_BESIDE:,} characters.")
