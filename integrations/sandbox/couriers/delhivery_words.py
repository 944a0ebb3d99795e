"""Delhivery's words: (StatusType, Status, NSLCode, Instructions) of a scan, and the shapes of its push and its pull."""

from datetime import datetime
from typing import Any

from integrations.sandbox.couriers.parcels import IST, Consignee, Parcel, Scan, rider

Words = tuple[str, str, str, str]

WORDS_OF_STAGE: dict[str, Words] = {
    # types, statuses and NSL codes per Delhivery's package status and push pages
    "manifested": ("UD", "Manifested", "X-UCI", "Manifest uploaded"),
    "pickup_scheduled": ("UD", "Manifested", "FMPUR-101", "Pickup scheduled"),
    "pickup_failed": ("UD", "Not Picked", "FMEOD-152", "Shipment not ready at pickup"),
    "picked_up": ("UD", "In Transit", "X-PPOM", "Shipment picked up"),
    "in_transit": ("UD", "In Transit", "X-DLL2F", "Vehicle departed"),
    "misrouted": ("UD", "In Transit", "DLYMR-118", "Misrouted, being sent to the right facility"),
    "delayed": ("UD", "In Transit", "DLYRG-135", "Delayed by the weather on the route"),
    "at_destination_hub": ("UD", "Pending", "X-IBD3F", "Shipment received at facility"),
    "out_for_delivery": ("UD", "Dispatched", "X-DDD3FD", "Out for delivery"),
    "delivered": ("DL", "Delivered", "EOD-38", "Delivered to consignee"),
    # the codes of the way back are not published: invented here, so that (type, status) must be enough
    "rto_initiated": ("RT", "In Transit", "DTUP-R01", "Returning to origin"),
    "rto_in_transit": ("RT", "In Transit", "DTUP-R02", "Bag moving to origin"),
    "rto_out_for_delivery": ("RT", "Dispatched", "DTUP-R03", "Out to the seller"),
    "rto_delivered": ("DL", "RTO", "DTUP-R04", "Returned to the seller"),
    "rto_revoked": ("UD", "In Transit", "DTUP-R05", "Return called off, moving forward"),
    "cancelled": ("CN", "Canceled", "DTUP-C01", "Cancelled by the seller"),
    # not on the published list
    "lost": ("LT", "Lost", "LT-900", "Shipment not traceable"),
    "damaged": ("UD", "Pending", "DMG-900", "Shipment damaged"),
    "unheard_of": ("QX", "Held for check", "QX-411", "Held as per remark 4B"),
}

WORDS_OF_RETURN: dict[str, Words] = {
    # the types and statuses of a reverse pickup; most of its codes are not published, so invented here
    "pickup_scheduled": ("PP", "Scheduled", "DTUP-V01", "Pickup scheduled"),
    "out_for_pickup": ("PP", "Dispatched", "X-DDD3FD", "Out for pickup"),
    "pickup_failed": ("CN", "Canceled", "EOD-21", "Pickup cancelled"),  # it has no word for one that just failed
    "qc_failed": ("CN", "Canceled", "EOD-777", "QC failed"),
    "picked_up": ("PU", "In Transit", "DTUP-V02", "Pickup done"),
    "in_transit": ("PU", "In Transit", "DTUP-V03", "Bag moving to origin"),
    "out_for_delivery": ("PU", "Dispatched", "DTUP-V04", "Out to the seller"),
    "delivered": ("DL", "DTO", "RD-AC", "Returned to the seller"),
    "cancelled": ("CN", "Closed", "DTUP-V05", "Closed by the seller"),
}

FAILURES: dict[str, tuple[str, str]] = {
    "customer_unavailable": ("EOD-11", "Consignee Unavailable"),
    "address_issue": ("EOD-74", "Bad/Incomplete Address"),
    "refused": ("EOD-6", "Consignee refused to accept/order cancelled"),
    "refused_otp": ("EOD-902", "OTP verified cancellation by consignee"),  # code not published
    "payment_not_ready": ("EOD-16", "COD amount not ready with consignee"),  # meaning disputed
    "not_attempted": ("EOD-86", "Not attempted"),
    "unreachable": ("EOD-15", "Consignee phone not reachable"),  # meaning disputed
    "reschedule": ("EOD-3", "Delivery rescheduled by consignee"),
    "unknown": ("EOD-987", "Held as per remark 4B"),  # neither code nor words mean anything to anyone
}


def words_of(scan: Scan) -> Words:
    """How Delhivery words a scan."""
    if scan.is_return:
        return WORDS_OF_RETURN[scan.what]
    if scan.what != "failed":
        return WORDS_OF_STAGE[scan.what]
    code, said = FAILURES[scan.reason]
    return "UD", "Pending", code, said


def local_time(at: datetime) -> str:
    """ISO without a zone, Indian time meant, milliseconds only when there are any."""
    local = at.astimezone(IST).replace(tzinfo=None)
    return local.isoformat(timespec="milliseconds") if local.microsecond else local.isoformat()


def push_body(parcel: Parcel, scan: Scan) -> dict[str, Any]:
    """The scan push, with the extra fields an account may ask for (here rider and code on the delivery run)."""
    kind, status, code, said = words_of(scan)
    body: dict[str, Any] = {
        "Status": {
            "Status": status,
            "StatusDateTime": local_time(scan.at),
            "StatusType": kind,
            "StatusLocation": scan.hub,
            "Instructions": said,
        },
        "PickUpDate": _picked_up_at(parcel),
        "NSLCode": code,
        "Sortcode": "",
        "ReferenceNo": parcel.order_name.lstrip("#"),
        "AWB": parcel.awb,
    }
    if scan.what in {"out_for_delivery", "failed", "delivered"}:
        person = rider(parcel)
        body |= {"RiderName": person["name"], "RiderPhone": person["phone"], "DeliveryOTP": person["otp"]}
    return {"Shipment": body}


def pulled(parcel: Parcel) -> dict[str, Any]:
    """One entry of `ShipmentData` in the answer to a tracking pull."""
    newest = parcel.newest
    kind, status, code, said = words_of(newest)
    ofd = [scan for scan in parcel.scans if scan.what == "out_for_delivery"]
    back = [scan for scan in parcel.scans if scan.what == "rto_initiated"]
    returned = [scan for scan in parcel.scans if scan.what == "rto_delivered"]
    shipment = {
        "AWB": parcel.awb,
        "ReferenceNo": parcel.order_name.lstrip("#"),
        "OrderType": "COD" if parcel.cod_paise else "Pre-paid",
        "CODAmount": parcel.cod_paise / 100,
        "Origin": "Bhiwandi",
        "Consignee": _consignee(parcel.to),
        "Destination": parcel.to.city,
        "PickUpDate": _picked_up_at(parcel),
        "PromisedDeliveryDate": local_time(parcel.promised_at),
        "ExpectedDeliveryDate": local_time(parcel.promised_at),
        "FirstAttemptDate": local_time(ofd[0].at) if ofd else None,
        "DispatchCount": len(ofd),
        "RTOStartedDate": local_time(back[0].at) if back else None,
        "ReverseInTransit": bool(back) and newest.what.startswith("rto"),
        "ReturnedDate": local_time(returned[0].at) if returned else None,
        "Status": {
            "Status": status,
            "StatusDateTime": local_time(newest.at),
            "StatusType": kind,
            "StatusLocation": newest.hub,
            "StatusCode": code,
            "Instructions": said,
        },
        "Scans": [{"ScanDetail": _scan_detail(scan)} for scan in parcel.scans],
    }
    return {"Shipment": shipment}


def _consignee(to: Consignee) -> dict[str, Any]:
    pincode: int | str = int(to.pincode) if to.pincode.isdecimal() else ""
    return {"Name": to.name, "City": to.city, "State": to.state, "PinCode": pincode, "Telephone1": to.phone}


def _scan_detail(scan: Scan) -> dict[str, Any]:
    kind, status, code, said = words_of(scan)
    detail: dict[str, Any] = {
        "ScanDateTime": local_time(scan.at),
        "ScanType": kind,
        "Scan": status,
        "StatusDateTime": local_time(scan.at),
        "ScannedLocation": scan.hub,
        "StatusCode": code,
        "Instructions": said,
    }
    if scan.what == "failed":
        detail["call_duration"] = 0 if scan.reason == "not_attempted" else 18  # seconds the rider's call lasted
    return detail


def _picked_up_at(parcel: Parcel) -> str | None:
    return next((local_time(scan.at) for scan in parcel.scans if scan.what == "picked_up"), None)
