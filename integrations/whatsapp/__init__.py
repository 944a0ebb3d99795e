"""WhatsApp through Meta's Graph API: reading webhooks, sending through pywa, limits, errors, templates."""
