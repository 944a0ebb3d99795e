"""What `harkara doctor` says of people: whether somebody can log in at all, and how her cookie travels."""

from urllib.parse import urlsplit

from sqlalchemy import func, select

from journeys.store.database import Database
from journeys.store.schema_access import users

LOOPBACK = ("127.0.0.1", "localhost", "::1")


async def how_people_log_in(database: Database, public_url: str) -> tuple[bool, str]:
    """Whether all is well with logging in, and in words what was seen or is to be done."""
    admin = users.c.role == "admin"
    query = select(func.count().filter(admin), func.count()).where(users.c.disabled_at.is_(None))
    async with database.read() as connection:
        admins, everybody = (await connection.execute(query)).one()
    if not admins:
        return False, 'nobody can administer; run `harkara users add "NAME" EMAIL --role admin`'
    address = urlsplit(public_url)
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        return False, "log-ins travel over plain http; give HARKARA_PUBLIC_URL an https:// address"
    return True, f"{everybody} may log in, {admins} of them as admin"
