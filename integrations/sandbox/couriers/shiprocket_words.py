"""Shiprocket's words: both number spaces of a scan, and the shapes of its webhook, its pull and its NDR record."""

from datetime import datetime
from typing import Any

from integrations.sandbox.couriers.parcels import IST, Parcel, Scan, rider

COURIER = "Xpressbees Surface"

IDS_OF_STAGE: dict[str, tuple[int, int, str]] = {
    # (order space, shipment space, label); the two spaces are different tables
    "manifested": (4, 5, "MANIFEST GENERATED"),
    "pickup_scheduled": (4, 3, "PICKUP SCHEDULED"),
    "pickup_failed": (35, 20, "PICKUP EXCEPTION"),
    "picked_up": (51, 42, "PICKED UP"),
    "in_transit": (20, 18, "IN TRANSIT"),
    "misrouted": (44, 39, "MISROUTED"),
    "delayed": (37, 22, "DELAYED"),
    "at_destination_hub": (43, 38, "REACHED AT DESTINATION HUB"),
    "out_for_delivery": (19, 17, "OUT FOR DELIVERY"),
    "failed": (36, 21, "UNDELIVERED"),
    "delivered": (7, 7, "DELIVERED"),
    "rto_initiated": (15, 9, "RTO INITIATED"),
    "rto_in_transit": (55, 46, "RTO IN TRANSIT"),
    "rto_out_for_delivery": (45, 41, "RTO OUT FOR DELIVERY"),
    "rto_delivered": (16, 10, "RTO DELIVERED"),
    "rto_revoked": (20, 18, "IN TRANSIT"),
    "lost": (33, 12, "LOST"),
    "damaged": (40, 25, "DAMAGED"),
    "cancelled": (5, 8, "CANCELED"),
    "unheard_of": (97, 97, "HELD FOR CHECK"),  # on nobody's list
}

IDS_OF_RETURN: dict[str, tuple[int, int, str]] = {
    "pickup_scheduled": (28, 3, "PICKUP SCHEDULED"),
    "out_for_pickup": (47, 19, "OUT FOR PICKUP"),
    "pickup_failed": (49, 20, "PICKUP EXCEPTION"),
    "qc_failed": (57, 47, "QC FAILED"),
    "picked_up": (32, 42, "PICKED UP"),
    "in_transit": (25, 18, "IN TRANSIT"),
    "out_for_delivery": (48, 17, "OUT FOR DELIVERY"),
    "delivered": (26, 7, "DELIVERED"),
    "cancelled": (30, 8, "CANCELED"),
}

SAID_OF_REASON = {
    "customer_unavailable": ("UD-CNA", "Customer not available at the address"),
    "address_issue": ("UD-ADD", "Address incomplete or not found"),
    "refused": ("UD-REF", "Customer refused the delivery"),
    "refused_otp": ("UD-OTPC", "OTP verified cancellation by customer"),
    "payment_not_ready": ("UD-CASH", "COD amount not ready with customer"),
    "not_attempted": ("UD-NA", "Delivery not attempted"),
    "unreachable": ("UD-PHN", "Customer phone not reachable"),
    "reschedule": ("UD-FD", "Customer asked for a future delivery date"),
    "unknown": ("UD-ZZ9", "Held as per remark 4B"),
}

ORDINALS = {1: "1ST", 2: "2ND", 3: "3RD"}


def ids_of(scan: Scan) -> tuple[int, int, str]:
    """(order-space id, shipment-space id, label) of a scan; the label of a failure carries the attempt."""
    order_id, shipment_id, label = (IDS_OF_RETURN if scan.is_return else IDS_OF_STAGE)[scan.what]
    if scan.what == "failed" and scan.attempt in ORDINALS:
        label = f"UNDELIVERED-{ORDINALS[scan.attempt]} ATTEMPT"
    return order_id, shipment_id, label


def said_of(scan: Scan) -> tuple[str, str]:
    """(raw courier code, activity) of a scan."""
    if scan.what == "failed":
        return SAID_OF_REASON[scan.reason]
    return scan.what.upper().replace("_", "-"), scan.what.replace("_", " ").capitalize()


def webhook_body(parcel: Parcel, scan: Scan) -> dict[str, Any]:
    """The one kind of webhook: the newest news on top, all scans so far with the oldest first."""
    order_id, shipment_id, label = ids_of(scan)
    known = [each for each in parcel.scans if each.scanned_at <= scan.scanned_at]
    body: dict[str, Any] = {
        "awb": parcel.awb,
        "courier_name": COURIER,
        "current_status": label,
        "current_status_id": order_id,
        "shipment_status": label,
        "shipment_status_id": shipment_id,
        "current_timestamp": _compact_time(scan.at),
        "order_id": parcel.order_name.lstrip("#"),
        "sr_order_id": sr_order_id(parcel),
        "awb_assigned_date": plain_time(parcel.booked_at),
        "pickup_scheduled_date": plain_time(parcel.booked_at),
        "etd": plain_time(parcel.promised_at),
        "scans": [_scan(each) for each in sorted(known, key=lambda each: each.at)],
        "is_return": int(parcel.is_return),
        "channel_id": 5559001,
        "pod_status": "OTP Based Delivery",
        "pod": "Not Available",
        "qc_image": "",
        "qc_failure_reason": scan.reason if scan.what == "qc_failed" else "",
    }
    if scan.what in {"out_for_delivery", "failed", "delivered"}:
        person = rider(parcel)
        body |= {"rider_name": person["name"], "rider_contact": person["phone"], "delivery_otp": person["otp"]}
    return body


def tracking_data(parcel: Parcel) -> dict[str, Any]:
    """The answer to a tracking pull: shipment space only, activities with the newest first."""
    newest = parcel.newest
    _, shipment_id, label = ids_of(newest)
    track = {
        "id": sr_shipment_id(parcel),
        "awb_code": parcel.awb,
        "shipment_id": sr_shipment_id(parcel),
        "order_id": sr_order_id(parcel),
        "current_status": label,
        "destination": parcel.to.city,
        "consignee_name": parcel.to.name,
        "origin": "Bhiwandi",
        "courier_name": COURIER,
        "edd": plain_time(parcel.promised_at),
    }
    activities = [_scan(scan) for scan in sorted(parcel.scans, key=lambda scan: scan.at, reverse=True)]
    return {
        "tracking_data": {
            "track_status": 1,
            "shipment_status": shipment_id,
            "shipment_track": [track],
            "shipment_track_activities": activities,
            "track_url": "",
            "etd": plain_time(parcel.promised_at),
        }
    }


def ndr_record(parcel: Parcel) -> dict[str, Any]:
    """One record of the NDR list; `status_code` is in the order space."""
    failures = [scan for scan in parcel.scans if scan.what == "failed"]
    last = failures[-1]
    return {
        "awb_code": parcel.awb,
        "order_id": sr_order_id(parcel),
        "shipment_id": sr_shipment_id(parcel),
        "reason": said_of(last)[1],
        "attempts": last.attempt,
        "ndr_raised_at": _spoken_time(last.at),
        "status_code": ids_of(last)[0],
        "escalation_status": 0,
        "history": [
            {
                "ndr_attempt": scan.attempt,
                "action_by": "courier",
                "ndr_reason": said_of(scan)[1],
                "ndr_push_status": 0,
                "proof_recording": "",
                "proof_image": "",
                "sms_response": "",
            }
            for scan in failures
        ],
    }


def sr_order_id(parcel: Parcel) -> int:
    """Shiprocket's own id of the order."""
    return 701_000_000 + parcel.number


def sr_shipment_id(parcel: Parcel) -> int:
    """Shiprocket's own id of the shipment."""
    return 702_000_000 + parcel.number


def plain_time(at: datetime) -> str:
    """`YYYY-MM-DD HH:MM:SS`, Indian time."""
    return at.astimezone(IST).strftime("%Y-%m-%d %H:%M:%S")


def _compact_time(at: datetime) -> str:
    return at.astimezone(IST).strftime("%d %m %Y %H:%M:%S")


def _spoken_time(at: datetime) -> str:
    return at.astimezone(IST).strftime("%d %b %Y, %I:%M %p")


def _scan(scan: Scan) -> dict[str, Any]:
    code, activity = said_of(scan)
    _, shipment_id, label = ids_of(scan)
    return {
        "date": plain_time(scan.at),
        "status": code,
        "activity": activity,
        "location": scan.hub,
        "sr-status": str(shipment_id),
        "sr-status-label": label,
    }
