"""`python -m bot` is `harkara`."""

from bot.cli import main

main()
