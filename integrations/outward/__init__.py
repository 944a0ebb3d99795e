"""Ways out to people and tools that are no customers: signed webhooks, Slack, e-mail."""
