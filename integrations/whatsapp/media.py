"""Files on WhatsApp's side: fetches what customers sent, uploads what we send."""

import base64
import hashlib
from typing import Any

import aiohttp
import msgspec

from integrations.whatsapp.errors import MessageRefused
from integrations.whatsapp.foreign import table, text, whole
from integrations.whatsapp.graph import failure_of
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.errors import CommandRefused, ServiceUnavailable

LARGEST_BYTES = 16 * 1024 * 1024  # video and audio; documents may have up to 100 MB, which nobody here reads
CHUNK_BYTES = 64 * 1024
GONE = 131052  # Meta's code for media that cannot be downloaded
LINK_TRIES = 2  # a link lives 5 minutes; 404 means it is stale and a fresh one is to be fetched


class Fetched(msgspec.Struct, frozen=True):
    """A file as it was sent. `sha256` is base64, as in webhooks."""

    content: bytes
    mime_type: str
    sha256: str


class MediaTooLarge(CommandRefused):
    """The journey must act: the file has more bytes than we read; ask for a smaller one."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"over {limit} bytes", code="media_too_large")


async def fetch(number: WhatsAppNumber, media_id: str, *, most_bytes: int = LARGEST_BYTES) -> Fetched:
    """The file behind a media id (ids live 7 days), its hash checked (per Meta's media page).

    Raises MessageRefused (131052 when it is gone), MediaTooLarge, ServiceUnavailable (also when the bytes
    are not the ones announced).
    """
    for _ in range(LINK_TRIES):
        notice = table(await number.media_notice(media_id))
        if (whole(notice.get("file_size")) or 0) > most_bytes:
            raise MediaTooLarge(most_bytes)
        content = await _download(number, text(notice.get("url")), most_bytes)
        if content is not None:
            return _verified(content, notice)
    raise MessageRefused(GONE, "the file's link stays stale", status=404)


async def upload(number: WhatsAppNumber, content: bytes, mime_type: str, filename: str) -> str:
    """Upload a file and return its media id (lives 30 days). May be repeated: a second copy harms nobody."""
    return text(table(await number.upload(content, mime_type, filename)).get("id"))


async def _download(number: WhatsAppNumber, url: str, most_bytes: int) -> bytes | None:
    """The bytes at a link, or None when the link is stale. The link needs the same token as the API."""
    if not number.trusts(url):
        raise MessageRefused(GONE, "the file's link is not https", status=404)
    try:
        graph = number.graph
        async with graph.session.get(url, headers=graph.authorization, timeout=graph.patience) as answer:
            if answer.status == 404:
                return None
            if answer.status != 200:
                raise _refusal(answer.status)
            return await _read(answer, most_bytes)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise failure_of(error, repeatable=True) from error


async def _read(answer: aiohttp.ClientResponse, most_bytes: int) -> bytes:
    content = bytearray()
    async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
        content += chunk
        if len(content) > most_bytes:
            raise MediaTooLarge(most_bytes)
    return bytes(content)


def _refusal(status: int) -> CommandRefused | ServiceUnavailable:
    if status == 429 or status >= 500:
        return ServiceUnavailable(f"media: HTTP {status}")
    return MessageRefused(GONE, f"media: HTTP {status}", status=status)


def _verified(content: bytes, notice: dict[str, Any]) -> Fetched:
    """Meta gives the hash as base64 in webhooks and as hex from the API; either is taken."""
    digest = hashlib.sha256(content).digest()
    announced = text(notice.get("sha256"))
    as_base64 = base64.b64encode(digest).decode()
    if announced and announced not in (as_base64, as_base64.rstrip("=")) and announced.lower() != digest.hex():
        raise ServiceUnavailable("media: the bytes are not the ones announced")
    return Fetched(content=content, mime_type=text(notice.get("mime_type")), sha256=as_base64)
