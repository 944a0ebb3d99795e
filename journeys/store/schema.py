"""Every table. All but the inbox and account-wide rows carry `customer_id`, so that they can be partitioned by it."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from journeys.store.types import BigId, Json, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str = "id") -> Column[int]:
    return Column(name, BigId, primary_key=True, autoincrement=False)


def _customer() -> Column[int]:
    return Column("customer_id", BigId, nullable=False, index=True)


# What came in, before it was understood. state: new | done | parked
inbox = Table(
    "inbox",
    metadata,
    Column("id", BigId, primary_key=True, autoincrement=True),
    Column("source", String(64), nullable=False),
    Column("key", String(300), nullable=False),
    Column("kind", String(64), nullable=False, server_default=""),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("state", String(8), nullable=False, server_default="new"),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("done_at", UtcDateTime),
    UniqueConstraint("source", "key"),
)
Index("ix_inbox_new", inbox.c.id, sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'"))
Index("ix_inbox_parked", inbox.c.id, sqlite_where=text("state = 'parked'"), postgresql_where=text("state = 'parked'"))

customers = Table(
    "customers",
    metadata,
    _key(),
    Column("name", String(200), nullable=False, server_default=""),
    Column("language", String(16), nullable=False, server_default=""),
    Column("marketing", String(8), nullable=False, server_default=""),  # "" | yes | no
    Column("opted_out_at", UtcDateTime),
    Column("unreachable_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("merged_into", BigId),
    Column("began", Json, nullable=False, server_default="[]"),
    Column("checkout", Json),
    Column("stage", String(12), nullable=False, server_default=""),  # a macro-stage, see journeys.macro_stages
    Column("stage_at", UtcDateTime),
    Column("preferences", Json, nullable=False, server_default="{}"),
)
Index(
    "ix_customers_merged",
    customers.c.merged_into,
    sqlite_where=text("merged_into IS NOT NULL"),
    postgresql_where=text("merged_into IS NOT NULL"),
)

# kind: phone | bsuid | parent_bsuid | email | shop_customer. sha256: a phone's, as hex, for tools that may not see it.
identities = Table(
    "identities",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("value", String(320), primary_key=True),
    _customer(),
    Column("source", String(64), nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("sha256", String(64), nullable=False, server_default=""),
)
Index(
    "ix_identities_sha256",
    identities.c.sha256,
    sqlite_where=text("sha256 != ''"),
    postgresql_where=text("sha256 != ''"),
)

orders = Table(
    "orders",
    metadata,
    _key(),
    _customer(),
    Column("account", String(64), nullable=False),
    Column("shop_order_id", String(64), nullable=False),
    Column("number", String(64), nullable=False),
    Column("number_key", String(64), nullable=False, index=True),
    Column("placed_at", UtcDateTime, nullable=False),
    Column("version_at", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("payment", String(10), nullable=False),
    Column("financial_status", String(30), nullable=False, server_default=""),
    Column("total_paise", BigId, nullable=False, server_default="0"),
    Column("outstanding_paise", BigId, nullable=False, server_default="0"),
    Column("currency", String(3), nullable=False, server_default="INR"),
    Column("customer_name", String(200), nullable=False, server_default=""),
    Column("phone", String(20), nullable=False, server_default=""),
    Column("email", String(320), nullable=False, server_default=""),
    Column("pincode", String(10), nullable=False, server_default=""),
    Column("address", Json, nullable=False),
    Column("items", Json, nullable=False),
    Column("tags", Json, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("cancelled_at", UtcDateTime),
    Column("cancel_reason", String(100), nullable=False, server_default=""),
    Column("told", Json, nullable=False),
    Column("last_told_at", UtcDateTime),
    Column("promised_by_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("marks", Json, nullable=False, server_default="[]"),
    Column("began", Json, nullable=False, server_default="[]"),
    Column("signals", Json, nullable=False, server_default="[]"),
    Column("returns", Json, nullable=False, server_default="[]"),
    Column("page_opens", Json, nullable=False, server_default="[]"),
    Column("address_edits", Json, nullable=False, server_default="[]"),
    Column("expected_by_at", UtcDateTime),
    Column("watch_at", UtcDateTime),
    Column("touched_at", UtcDateTime),
    UniqueConstraint("account", "shop_order_id"),
)
Index(
    "ix_orders_open",
    orders.c.placed_at,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

shipments = Table(
    "shipments",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, index=True),
    Column("awb", String(64), nullable=False, unique=True),
    Column("order_ref", String(64), nullable=False, server_default="", index=True),
    Column("fulfilment_id", String(64), nullable=False, server_default=""),
    Column("courier", String(64), nullable=False, server_default=""),
    Column("account", String(64), nullable=False, server_default=""),
    Column("tracking_url", Text, nullable=False, server_default=""),
    Column("leg", String(10), nullable=False),
    Column("status", String(30), nullable=False),
    Column("status_at", UtcDateTime),
    Column("legs", Json, nullable=False),
    Column("place", String(200), nullable=False, server_default=""),
    Column("place_at", UtcDateTime),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("ndr", Json),
    Column("edd_at", UtcDateTime),
    Column("edd_told_at", UtcDateTime),
    Column("last_scan_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("polled_at", UtcDateTime),
    Column("told", Json, nullable=False),
    Column("trail", Json, nullable=False, server_default="[]"),
    Column("affected", Json, nullable=False, server_default="[]"),
    Column("closed_at", UtcDateTime),
)
Index(
    "ix_shipments_open",
    shipments.c.account,
    shipments.c.last_scan_at,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

scans = Table(
    "scans",
    metadata,
    _key(),
    _customer(),
    Column("shipment_id", BigId, nullable=False, index=True),
    Column("leg", String(10), nullable=False),
    Column("status", String(30), nullable=False),
    Column("raw_code", String(100), nullable=False),
    Column("raw_text", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("place", String(200), nullable=False),
    Column("facility", String(200), nullable=False),
    Column("understood", Boolean, nullable=False),
    Column("incident", String(30), nullable=False),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("source", String(64), nullable=False),
)

# One row per failed attempt. closed_as: "" | moved_on | answered | corrected
ndrs = Table(
    "ndrs",
    metadata,
    _key(),
    _customer(),
    Column("shipment_id", BigId, nullable=False, index=True),
    Column("order_id", BigId),
    Column("attempt_no", SmallInteger, nullable=False),
    Column("reason", String(30), nullable=False),
    Column("at_fault", String(10), nullable=False),
    Column("attempted", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("courier_code", String(100), nullable=False),
    Column("remark", Text, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("actions_allowed", Json, nullable=False),
    Column("action_deadline_at", UtcDateTime),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closed_as", String(12), nullable=False, server_default=""),
)

# Every fact of a customer, append-only. `late` marks one that arrived after something newer.
timeline = Table(
    "timeline",
    metadata,
    _key(),
    Column("customer_id", BigId),
    Column("order_id", BigId),
    Column("shipment_id", BigId),
    Column("kind", String(60), nullable=False),
    Column("key", String(300), nullable=False, unique=True),
    Column("source", String(64), nullable=False),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("body", Json, nullable=False),
    Column("inbox_id", BigId),
)
Index("ix_timeline_customer", timeline.c.customer_id, timeline.c.occurred_at)

conversations = Table(
    "conversations",
    metadata,
    Column("customer_id", BigId, primary_key=True, autoincrement=False),
    Column("number_id", String(32), nullable=False, server_default=""),
    Column("last_inbound_at", UtcDateTime),
    Column("last_wamid", String(200), nullable=False, server_default=""),
    Column("awaiting", String(30), nullable=False, server_default=""),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("handoff_at", UtcDateTime),
    Column("handoff_reason", String(100), nullable=False, server_default=""),
    Column("held_by", String(100), nullable=False, server_default=""),
    Column("held_until", UtcDateTime),
    Column("asked", Json, nullable=False, server_default="[]"),
    Column("stack", Json, nullable=False, server_default="[]"),
    Column("about", BigId),
    Column("about_at", UtcDateTime),
    Column("heard", String(16), nullable=False, server_default=""),
    Column("waiting_since_at", UtcDateTime),  # her oldest message that neither bot nor person answered
    Column("opened_at", UtcDateTime),  # since when it is work for people
    Column("answered_at", UtcDateTime),  # the newest reply of a person
    Column("answered_by", BigId),
    Column("assigned_to", BigId, index=True),
    Column("assigned_at", UtcDateTime),
    Column("taken_from", BigId),  # who had it and did not answer in time
    Column("team", String(40), nullable=False, server_default=""),
    Column("snoozed_until", UtcDateTime),
    Column("snoozed_for", String(10), nullable=False, server_default=""),  # "" | time | reply | courier
    Column("awaits_courier_at", UtcDateTime),
    Column("resolved_at", UtcDateTime),
    Column("resolved_by", BigId),
    Column("labels", Json, nullable=False, server_default="[]"),
    Column("response_due_at", UtcDateTime),
    Column("resolve_due_at", UtcDateTime),
    Column("introduced_at", UtcDateTime),  # when she was told that a person has the chat; NULL once the bot is back
    Column("away_told_at", UtcDateTime),  # the automatic word outside working hours
    Column("rating_asked_at", UtcDateTime),
    Column("changed", BigId, nullable=False, server_default="0", index=True),  # rises with each change
)
# The queues: what is not resolved, by how long it waits.
for _name, _columns in {
    "ix_conversations_waiting": ("waiting_since_at", "customer_id"),
    "ix_conversations_handoff": ("handoff_at", "customer_id"),
    "ix_conversations_snoozed": ("snoozed_for", "snoozed_until"),
}.items():
    Index(
        _name,
        *(conversations.c[column] for column in _columns),
        sqlite_where=text("resolved_at IS NULL"),
        postgresql_where=text("resolved_at IS NULL"),
    )

# Orders a customer may see although they are another customer's: she proved it.
order_links = Table(
    "order_links",
    metadata,
    Column("customer_id", BigId, primary_key=True, autoincrement=False),
    Column("order_id", BigId, primary_key=True, autoincrement=False),
    Column("proof", String(30), nullable=False),
    Column("linked_at", UtcDateTime, nullable=False),
)

timers = Table(
    "timers",
    metadata,
    _key(),
    _customer(),
    Column("name", String(40), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("body", Json, nullable=False),
    UniqueConstraint("customer_id", "name", "subject"),
)

# One pass through a journey that had to wait. ended_as: "" | finished | exit:<event>
runs = Table(
    "runs",
    metadata,
    _key(),
    _customer(),
    Column("journey", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", String(100), nullable=False),
    Column("step", String(60), nullable=False),
    Column("began_at", UtcDateTime, nullable=False),
    Column("began_by", String(300), nullable=False),
    Column("step_at", UtcDateTime, nullable=False),
    Column("order_id", BigId, index=True),
    Column("parcel_id", BigId),
    Column("due_at", UtcDateTime),
    Column("path", Json, nullable=False),
    Column("args", Json, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ended_as", String(80), nullable=False, server_default=""),
)
Index(
    "ix_runs_live",
    runs.c.customer_id,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

# Every version of a journey that a run may still be on, as it was written.
journey_versions = Table(
    "journey_versions",
    metadata,
    Column("journey", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

# Packs of journeys that were switched by a person; a week without a row is on.
packs = Table(
    "packs",
    metadata,
    Column("week", SmallInteger, primary_key=True, autoincrement=False),
    Column("is_on", Boolean, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

# What a message that left told the customer to expect, and by when.
# kind: next_update | delivery | answer | return_step; settled_as: "" | kept | renegotiated | broken | void
promises = Table(
    "promises",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, index=True),
    Column("outbox_id", BigId, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("message", String(60), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("by_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("settled_as", String(12), nullable=False, server_default=""),
)
Index(
    "ix_promises_running",
    promises.c.by_at,
    sqlite_where=text("settled_at IS NULL"),
    postgresql_where=text("settled_at IS NULL"),
)

# Orders that were silent longer than their stage allows. One row per silence.
silences = Table(
    "silences",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, nullable=False, index=True),
    Column("stage", String(30), nullable=False),
    Column("since_at", UtcDateTime, nullable=False),
    Column("budget_seconds", Integer, nullable=False),
    Column("found_at", UtcDateTime, nullable=False),
    Column("cause", String(60), nullable=False),
    Column("ended_at", UtcDateTime),
    UniqueConstraint("order_id", "since_at"),
)

# One cause that hits many parcels. scope_kind: hub | courier | pincode (a prefix).
# spread: how far its customers were told, "" | opened | cleared
incidents = Table(
    "incidents",
    metadata,
    _key(),
    Column("cause", String(30), nullable=False),
    Column("scope_kind", String(10), nullable=False),
    Column("scope", String(200), nullable=False),
    Column("place", String(200), nullable=False, server_default=""),
    Column("raised_by", String(60), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("evidence", Json, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("cleared_at", UtcDateTime),
    Column("spread", String(10), nullable=False, server_default=""),
)
Index(
    "uq_incidents_open",
    incidents.c.cause,
    incidents.c.scope_kind,
    incidents.c.scope,
    unique=True,
    sqlite_where=text("cleared_at IS NULL"),
    postgresql_where=text("cleared_at IS NULL"),
)

# One alert to operations per cause, however many orders it counts. group_key: what makes it the same alert.
alerts = Table(
    "alerts",
    metadata,
    _key(),
    Column("reason", String(60), nullable=False),
    Column("group_key", String(200), nullable=False),
    Column("count", Integer, nullable=False, server_default="1"),
    Column("sample", Json, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
)
Index(
    "uq_alerts_open",
    alerts.c.reason,
    alerts.c.group_key,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

# What is to leave. lane: 0 reply, 1 urgent, 2 utility, 3 marketing, 5 command.
# state: ready | sending | unknown | done | withheld | failed | parked
outbox = Table(
    "outbox",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, index=True),
    Column("shipment_id", BigId),
    Column("channel", String(12), nullable=False),  # whatsapp | vendor | webhook | slack | email
    Column("account", String(64), nullable=False, server_default=""),
    Column("name", String(60), nullable=False),
    Column("lane", SmallInteger, nullable=False),
    Column("proactive", Boolean, nullable=False),
    Column("dedupe_key", String(200), nullable=False, unique=True),
    Column("body", Json, nullable=False),
    Column("rule", String(60), nullable=False),
    Column("rule_version", SmallInteger, nullable=False),
    Column("run_id", BigId),
    Column("causes", Json, nullable=False),
    Column("state", String(10), nullable=False, server_default="ready"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("not_before_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("claimed_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("done_at", UtcDateTime),
)
Index(
    "ix_outbox_ready",
    outbox.c.channel,
    outbox.c.lane,
    outbox.c.not_before_at,
    sqlite_where=text("state = 'ready'"),
    postgresql_where=text("state = 'ready'"),
)
Index(
    "ix_outbox_in_flight",
    outbox.c.state,
    outbox.c.claimed_at,
    sqlite_where=text("state IN ('sending', 'unknown')"),
    postgresql_where=text("state IN ('sending', 'unknown')"),
)
Index("ix_outbox_parked", outbox.c.id, sqlite_where=text("state = 'parked'"), postgresql_where=text("state = 'parked'"))
Index("ix_outbox_urgent", outbox.c.done_at, sqlite_where=text("lane = 1"), postgresql_where=text("lane = 1"))
Index("ix_outbox_customer_sent", outbox.c.customer_id, outbox.c.sent_at)

# One row per attempt to send a message or to ask a vendor.
# status: sending | unknown | accepted | sent | delivered | read | failed
attempts = Table(
    "attempts",
    metadata,
    _key(),
    _customer(),
    Column("outbox_id", BigId, nullable=False, index=True),
    Column("number", SmallInteger, nullable=False),
    Column("token", String(100), nullable=False, unique=True),
    Column("wamid", String(200), index=True),
    Column("status", String(10), nullable=False),
    Column("form", String(12), nullable=False, server_default=""),  # free_form | template | command
    Column("text", Text, nullable=False, server_default=""),
    Column("also", Json),  # the other outbox rows that left in the same message
    Column("promised", Json),  # what it told her to expect, until it is known that it left
    Column("error_code", String(40), nullable=False, server_default=""),
    Column("error_text", Text, nullable=False, server_default=""),
    Column("price_category", String(20), nullable=False, server_default=""),
    Column("price_type", String(30), nullable=False, server_default=""),
    Column("tried_at", UtcDateTime, nullable=False),
    Column("accepted_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("delivered_at", UtcDateTime),
    Column("read_at", UtcDateTime),
    Column("failed_at", UtcDateTime),
)

# Why each message was sent, deferred or withheld.
ledger = Table(
    "ledger",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, index=True),
    Column("message", String(60), nullable=False),
    Column("outcome", String(10), nullable=False),  # queued | sent | deferred | withheld
    Column("rule", String(60), nullable=False),
    Column("rule_version", SmallInteger, nullable=False),
    Column("run_id", BigId),
    Column("blockers", Json, nullable=False),
    Column("inputs", Json, nullable=False),
    Column("causes", Json, nullable=False),
    Column("dedupe_key", String(200), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
)

# Messages that left, by number, local month ("2026-11") and price category: what the allowance and a budget count.
spending = Table(
    "spending",
    metadata,
    Column("number", String(32), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("category", String(20), primary_key=True),
    Column("sent", Integer, nullable=False),
)

# Work for a person. One open task per customer, order and reason.
tasks = Table(
    "tasks",
    metadata,
    _key(),
    _customer(),
    Column("order_id", BigId, nullable=False, server_default="0"),  # 0: about no order in particular
    Column("reason", String(60), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Column("suggested", String(60), nullable=False, server_default=""),  # the message that would answer it
    Column("packet", Json, nullable=False, server_default="{}"),  # what a person taking over need not ask again
    Column("closed_at", UtcDateTime),
)
Index(
    "uq_tasks_open",
    tasks.c.customer_id,
    tasks.c.order_id,
    tasks.c.reason,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

# What WhatsApp last said about our templates; sends are gated on it.
templates = Table(
    "templates",
    metadata,
    Column("name", String(512), primary_key=True),
    Column("language", String(16), primary_key=True),
    Column("status", String(30), nullable=False),
    Column("category", String(20), nullable=False, server_default=""),
    Column("quality", String(20), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("seen_at", UtcDateTime, nullable=False),
)

media = Table(
    "media",
    metadata,
    Column("media_id", String(100), primary_key=True),
    _customer(),
    Column("wamid", String(200), nullable=False),
    Column("mime_type", String(100), nullable=False),
    Column("sha256", String(64), nullable=False, server_default=""),
    Column("path", Text, nullable=False, server_default=""),
    Column("bytes", Integer, nullable=False, server_default="0"),
    Column("state", String(10), nullable=False),  # wanted | stored | gone | erased (its file is to be deleted)
    Column("seen_at", UtcDateTime, nullable=False),
)

Index(
    "ix_media_wanted",
    media.c.media_id,
    sqlite_where=text("state = 'wanted'"),
    postgresql_where=text("state = 'wanted'"),
)
Index(
    "ix_media_erased",
    media.c.sha256,
    sqlite_where=text("state = 'erased'"),
    postgresql_where=text("state = 'erased'"),
)

# Codes of vendors that we did not know, counted so that somebody maps them.
unknown_codes = Table(
    "unknown_codes",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("code", String(100), primary_key=True),
    Column("example", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
)
