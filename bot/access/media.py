"""Files that customers sent, for people who are logged in: found by their id in the store, never by a path, and served
so that nothing in them can act."""

import re
from pathlib import Path

from aiohttp import web
from sqlalchemy import select

from bot.access.guarding import only
from journeys.store.database import Database
from journeys.store.schema import media

# What WhatsApp's image, audio, video and sticker messages hold; a browser shows it without running anything in it.
SHOWN = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/aac": ".aac",
    "audio/amr": ".amr",
    "audio/mp4": ".m4a",
    "audio/mpeg": ".mp3",
    "audio/ogg": ".ogg",
    "video/3gpp": ".3gp",
    "video/mp4": ".mp4",
}
SHA256 = re.compile(r"[0-9a-f]{64}")
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",  # kept by her browser, but asked for each time: she may be logged out
}


class Media:
    """GET /media/{media_id}. `folder` is where the files are kept, each under its SHA-256."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/media/{media_id:[A-Za-z0-9_.:-]{1,100}}", self.serve)

    @only("agent")
    async def serve(self, request: web.Request) -> web.StreamResponse:
        """200 with the file, in parts where a player asks for a range; 404 when it is unknown or not here (yet).
        What is no known picture, sound or film is a download."""
        columns = (media.c.sha256, media.c.mime_type)
        query = select(*columns).where(media.c.media_id == request.match_info["media_id"], media.c.state == "stored")
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        path = self._path(row.sha256) if row else None
        if row is None or path is None or not path.is_file():
            raise web.HTTPNotFound(text="This file is not here.")
        return web.FileResponse(path, headers=HEADERS | kind_headers(row.mime_type))

    def _path(self, sha256: str) -> Path | None:
        return self._folder / sha256[:2] / sha256 if SHA256.fullmatch(sha256) else None


def kind_headers(mime_type: str) -> dict[str, str]:
    """Content-Type and Content-Disposition for what the sender called `mime_type` ("audio/ogg; codecs=opus")."""
    plain = mime_type.partition(";")[0].strip().lower()
    if plain in SHOWN:
        return {"Content-Type": plain, "Content-Disposition": f'inline; filename="file{SHOWN[plain]}"'}
    ending = ".pdf" if plain == "application/pdf" else ""
    return {"Content-Type": "application/octet-stream", "Content-Disposition": f'attachment; filename="file{ending}"'}
