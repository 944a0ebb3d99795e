"""Reading of the forms and addresses that the desk's tools share."""

from aiohttp import web


async def text_fields(request: web.Request) -> dict[str, str]:
    """The text fields of a form."""
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def id_in(request: web.Request, name: str = "id") -> int:
    """The row that the address names. Raises 404 when it can be none."""
    found = int(request.match_info[name])
    if found >= 2**63:
        raise web.HTTPNotFound
    return found
