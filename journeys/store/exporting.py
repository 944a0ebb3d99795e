"""Everything that is kept of one customer, table by table, as she may have it."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema import customers, metadata
from journeys.store.schema_access import audit
from journeys.store.schema_desk import drafts, presence

# What colleagues did and typed is theirs.
NOT_HERS = (audit, drafts, presence)


async def export_customer(connection: AsyncConnection, customer_id: int) -> dict[str, list[dict[str, Any]]]:
    """Rows by table, tables without a row left out; of a customer who is unknown, nothing."""
    hers = or_(customers.c.id == customer_id, customers.c.merged_into == customer_id)
    found = {"customers": await _rows(connection, select(customers).where(hers))}
    for table in metadata.sorted_tables:
        if "customer_id" in table.c and table not in NOT_HERS:
            found[str(table.name)] = await _rows(connection, select(table).where(table.c.customer_id == customer_id))
    return {name: rows for name, rows in found.items() if rows}


async def _rows(connection: AsyncConnection, query: Any) -> list[dict[str, Any]]:
    found = (await connection.execute(query)).mappings()
    return [{str(name): value for name, value in row.items()} for row in found]
