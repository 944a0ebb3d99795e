"""Media: uploads with Meta's size and type limits, ids that expire, bytes behind short-lived addresses."""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

import msgspec

from integrations.sandbox.graph.answers import GraphError, bad_parameter, no_such_object
from integrations.sandbox.world import World

MEGABYTE = 1024 * 1024
# Largest size and accepted MIME types per kind, per Meta's media page.
LIMITS: dict[str, tuple[int, frozenset[str]]] = {
    "image": (5 * MEGABYTE, frozenset({"image/jpeg", "image/png"})),
    "audio": (
        16 * MEGABYTE,
        frozenset({"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}),
    ),
    "video": (16 * MEGABYTE, frozenset({"video/mp4", "video/3gpp"})),
    "sticker": (500 * 1024, frozenset({"image/webp"})),
    "document": (
        100 * MEGABYTE,
        frozenset(
            {
                "text/plain",
                "application/pdf",
                "application/msword",
                "application/vnd.ms-excel",
                "application/vnd.ms-powerpoint",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            }
        ),
    ),
}
UPLOAD_LIFE = timedelta(days=30)
INBOUND_LIFE = timedelta(days=7)
ADDRESS_LIFE = timedelta(minutes=5)


class Medium(msgspec.Struct):
    """One file. `source` is "upload" or "webhook"."""

    id: str
    mime_type: str
    content: bytes
    expires_at: datetime
    source: str
    filename: str = ""

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.content).digest()


class MediaStore:
    """All files of the account, in memory."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_id: dict[str, Medium] = {}
        self._secret = str(world.random.random()).encode()

    def upload(self, content: bytes, mime_type: str) -> Medium:
        """Store what the business uploads. Raises GraphError 100 or 131053."""
        base = mime_type.split(";")[0].strip().lower()
        limit = next((size for size, types in LIMITS.values() if base in types), None)
        if limit is None:
            raise bad_parameter(f"Param file must be a file with one of the supported types. Received {base[:60]!r}.")
        if not content:
            raise GraphError(131053, "The file is empty.")
        if len(content) > limit:
            raise GraphError(131053, f"The file is larger than {limit} bytes.")
        return self._add(content, mime_type, "upload", UPLOAD_LIFE)

    def receive(self, content: bytes, mime_type: str, filename: str = "") -> Medium:
        """Store what a customer sent."""
        medium = self._add(content, mime_type, "webhook", INBOUND_LIFE)
        medium.filename = filename
        return medium

    def _add(self, content: bytes, mime_type: str, source: str, life: timedelta) -> Medium:
        medium_id = str(self._world.random.randrange(10**14, 10**15))
        medium = Medium(medium_id, mime_type, content, self._world.now() + life, source)
        self._by_id[medium_id] = medium
        return medium

    def get(self, medium_id: str) -> Medium | None:
        """The file, None once its id has expired."""
        medium = self._by_id.get(medium_id)
        return medium if medium and medium.expires_at > self._world.now() else None

    def require(self, medium_id: str, method: str = "GET") -> Medium:
        """Like `get`; raises GraphError 100/33."""
        medium = self.get(medium_id)
        if medium is None:
            raise no_such_object(method, medium_id)
        return medium

    def delete(self, medium_id: str) -> None:
        self.require(medium_id, "DELETE")
        del self._by_id[medium_id]

    def address(self, medium: Medium, base_url: str) -> str:
        """An address that serves the bytes for 5 minutes."""
        ends = int((self._world.now() + ADDRESS_LIFE).timestamp())
        proof = self._proof(medium.id, ends)
        query = f"mid={medium.id}&source={medium.source}&ext={ends}&hash={proof}"
        return f"{base_url}/whatsapp_business/attachments/?{query}"

    def by_address(self, medium_id: str, ends: str, proof: str) -> Medium | None:
        """The file behind an address, None when the address is forged or too old."""
        if not ends.isdecimal() or not hmac.compare_digest(proof, self._proof(medium_id, int(ends))):
            return None
        return self.get(medium_id) if int(ends) >= self._world.now().timestamp() else None

    def _proof(self, medium_id: str, ends: int) -> str:
        return hmac.new(self._secret, f"{medium_id}.{ends}".encode(), hashlib.sha256).hexdigest()[:32]

    def as_json(self, medium: Medium, base_url: str) -> dict[str, Any]:
        """As `GET /{media_id}` answers; the hash is hexadecimal here, base64 in webhooks."""
        return {
            "messaging_product": "whatsapp",
            "url": self.address(medium, base_url),
            "mime_type": medium.mime_type,
            "sha256": medium.digest.hex(),
            "file_size": len(medium.content),
            "id": medium.id,
        }

    def as_webhook(self, medium: Medium, base_url: str) -> dict[str, Any]:
        """As an inbound message carries it."""
        return {
            "mime_type": medium.mime_type,
            "sha256": base64.b64encode(medium.digest).decode(),
            "id": medium.id,
            "url": self.address(medium, base_url),
        }
