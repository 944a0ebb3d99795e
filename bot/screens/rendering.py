"""Pages from Jinja2 templates, every value escaped; `page` is what handlers call."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp_jinja2
import jinja2
from aiohttp import web
from markupsafe import Markup

from bot.access.user import LOGGED_IN
from bot.screens.headers import guard_headers
from bot.screens.static_files import StaticFiles, folders_named

TIME = "%d %b, %H:%M"  # 23 Nov, 10:00


def add_screens(app: web.Application, brand_name: str, zone: ZoneInfo) -> None:
    """Templates and static files of every part (`bot/*/templates`, `bot/*/static`) for `app`."""
    files = StaticFiles(folders_named("static"))
    files.add_routes(app)
    environment = aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(folders_named("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(static=files.address, brand_name=brand_name, zone=zone)
    environment.filters["local"] = lambda at, form=TIME: local(at, zone, form)


def local(at: datetime | None, zone: ZoneInfo, form: str = TIME) -> str:
    """A time on the brand's clock; "" for none."""
    return at.astimezone(zone).strftime(form) if at else ""


def page(request: web.Request, template: str, *, status: int = 200, **context: Any) -> web.Response:
    """The template as a response with the security headers.

    Templates have besides `context`: `user` (None where nobody is logged in), `csrf`, `csrf_field()`, `path`,
    `static(name)`, `brand_name`, `zone`, and the filter `local`.
    """
    found = request.get(LOGGED_IN)
    csrf = found.csrf if found else ""
    around = {
        "user": found.user if found else None,
        "csrf": csrf,
        "csrf_field": lambda: Markup('<input type="hidden" name="csrf" value="{}">').format(csrf),
        "path": request.path,
    }
    return guard_headers(aiohttp_jinja2.render_template(template, request, around | context, status=status))
