"""The table of hostile deliveries: what is sent, how it is proven, and what it gets."""

from tests.bad_input.hostile_envelopes import ENVELOPE_ROWS
from tests.bad_input.hostile_http import HTTP_ROWS
from tests.bad_input.hostile_vendors import VENDOR_ROWS
from tests.bad_input.hostile_whatsapp import WHATSAPP_ROWS
from tests.bad_input.row import Hostile

ROWS: tuple[Hostile, ...] = (*ENVELOPE_ROWS, *WHATSAPP_ROWS, *VENDOR_ROWS, *HTTP_ROWS)
