"""The running service: web app, workers, conversation, command line. Wires the rest together."""
