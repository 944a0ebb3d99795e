"""How the Graph API answers: error envelope with trace id, JSON bodies, usage headers."""

from random import Random
from typing import Any

import orjson
from aiohttp import web

# Titles per Meta's error-code page; the message of an error is "(#code) title".
TITLE_OF_CODE = {
    0: "AuthException",
    1: "API Unknown",
    2: "API Service",
    3: "API Method",
    4: "Application request limit reached",
    10: "Permission Denied",
    33: "Parameter value is not valid",
    100: "Invalid parameter",
    190: "Invalid OAuth access token - Cannot parse access token",
    200: "API Permission",
    368: "Temporarily blocked for policies violations",
    1026: "Receiver Incapable",
    80007: "Rate limit issues",
    130403: "User has blocked the business",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    130497: "Business account is restricted from messaging users in this country",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131031: "Account has been locked",
    131037: "Display name approval required before message can be sent",
    131042: "Business eligibility payment issue",
    131044: "Business eligibility payment issue",
    131045: "Incorrect certificate",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "This message was not delivered to maintain healthy ecosystem engagement",
    131050: "User has stopped receiving marketing messages from the business",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131055: "Method not allowed",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    131057: "Account in maintenance mode",
    131062: "Business-scoped user id is not supported for this message",
    131063: "Marketing templates are disabled for Cloud API",
    131064: "Business reached its limit for miscategorised templates",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132005: "Translated text too long",
    132007: "Template format character policy violated",
    132008: "Parameter value is not valid",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    132018: "There are issues with the parameters in your template",
    133004: "Server temporarily unavailable",
    133010: "Phone number not registered",
    133016: "Account register deregister rate limit exceeded",
    135000: "Generic user error",
    137000: "Recipient identity key hash mismatch",
}
# "Mostly HTTP 400"; the exceptions per Meta's error-code page.
STATUS_OF_CODE = {190: 401, 0: 401, 3: 403, 10: 403, 200: 403, 1026: 400, 131005: 403, 368: 403} | {
    2: 503,
    131000: 500,
    131016: 503,
    133004: 503,
}
TRACE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


class GraphError(Exception):
    """Meta says no: `code` and `details` are what a client branches on; `user_message` is for template authors."""

    def __init__(
        self,
        code: int,
        details: str = "",
        *,
        message: str = "",
        subcode: int = 0,
        kind: str = "OAuthException",
        user_title: str = "",
        user_message: str = "",
    ) -> None:
        self.code = code
        self.details = details
        self.title = TITLE_OF_CODE.get(code, "Something went wrong")
        self.message = message or f"(#{code}) {self.title}"
        self.subcode = subcode
        self.kind = kind
        self.user_title = user_title
        self.user_message = user_message
        self.on_purpose = False  # a fault switch asked for it
        self.status = STATUS_OF_CODE.get(code, 400)
        super().__init__(self.message)

    def envelope(self, trace_id: str) -> dict[str, Any]:
        """The error as Graph writes it: {"error": {message, type, code, error_data?, error_subcode?, fbtrace_id}}."""
        error: dict[str, Any] = {"message": self.message, "type": self.kind, "code": self.code}
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        if self.subcode:
            error["error_subcode"] = self.subcode
        if self.user_title:
            error |= {"is_transient": False, "error_user_title": self.user_title, "error_user_msg": self.user_message}
        return {"error": error | {"fbtrace_id": trace_id}}

    def as_status_error(self) -> dict[str, Any]:
        """The error as a failed status carries it."""
        return {
            "code": self.code,
            "title": self.title,
            "message": self.title,
            "error_data": {"details": self.details or self.title},
            "href": "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
        }


def invalid(details: str) -> GraphError:
    return GraphError(131009, details)


def missing(details: str) -> GraphError:
    return GraphError(131008, details)


def bad_parameter(message: str) -> GraphError:
    return GraphError(100, message=f"(#100) {message}")


def no_such_object(method: str, object_id: str) -> GraphError:
    """100 with subcode 33, as for any id that does not exist or is not yours."""
    return GraphError(
        100,
        message=f"Unsupported {method.lower()} request. Object with ID '{object_id}' does not exist, cannot be loaded "
        "due to missing permissions, or does not support this operation",
        subcode=33,
        kind="GraphMethodException",
    )


def trace_id(random: Random) -> str:
    """A trace id in Graph's style."""
    return "A" + "".join(random.choices(TRACE_ALPHABET, k=22))


def graph_answer(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")


def error_answer(error: GraphError, random: Random) -> web.Response:
    answer = graph_answer(error.envelope(trace_id(random)), error.status)
    if error.status == 401:
        answer.headers["WWW-Authenticate"] = f'OAuth "Facebook Platform" "invalid_token" "{error.message}"'
    return answer
