"""The people of the demo, who come in with one click: an agent, a lead, an admin; and the links that lead there."""

from datetime import timedelta
from urllib.parse import quote

from bot.access import users
from bot.access.door import Demo
from bot.access.passwords import hashed, new_password
from bot.access.user import User
from bot.bootstrap import Parts
from bot.settings_access import AccessSettings
from bot.tracking.links import page_link

ASHA = User(0, "Asha Iyer", "asha@asha-weaves.example", "agent", ("hi", "hi-latn", "ta", "en"))
RAVI = User(0, "Ravi Menon", "ravi@asha-weaves.example", "lead", ("en", "hi", "ml"))
KAVITA = User(0, "Kavita Shah", "kavita@asha-weaves.example", "admin")
PEOPLE = (ASHA, RAVI, KAVITA)

# The demo's clock is moved by days; nobody should have to log in again for that.
LOGGED_IN_FOR_LONG = AccessSettings(session_idle=timedelta(days=999), session_longest=timedelta(days=999))


async def let_people_in(parts: Parts) -> str:
    """Add them to the (new) store and let the door know; the password they share, made for this run."""
    password, secret = new_password(), parts.settings.token_secret.get_secret_value()
    password_hash, now = await hashed(password), parts.clock.now()
    async with parts.database.write() as connection:
        added = [await users.add(connection, person, password_hash, now) for person in PEOPLE]
    parts.door.demo = Demo(tuple(added), lambda order_id: page_link(parts.settings.public_url, order_id, secret))
    return password


def views_of(port: int) -> tuple[dict[str, str], str]:
    """Addresses by name for the sandbox's page, and the address of an order's tracking page. Cookies go by the host's
    name, so that Asha and Ravi, at two names of this machine, can both be logged in in one browser."""
    asha, ravi = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    views = {
        "Desk · Asha": _as(ASHA, asha, "/desk"),
        "Desk · Ravi": _as(RAVI, ravi, "/desk"),
        "Ops room": _as(RAVI, ravi, "/ops"),
    }
    return views, f"{asha}/demo-page?number={{number}}"


def _as(person: User, host: str, path: str) -> str:
    return f"{host}/demo-login?as={quote(person.email)}&next={quote(path)}"
