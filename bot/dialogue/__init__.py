"""The conversation: reads what she said, keeps the stack of forms, and lets the skills of `bot.actions` answer."""
