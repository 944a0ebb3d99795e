"""The routes that nobody has to log in for, each with the reason. Another that is not guarded is a mistake."""

# What machines and customers call; each proves itself in its own way, and each is in /openapi.json.
FOR_OTHERS = {
    "/webhooks/whatsapp": "Meta: the signature on the raw body, the verify token in the challenge",
    "/webhooks/in/{token}": "vendors: the token in the path, then the vendor's own proof",
    "/t/{token}": "customers: the signed link is the proof",
    "/healthz": "whoever watches the process: says that it lives, nothing else",
    "/readyz": "whoever watches the process: says whether the store answers, nothing else",
    "/metrics": "Prometheus: counts only",
    "/openapi.json": "the description of the public surface",
}

# Where people are who have not logged in yet.
BEFORE_LOGGING_IN = {
    "/": "leads to the desk, which asks for a log-in",
    "/login": "the log-in itself; it is throttled",
    "/login/code": "the second step of the log-in; needs the session that the first step began",
    "/demo-login": "404 outside the demo",
    "/demo-page": "404 outside the demo",
    "/static/{version}/{name}": "style sheets and scripts; no word of anybody in them",
}
