"""Security headers of pages: nothing inline, nothing from elsewhere, nothing kept."""

from typing import TypeVar

from aiohttp import web

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# What a browser is told with every page that only some may see.
GUARDED = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Answer = TypeVar("Answer", bound=web.StreamResponse)


def guard_headers(response: Answer) -> Answer:
    """The response with the headers it has not set itself. A stream that has begun sent its own."""
    if not response.prepared:
        for name, value in GUARDED.items():
            response.headers.setdefault(name, value)
    return response
