"""What the customer sees behind a payment link: the amount, one button to pay, one to let the bank decline."""

from html import escape
from typing import Any


def page_html(link: dict[str, Any], said: str, brand: str) -> str:
    """The page; everything that came from outside is escaped."""
    amount = f"₹{link['amount'] / 100:,.2f}"
    status = {"created": "", "paid": "Paid. Thank you!", "cancelled": "This link was cancelled.", "expired": "Expired."}
    form = f"""<form method="post" action="/pay/{escape(link["id"])}">
<button name="outcome" value="pay" data-testid="pay-now">Pay {amount} by UPI</button>
<button name="outcome" value="fail" class="quiet" data-testid="pay-fail">Let the bank decline it</button></form>"""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay {escape(brand)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/sandbox/static/pay.css">
</head><body><main><p class="brand">{escape(brand)}</p><h1>{amount}</h1><p>{escape(link["description"])}</p>
<p role="status" data-testid="pay-status">{escape(said or status.get(link["status"], link["status"]))}</p>
{form if link["status"] == "created" else ""}</main></body></html>"""
