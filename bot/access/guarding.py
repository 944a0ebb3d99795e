"""Who may call a handler: `@only("agent")` asks for a log-in, the role, and the CSRF token of what makes changes."""

import hmac
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

import msgspec
from aiohttp import web

from bot.access.sessions import Sessions
from bot.access.user import LOGGED_IN, ROLES, LoggedIn, Role, User
from bot.screens.headers import guard_headers
from bot.screens.rendering import page
from journeys.clock import Clock

__all__ = ["ACCESS", "Access", "User", "current_user", "is_still_logged_in", "logged_in", "only"]

Handler = Callable[..., Awaitable[web.StreamResponse]]

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
OWN_PASSWORD = "/account/password"
WITH_A_GIVEN_PASSWORD = ("/account", "/logout")  # what may be done before she has chosen her own


class Access(msgspec.Struct, frozen=True):
    """What the guard needs; the application carries it under ACCESS. `cookie` is the cookie's name."""

    sessions: Sessions
    clock: Clock
    is_https: bool

    @property
    def cookie(self) -> str:
        """Its name. Browsers take `__Host-` only with Secure, Path=/ and no Domain, so that no neighbour sets it."""
        return "__Host-harkara" if self.is_https else "harkara"

    async def of(self, request: web.Request) -> LoggedIn | None:
        """Whose session the request's cookie is."""
        return await self.sessions.find(request.cookies.get(self.cookie, ""), self.clock.now())


ACCESS: web.AppKey[Access] = web.AppKey("access", Access)


def only(role: Role) -> Callable[[Handler], Handler]:
    """Let the handler (a function, a method or a bound method, whose last argument is the request) be called by `role`
    and the roles above.

    Not logged in: 303 to the log-in, or 401 for scripts (`HX-Request`, or `Accept: application/json`). Role too low:
    403. POST, PUT, PATCH and DELETE need the session's CSRF token in the form field `csrf` or the header
    `X-CSRF-Token`, else 403. The handler carries `min_role`.
    """
    if role not in ROLES:
        raise ValueError(f"there is no role {role!r}")

    def guard(handler: Handler) -> Handler:
        @wraps(handler)
        async def guarded(*args: Any) -> web.StreamResponse:
            request: web.Request = args[-1]
            refusal = await _refusal(request, role)
            try:
                response = refusal or await handler(*args)
            except web.HTTPException as raised:
                guard_headers(raised)
                raise
            return guard_headers(response)

        vars(guarded)["min_role"] = role
        return guarded

    return guard


async def _refusal(request: web.Request, role: Role) -> web.Response | None:
    found = await request.config_dict[ACCESS].of(request)
    if found is None or found.needs_code:
        return _log_in_first(request)
    request[LOGGED_IN] = found
    if not found.user.may(role):
        return _forbidden(request, f"This is for the role {role} and above; yours is {found.user.role}.")
    if request.method not in SAFE_METHODS and not await _carries_csrf(request, found.csrf):
        return _forbidden(
            request, "This form is from an earlier log-in. Load the page again, then repeat what you did."
        )
    if found.must_change and not request.path.startswith(WITH_A_GIVEN_PASSWORD):
        return _go_to(request, OWN_PASSWORD)
    return None


async def _carries_csrf(request: web.Request, expected: str) -> bool:
    given = request.headers.get(CSRF_HEADER, "")
    if not given and request.content_type in FORMS:
        field = (await request.post()).get(CSRF_FIELD, "")
        given = field if isinstance(field, str) else ""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode())


def _is_script(request: web.Request) -> bool:
    wants_json = "application/json" in request.headers.get("Accept", "")
    return wants_json or "text/event-stream" in request.headers.get("Accept", "") or "HX-Request" in request.headers


def _log_in_first(request: web.Request) -> web.Response:
    """To the log-in, and back to this page afterwards; where the request would change something, to the start."""
    back = request.headers.get("HX-Current-URL", "") if "HX-Request" in request.headers else request.path_qs
    came_from = _path_of(back) if request.method in SAFE_METHODS or "HX-Request" in request.headers else ""
    target = "/login" + (f"?{urlencode({'next': came_from})}" if came_from else "")
    if _is_script(request):
        return web.json_response({"error": "not logged in"}, status=401, headers={"HX-Redirect": target})
    return web.Response(status=303, headers={"Location": target})


def _path_of(url: str) -> str:
    """The path and query of a page of ours; htmx tells whole addresses."""
    return url if url.startswith("/") else "/" + url.partition("://")[2].partition("/")[2]


def _go_to(request: web.Request, target: str) -> web.Response:
    if _is_script(request):
        return web.json_response({"error": f"first: {target}"}, status=403, headers={"HX-Redirect": target})
    return web.Response(status=303, headers={"Location": target})


def _forbidden(request: web.Request, reason: str) -> web.Response:
    if _is_script(request):
        return web.json_response({"error": reason}, status=403)
    return page(request, "forbidden.html", status=403, reason=reason)


def logged_in(request: web.Request) -> LoggedIn:
    """The session behind a guarded request."""
    return request[LOGGED_IN]


def current_user(request: web.Request) -> User:
    """Who makes a guarded request. Raises KeyError where the handler is not guarded by `only`."""
    return request[LOGGED_IN].user


async def is_still_logged_in(request: web.Request) -> bool:
    """Whether the session of a request that goes on for long (a stream) still counts, with the same role."""
    found = await request.config_dict[ACCESS].of(request)
    return found is not None and not found.needs_code and found.user.role == current_user(request).role
