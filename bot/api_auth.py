"""Who may use the API: tools that prove themselves with a bearer token from the settings."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.settings_outward import ApiToken

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

API_TOKENS: web.AppKey[tuple[ApiToken, ...]] = web.AppKey("api_tokens", tuple)
CALLER: web.RequestKey[str] = web.RequestKey("caller", str)

NOT_CONFIGURED = "no token is configured: set HARKARA_API_TOKENS__0__NAME and HARKARA_API_TOKENS__0__TOKEN"


def requires_token(handler: Handler) -> Handler:
    """`handler` behind `Authorization: Bearer <token>`: 401 without a configured token, 503 when none is configured.

    The tool's name is in `request[CALLER]`. The application carries the tokens under `API_TOKENS`.
    """

    async def guarded(request: web.Request) -> web.StreamResponse:
        tokens = request.config_dict.get(API_TOKENS, ())
        if not tokens:
            return web.json_response({"error": NOT_CONFIGURED}, status=503)
        caller = caller_of(request.headers.get("Authorization", ""), tokens)
        if not caller:
            refusal = {"error": "the header Authorization should be: Bearer, a space, a token of this service"}
            return web.json_response(refusal, status=401, headers={"WWW-Authenticate": "Bearer"})
        request[CALLER] = caller
        return await handler(request)

    return guarded


def caller_of(header: str, tokens: Sequence[ApiToken]) -> str:
    """The name of the tool whose token the header carries, or "". Right or wrong, it takes as long."""
    scheme, _, given = header.partition(" ")
    proof = _digest(given.strip())
    matches = [token.name for token in tokens if hmac.compare_digest(proof, _digest(token.token.get_secret_value()))]
    return matches[0] if matches and scheme.lower() == "bearer" else ""


def _digest(token: str) -> bytes:
    """Equally long whatever was given, so that not even the length is told by the time a comparison takes."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
