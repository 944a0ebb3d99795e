"""Static files of all screens, read once and kept in memory: a request names one, it never becomes a path.

Their address carries a hash of all of them, `/static/<version>/base.css`, so that browsers may keep them for ever and
modules may import each other by relative names.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from aiohttp import web

PATH = "/static/{version}/{name:.+}"
FOR_EVER = "public, max-age=31536000, immutable"
NOT_LONG = "no-cache"  # an address of an earlier version: asked for again each time
WORTH_PACKING = ("text/", "application/javascript", "application/json", "image/svg")
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
BOT = Path(__file__).parents[1]


class StaticFile(msgspec.Struct, frozen=True):
    """One file: as it is, and packed with gzip where that is worth it (else empty)."""

    content: bytes
    packed: bytes
    content_type: str


class StaticFiles:
    """The files in the given folders, found by their name below their folder."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._files = dict(sorted(read_all(folders).items()))
        digest = hashlib.sha256()
        for name, file in self._files.items():
            digest.update(name.encode() + b"\0" + hashlib.sha256(file.content).digest())
        self.version = digest.hexdigest()[:12]

    def address(self, name: str) -> str:
        """Where the file is served. Raises KeyError when there is none of that name."""
        if name not in self._files:
            raise KeyError(f"there is no static file {name!r}")
        return f"/static/{self.version}/{name}"

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get(PATH, self.serve)

    async def serve(self, request: web.Request) -> web.Response:
        """200 with the file, 404 for an unknown name. It is packed when the browser takes gzip."""
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        headers = {
            "Content-Type": file.content_type,
            "Cache-Control": FOR_EVER if request.match_info["version"] == self.version else NOT_LONG,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Vary": "Accept-Encoding",
        }
        if file.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
            return web.Response(body=file.packed, headers=headers | {"Content-Encoding": "gzip"})
        return web.Response(body=file.content, headers=headers)


def read_all(folders: Iterable[Path]) -> Mapping[str, StaticFile]:
    """Every file below the folders. Raises ValueError when two folders have a file of the same name."""
    found: dict[str, StaticFile] = {}
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = path.relative_to(folder).as_posix()
            if name in found:
                raise ValueError(f"two static files are called {name}; the second is {path}")
            found[name] = _read(path)
    return found


def _read(path: Path) -> StaticFile:
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    content = path.read_bytes()
    packed = gzip.compress(content, 9, mtime=0) if kind.startswith(WORTH_PACKING) else b""
    text = kind.startswith(("text/", "image/svg"))
    return StaticFile(content, packed, f"{kind}; charset=utf-8" if text else kind)


def folders_named(name: str) -> list[Path]:
    """Every part's folder of that name: bot/screens/static, bot/desk/static and so on; the shell's own comes first."""
    found = sorted(path for path in BOT.glob(f"*/{name}") if path.is_dir())
    return sorted(found, key=lambda path: path.parent.name != "screens")
