"""The agents' desk: what they see and what they do."""
