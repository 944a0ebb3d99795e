"""What is taken out of a delivery before it is stored, and what must stay."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.redact import REMOVED, redacted, redacted_text
from journeys.errors import PayloadMalformed

GONE = [
    # keys that hold a code, in every spelling
    {"otp": "4821"},
    {"delivery_otp": 4821},
    {"DeliveryOTP": "4821"},
    {"deliveryOtp": "4821"},
    {"rto-otp-code": "4821"},
    {"otp_details": {"value": "4821"}},
    {"otps": ["4821"]},
    # riders
    {"rider_name": "Sunil Y"},
    {"RiderPhone": "9999901777"},
    {"delivery_boy_contact": "9999901777"},
    {"deliveryBoyName": "Sunil Y"},
    {"courier_agent_details": "Sunil Y"},
    {"field_executive": {"name": "Sunil Y", "mobile": "9999901777"}},
    {"fe_name": "Sunil Y"},
    # proof of delivery
    {"pod": "https://pods.example.com/1.jpg"},
    {"pod_url": "//pods.example.com/1"},
    {"proof_image": "s3://bucket/1.jpg"},
    {"signature": "scans/1.png"},
    {"images": ["https://pods.example.com/1.jpg"]},
]


@pytest.mark.parametrize("found", GONE, ids=lambda found: next(iter(found)))
def test_codes_riders_and_proof_links_are_removed(found: dict[str, Any]) -> None:
    """P-01."""
    (value,) = redacted({"outer": [found]})["outer"][0].values()
    assert value in (REMOVED, [REMOVED])


KEPT = [
    {"awb": "9999901777"},  # ten digits, and yet no phone
    {"order_id": "KH 9999901777"},
    {"reference": "9999901777"},
    {"pod": "Not Available"},
    {"pod_status": "OTP Based Delivery"},
    {"otp_verified": True},
    {"is_otp_verified": "yes"},
    {"otp": None},
    {"not_paid": "yes, it is not"},
    {"notPicked": "2 times"},
    {"status": "Delivered"},
    {"phone": "+919999900001"},  # the consignee's own, in a field of its own
    {"delivery_partner": "Delhivery"},
    {"agentic": "x"},
    {"remark": "Attempt 2 on 2026-03-14 15:42, EOD-11, 302020"},
    {"n": 9999901777},
]


@pytest.mark.parametrize("found", KEPT, ids=lambda found: next(iter(found)))
def test_what_tells_the_story_is_kept(found: dict[str, Any]) -> None:
    """P-01, A-13."""
    assert redacted(found) == found


TEXTS = [
    ("OTP 4821 shared", "OTP [removed] shared"),
    ("delivered with otp: 48 21", "delivered with otp: [removed]"),
    ("OTP is 482193.", "OTP is [removed]."),
    ("one time password 4821", "one time password [removed]"),
    ("4821 is the OTP", "[removed] is the OTP"),
    ("call rider 9999901777", "call rider [removed]"),
    ("call +91 99999 01777 now", "call [removed] now"),
    ("call 09999901777", "call [removed]"),
    ("FE Sunil Y 99999-01777 said no", "FE [removed] [removed] said no"),
    ("Rider: Sunil, 9999901777", "Rider: [removed] [removed]"),
    ("OTP verified cancellation", "OTP verified cancellation"),
    ("rider could not reach 9999901777", "rider could not reach [removed]"),
    ("AWB 88001122334455 at hub 12", "AWB 88001122334455 at hub 12"),
]


@pytest.mark.parametrize(("said", "kept"), TEXTS)
def test_free_text_loses_codes_and_numbers_but_no_words(said: str, kept: str) -> None:
    """P-01, R-3: the words carry the reason."""
    assert redacted_text(said) == kept
    assert redacted({"any": f"{said} "})["any"] == f"{kept} "


def test_redacting_twice_changes_nothing_more() -> None:
    """P-01: a repeated push stays equal."""
    for found in GONE:
        assert redacted(redacted(found)) == redacted(found)


def test_depth_without_end_is_refused() -> None:
    """P-01."""
    deep: Any = 1
    for _ in range(60):
        deep = {"a": deep}
    with pytest.raises(PayloadMalformed):
        redacted(deep)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
        max_leaves=12,
    )
)
def test_the_shape_of_a_delivery_stays(found: Any) -> None:
    """P-01: the same keys, the same number of members."""
    kept = redacted(found)
    assert type(kept) is type(found)
    if isinstance(found, dict):
        assert list(kept) == list(found)
    if isinstance(found, list):
        assert len(kept) == len(found)
