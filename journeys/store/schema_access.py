"""Tables of who may see the screens: users, their sessions, failed log-ins, and the record of what they did."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from journeys.store.schema import metadata
from journeys.store.types import BigId, Json, UtcDateTime

# People of the brand. role: agent | lead | admin. totp_nonce: what the second factor's secret is derived from, ""
# without one; it counts once totp_at is set. totp_step: the last time step whose code was used (30 s each).
users = Table(
    "users",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("email", String(320), nullable=False, unique=True),  # in lower case
    Column("role", String(10), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("password_at", UtcDateTime, nullable=False),
    Column("must_change", Boolean, nullable=False),  # the password was given by somebody else
    Column("languages", Json, nullable=False, server_default="[]"),
    Column("teams", Json, nullable=False, server_default="[]"),
    Column("capacity", Integer, nullable=False, server_default="10"),  # conversations at once
    Column("totp_nonce", String(64), nullable=False, server_default=""),
    Column("totp_at", UtcDateTime),
    Column("totp_step", BigId, nullable=False, server_default="0"),
    Column("recovery", Json, nullable=False, server_default="[]"),  # hashes of unused recovery codes
    Column("created_at", UtcDateTime, nullable=False),
    Column("disabled_at", UtcDateTime),
)

# Browsers that are logged in. token_hash: SHA-256 of what the cookie holds, as hex.
sessions = Table(
    "sessions",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("user_id", BigId, nullable=False, index=True),
    Column("needs_code", Boolean, nullable=False),  # the password was right, the second factor is still missing
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("browser", String(200), nullable=False, server_default=""),
    Column("address", String(64), nullable=False, server_default=""),
)

# Attempts to log in that count against an account or an address. subject_hash: SHA-256 of which one, as hex.
login_failures = Table(
    "login_failures",
    metadata,
    Column("subject_hash", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("next_at", UtcDateTime, nullable=False),
)

# What people did, in order. customer_id is set where it concerns one customer; the name stays when a user is renamed.
audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("user_id", BigId, nullable=False),
    Column("user_name", String(100), nullable=False),
    Column("action", String(60), nullable=False),
    Column("customer_id", BigId),
    Column("subject", String(200), nullable=False, server_default=""),
    Column("detail", Json, nullable=False, server_default="{}"),
)
Index("ix_audit_at", audit.c.at)
Index("ix_audit_user", audit.c.user_id, audit.c.at)
Index("ix_audit_customer", audit.c.customer_id, audit.c.at)
Index("ix_audit_action", audit.c.action, audit.c.at)
