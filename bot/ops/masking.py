"""Hiding phones, e-mails and tokens in raw text that a person looks at, such as a delivery that nobody could read."""

import re

import msgspec

from bot.log_redaction import BEARER, EMAIL, PHONE, TOKEN, WAMID

SHOWN = 4  # last digits of a phone
MARKUP = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def masked_text(body: bytes) -> str:
    """The body as text, JSON indented, with phones as "•••• 0101" and e-mails, tokens and message ids struck out.

    What is not UTF-8 is shown by the sign for it. It is text, not markup: templates escape it.
    """
    text = _indented(body)
    for pattern, instead in ((WAMID, "wamid.…"), (BEARER, r"\1 …"), (EMAIL, "…@…")):
        text = pattern.sub(instead, text)
    text = PHONE.sub(_phone, text)
    return MARKUP.sub("�", TOKEN.sub("…", text))


def _phone(found: "re.Match[str]") -> str:
    if found.group("date"):
        return found.group()
    digits = "".join(filter(str.isdigit, found.group()))
    return f"•••• {digits[-SHOWN:]}"


def _indented(body: bytes) -> str:
    try:
        return msgspec.json.format(body, indent=2).decode("utf-8", "replace")
    except (msgspec.DecodeError, UnicodeDecodeError):
        return body.decode("utf-8", "replace")
