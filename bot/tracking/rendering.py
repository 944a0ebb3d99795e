"""The page as HTML: one template, one small style allowed by its hash, no script; the headers allow nothing else."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

TEMPLATES = Path(__file__).parent / "templates"
PAGE, STYLE = "tracking.html", "tracking.css"


def html_page(context: dict[str, Any], status: int = 200) -> web.Response:
    """The page from words, each of them escaped."""
    html = _environment().get_template(PAGE).render(context, style=STYLE)
    return web.Response(text=html, content_type="text/html", headers=headers(), status=status)


@cache
def headers() -> dict[str, str]:
    """Nothing from elsewhere, nothing kept, nothing told to where a link leads; forms go back to us alone."""
    style = _environment().get_template(STYLE).render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
    }


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
