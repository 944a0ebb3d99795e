"""The part of the OpenAPI document about the tracking page: looking at it, and answering on it."""

from typing import Any

from bot.tracking.answering import LONGEST_LANDMARK, LONGEST_PHONE, MOST_BYTES

Json = dict[str, Any]

HTML: Json = {"text/html": {}}
WORDS: Json = {"text/plain": {}}
TOKEN = {"name": "token", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[^/]+$"}}


def operations() -> Json:
    """The operations of one path. What is read from the address beside the token is left out: the page links to it."""
    token = [TOKEN | {"description": "Made by us; leads to one order."}]
    gone = {"404": {"description": "The link is not ours, or its order is gone.", "content": HTML}}
    show = {
        "operationId": "show_tracking_page",
        "summary": "Where an order is, in words, behind the signed link that a message carries.",
        "parameters": token,
        "responses": {"200": {"description": "The order's story.", "content": HTML}} | gone,
    }
    answer = {
        "operationId": "answer_on_tracking_page",
        "summary": "The customer's answer to a failed attempt, from the form that the page shows.",
        "parameters": token,
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": _form()}}},
        "responses": gone | _outcomes(),
    }
    return {"get": show, "post": answer}


def _form() -> Json:
    text = {"type": "string"}
    fields = {
        "form": text | {"description": "The signed token of the form."},
        "day": text | {"description": "An ISO date that the form offers; empty for as soon as possible."},
        "slot": {"enum": ["", "morning", "afternoon", "evening"]},
        "landmark": text | {"maxLength": LONGEST_LANDMARK},
        "phone": text | {"maxLength": LONGEST_PHONE, "description": "An Indian mobile number."},
    }
    return {"type": "object", "properties": fields, "required": ["form"]}


def _outcomes() -> Json:
    return {
        "303": {"description": "Stored; leads back to the page, which tells what became of it."},
        "400": {"description": "No form that a browser sends.", "content": WORDS},
        "403": {"description": "The form is not one of this page.", "content": WORDS},
        "413": {"description": f"More than {MOST_BYTES} bytes.", "content": WORDS},
        "415": {"description": "Another content than a form.", "content": WORDS},
        "422": {"description": "Something in it cannot be passed on; the form is shown again.", "content": HTML},
        "429": {"description": "The link was used too often just now.", "content": HTML},
    }
