"""Where a request comes from and where it may go on to: the address behind our proxies, and paths of our own only."""

from urllib.parse import urlsplit

from aiohttp import web

START = "/"
LONGEST = 2_000  # characters of a path to come back to


def remote_of(request: web.Request, proxies: int) -> str:
    """The address of the browser. The last `proxies` entries of X-Forwarded-For were added by proxies of ours, so
    the first of these is true; anything before it may be invented."""
    if not proxies:
        return request.remote or ""
    told = [part.strip() for header in request.headers.getall("X-Forwarded-For", []) for part in header.split(",")]
    return told[-proxies] if len(told) >= proxies else request.remote or ""


def safe_path(wanted: str, otherwise: str = START) -> str:
    """`wanted` when it is a path on this service, else `otherwise`: a log-in never leads to another site."""
    is_path = wanted.startswith("/") and not wanted.startswith("//") and len(wanted) <= LONGEST
    if not is_path or "\\" in wanted or any(ord(each) < 33 or ord(each) == 127 for each in wanted):
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else wanted


def is_from_here(request: web.Request, public_url: str) -> bool:
    """Whether a form was sent from a page of ours, by what the browser says (Sec-Fetch-Site, else Origin). Needed
    where there is no session yet whose token it could carry. Old browsers that say neither are let through."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin", "")
    return not origin or origin == public_url.rstrip("/") or urlsplit(origin).netloc == request.host
