"""Tools beside the desk's three panes: canned replies, macros, bulk messages, the board, identities, privacy."""
