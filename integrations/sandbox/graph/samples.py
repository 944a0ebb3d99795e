"""Small files for customers to send when a test or a click brings none."""

import base64

_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGO42WOPFTEMLQkALa9pAVa0rWkAAAAASUVORK5CYII="
_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0>>endobj\n%%EOF\n"
# Sound and film carry the right signature and no content: nobody plays them.
_OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(11)
_MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"

SAMPLES: dict[str, tuple[str, bytes]] = {
    "image": ("image/png", base64.b64decode(_PNG)),
    "video": ("video/mp4", _MP4),
    "audio": ("audio/ogg; codecs=opus", _OGG),
    "voice": ("audio/ogg; codecs=opus", _OGG),
    "document": ("application/pdf", _PDF),
    "sticker": ("image/webp", base64.b64decode(_WEBP)),
}
