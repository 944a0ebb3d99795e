"""The domain: what happened to an order, what it means, and what to say about it. No HTTP, no vendor words."""
