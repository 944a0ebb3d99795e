"""The shell of the screens: templates, static files, headers."""
