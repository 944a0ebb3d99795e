"""Words only: one folder per language, `messages.ftl` for what we say."""
