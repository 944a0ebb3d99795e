"""Tables of the agents' desk that no decision but a rating's reads: notes, canned replies, macros, drafts, presence."""

from sqlalchemy import Boolean, Column, Index, SmallInteger, String, Table, Text, UniqueConstraint

from journeys.store.schema import metadata
from journeys.store.types import BigId, Json, UtcDateTime

# What agents write to each other. kind: note | whisper (of a lead to the agent who has the chat)
notes = Table(
    "notes",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("customer_id", BigId, nullable=False),
    Column("order_id", BigId),
    Column("user_id", BigId, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("mentions", Json, nullable=False, server_default="[]"),  # ids of users
    Column("written_at", UtcDateTime, nullable=False),
)
Index("ix_notes_customer", notes.c.customer_id, notes.c.written_at)

# Replies that are written often: `/short`, one row a language. buttons: [[choice, label], ...]
canned = Table(
    "canned",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("short", String(40), nullable=False),
    Column("language", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", Json, nullable=False, server_default="[]"),  # labels
    Column("file", Text, nullable=False, server_default=""),  # a link
    UniqueConstraint("short", "language"),
)

# Several acts on one key. steps: [{"do": "reply" | "label" | "snooze" | ..., ...}, ...]
macros = Table(
    "macros",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("key", SmallInteger, unique=True),  # 1-9
    Column("name", String(80), nullable=False),
    Column("steps", Json, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("user_id", BigId, primary_key=True, autoincrement=False),
    Column("customer_id", BigId, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Who looks at which thread. doing: viewing | typing
presence = Table(
    "presence",
    metadata,
    Column("user_id", BigId, primary_key=True, autoincrement=False),
    Column("customer_id", BigId, primary_key=True, autoincrement=False),
    Column("doing", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
)

# Whether an agent takes chats that are given out; no row is no.
availability = Table(
    "availability",
    metadata,
    Column("user_id", BigId, primary_key=True, autoincrement=False),
    Column("is_available", Boolean, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

# Two customers that an agent made one. before: what moved, so that it can be undone.
merges = Table(
    "merges",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("customer_id", BigId, nullable=False, index=True),
    Column("merged_id", BigId, nullable=False, index=True),
    Column("user_id", BigId, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("before", Json, nullable=False),
    Column("undone_at", UtcDateTime),
)

# What customers said of the help they got, after a conversation was resolved. score: 1-5
ratings = Table(
    "ratings",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("customer_id", BigId, nullable=False, index=True),
    Column("order_id", BigId),
    Column("user_id", BigId),
    Column("journey", String(60), nullable=False, server_default=""),
    Column("score", SmallInteger),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
)

# Searches that a user kept.
views = Table(
    "views",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("user_id", BigId, nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("query", String(500), nullable=False),
)
