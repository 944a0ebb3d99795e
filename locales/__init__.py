"""Words only: one folder per language, `*.ftl` for what we say."""
