"""What riders type, and the reason it is taken for when no documented code says more."""

import pytest

from integrations.couriers.remarks import LIKELY, SURE, UNSURE, calls_off_return, incident_in, read_reason, read_remark
from journeys.status import NdrReason as R

REMARKS = [
    ("Consignee Unavailable", R.CUSTOMER_UNAVAILABLE),
    ("Customer not available at the address", R.CUSTOMER_UNAVAILABLE),  # the address is not the issue
    ("Door locked", R.CUSTOMER_UNAVAILABLE),
    ("Office closed", R.CUSTOMER_UNAVAILABLE),
    ("Customer out of station", R.CUSTOMER_UNAVAILABLE),
    ("Nobody at home", R.CUSTOMER_UNAVAILABLE),
    ("Consignee's phone is switched off", R.CUSTOMER_UNREACHABLE),
    ("Customer not picking the call", R.CUSTOMER_UNREACHABLE),
    ("Contact number not reachable", R.CUSTOMER_UNREACHABLE),
    ("Wrong contact number, invalid", R.CUSTOMER_UNREACHABLE),
    ("Bad/Incomplete Address", R.ADDRESS_ISSUE),
    ("Address not found", R.ADDRESS_ISSUE),
    ("Need landmark", R.ADDRESS_ISSUE),
    ("Customer shifted", R.ADDRESS_ISSUE),
    ("No such consignee at given address", R.ADDRESS_ISSUE),
    ("Consignee refused to accept/order cancelled", R.REFUSED),
    ("CUSTOMER_REFUSED", R.REFUSED),
    ("Customer doesn't want the product", R.REFUSED),
    ("COD order refused by customer", R.REFUSED),
    ("Customer refused, OTP not verified", R.REFUSED),
    ("OTP verified cancellation by customer", R.REFUSED_OTP_VERIFIED),
    ("Order rejected by consignee (verified via OTP)", R.REFUSED_OTP_VERIFIED),
    ("Cancelled with OTP [removed]", R.REFUSED_OTP_VERIFIED),
    ("COD amount not ready with customer", R.PAYMENT_NOT_READY),
    ("Customer not ready with payment", R.PAYMENT_NOT_READY),
    ("No cash with consignee", R.PAYMENT_NOT_READY),
    ("Delivery not attempted", R.NOT_ATTEMPTED),
    ("Vehicle breakdown", R.NOT_ATTEMPTED),
    ("No attempt, heavy rain", R.NOT_ATTEMPTED),
    ("Customer asked for a future delivery date", R.RESCHEDULE_REQUESTED),
    ("Delivery rescheduled by consignee", R.RESCHEDULE_REQUESTED),
    ("Deliver tomorrow", R.RESCHEDULE_REQUESTED),
    ("Out of delivery area", R.OUT_OF_DELIVERY_AREA),
    ("ODA location", R.OUT_OF_DELIVERY_AREA),
    ("Pincode not serviceable", R.OUT_OF_DELIVERY_AREA),
    ("Customer wants open delivery", R.OPEN_DELIVERY_REQUESTED),
    ("Wants to open the parcel first", R.OPEN_DELIVERY_REQUESTED),
    ("Entry restricted in the society", R.RESTRICTED_AREA),
    ("Security did not allow", R.RESTRICTED_AREA),
    ("Customer will self collect", R.SELF_COLLECT),
    ("Invalid OTP given", R.OTP_FAILED),
    ("Customer refused to share OTP", R.OTP_FAILED),
    ("No valid ID", R.ID_MISSING),
    ("Shipment damaged", R.DAMAGED),
    ("Order already cancelled", R.ALREADY_CANCELLED),
    ("Cancelled by seller", R.ALREADY_CANCELLED),
    ("Shipment seized by authorities", R.SEIZED),
    ("Held as per remark 4B", R.OTHER),
    ("[removed]", R.OTHER),  # what redaction leaves is no word of the courier's
    ("", R.OTHER),
]


@pytest.mark.parametrize(("remark", "reason"), REMARKS)
def test_a_remark_is_read_as_its_likely_reason(remark: str, reason: R) -> None:
    """A-40, A-41, R-3."""
    reading = read_remark(remark)
    assert reading.reason is reason
    assert reading.confidence == (UNSURE if reason is R.OTHER else LIKELY)


def test_every_reason_can_be_read_from_words() -> None:
    """A-41."""
    assert {reason for _, reason in REMARKS} == set(R)


def test_a_code_outranks_its_remark() -> None:
    """R-2: "no attempt" stays no attempt, whatever the rider typed to excuse it."""
    assert read_reason(R.NOT_ATTEMPTED, "Customer refused, OTP verified") == (R.NOT_ATTEMPTED, SURE)


def test_a_remark_may_confirm_a_refusal() -> None:
    """R-3."""
    assert read_reason(R.REFUSED, "cancelled, OTP verified") == (R.REFUSED_OTP_VERIFIED, SURE)
    assert read_reason(R.REFUSED, "cancelled, not OTP verified") == (R.REFUSED, SURE)


CALLED_OFF = [
    ("RTO cancelled on client's instruction", True),
    ("Return called off, moving forward", True),
    ("rto_revoked", True),
    ("RTO initiated", False),
    ("Order cancelled, RTO started", False),
    ("Return order cancelled", False),  # a customer's return, no return to origin
]


@pytest.mark.parametrize(("remark", "off"), CALLED_OFF)
def test_a_return_called_off_is_recognised(remark: str, off: bool) -> None:
    """A-40."""
    assert calls_off_return(remark) is off


INCIDENTS = [
    ("Misrouted shipment", "misrouted"),
    ("Shipment mis-routed", "misrouted"),
    ("Mis sorted, sent to the right hub", "misrouted"),
    ("Delayed by rain on the route", "delayed"),
    ("Delay due to traffic", "delayed"),
    ("Consignee wants delay", ""),
    ("Vehicle departed", ""),
]


@pytest.mark.parametrize(("remark", "incident"), INCIDENTS)
def test_an_incident_is_recognised_when_it_is_said_plainly(remark: str, incident: str) -> None:
    """A-46."""
    assert incident_in(remark) == incident
