"""Empty databases on a PostgreSQL server, for tests and the bench."""

from uuid import uuid4

import asyncpg


async def new_postgresql_database(server: str) -> str:
    """A fresh, empty database on the server; its URL for SQLAlchemy."""
    name = f"harkara_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return server.replace("postgresql://", "postgresql+asyncpg://", 1).replace("/postgres?", f"/{name}?", 1)
