"""What happens on the agents' desk: who has a conversation, until when it must be answered, who gets it. Pure."""
