"""Who may see the screens: users, roles, logging in, and the record of what people did."""
