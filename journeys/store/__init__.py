"""The one store: schema, engines for SQLite and PostgreSQL, and the few statements of the batch path."""
