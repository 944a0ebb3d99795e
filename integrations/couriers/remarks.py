"""Reads the reason of a failed delivery from a courier's free text, and says how sure that is.

A code that the courier documents always outranks its text: remarks are typed by riders and often contradict it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from integrations.redact import REMOVED
from journeys.status import NdrReason

SURE = 1.0  # from a documented code
LIKELY = 0.7  # from words, our own judgement
UNSURE = 0.2  # nothing recognised


class Reading(NamedTuple):
    """A reason and how sure it is (0 to 1)."""

    reason: NdrReason
    confidence: float


_OTP_VERIFIED = re.compile(
    r"\b(otp|code|pin)[\s-]*(based|verified|confirmed|validated)"
    r"|\b(verified|confirmed|validated)\s+(by|with|via|through)\s+(an?\s+)?(otp|code|pin)\b|\b(with|by|via|through)\s+otp\b"
)
_REFUSAL = re.compile(r"refus|reject|cancel|denied|not\s+accept|do(es)?\s*n.?t\s+want|not\s+interested")

# Order matters: the first pattern that is found wins, so that the narrow ones stand before the broad ones.
_WORDS_OF_REASON: tuple[tuple[NdrReason, str], ...] = (
    (NdrReason.OTP_FAILED, r"refus\w*\s+to\s+(share|give|provide|tell)"),
    (NdrReason.REFUSED, r"refus.{0,40}(otp|code)\s+(not|un)"),
    (NdrReason.OTP_FAILED, r"\botp\b.{0,30}\b(not|fail|invalid|wrong|mismatch|incorrect|unable)"),
    (NdrReason.OTP_FAILED, r"\b(not|without|no|wrong|invalid)\s.{0,20}\botp\b"),
    (NdrReason.ID_MISSING, r"\b(id|identity)\b.{0,20}(proof|card|not|missing)|\bno\s+(valid\s+)?id\b"),
    (NdrReason.OPEN_DELIVERY_REQUESTED, r"open\s+(box\s+)?deliver|open\s+(the\s+)?(parcel|package|shipment|box)"),
    (NdrReason.OPEN_DELIVERY_REQUESTED, r"check\s+(the\s+)?(parcel|package|product)"),
    (NdrReason.SEIZED, r"\bseized\b|confiscat"),
    (NdrReason.DAMAGED, r"\bdamage|\bbroken|\btamper"),
    (
        NdrReason.ALREADY_CANCELLED,
        r"already\s+(been\s+)?cancel|cancel(l)?ed\s+by\s+(the\s+)?(seller|shipper|client|merchant)",
    ),
    (NdrReason.SELF_COLLECT, r"\bself[\s-]*(collect|pick)|collect\w*\s+from\s+(the\s+)?(branch|hub|office|cent)"),
    (
        NdrReason.PAYMENT_NOT_READY,
        r"\b(cash|cod|payment|amount|money|upi)\b.{0,30}\b(not|no|unavail\w+|insufficient)\b",
    ),
    (NdrReason.PAYMENT_NOT_READY, r"\b(not|no)\s.{0,20}\b(cash|cod amount|payment|money)\b"),
    (NdrReason.NOT_ATTEMPTED, r"not\s+attempted|no\s+attempt|un-?attempted|could\s+not\s+attempt|attempt\s+not\s+made"),
    (NdrReason.NOT_ATTEMPTED, r"vehicle\s+break|heavy\s+(load|rain|traffic)|time\s+(constraint|over)|bad\s+weather"),
    (
        NdrReason.RESTRICTED_AREA,
        r"\bentry\s+(not|restrict|denied)|restricted|\bno\s+entry|curfew|security\s+(did|not|issue)",
    ),
    (
        NdrReason.OUT_OF_DELIVERY_AREA,
        r"(out\s+of|outside).{0,20}\b(area|zone|delivery|city|range)\b|\boda\b|\b(not|non|un)[\s-]?serv",
    ),
    (NdrReason.ADDRESS_ISSUE, r"\b(bad|in-?complete|wrong|in-?correct|insufficient|invalid|unclear)\b.{0,20}\baddr"),
    (
        NdrReason.ADDRESS_ISSUE,
        r"\baddr\w*\b.{0,30}\b(not|in-?complete|in-?correct|wrong|issue|insufficient|unclear|problem)",
    ),
    (NdrReason.ADDRESS_ISSUE, r"\blandmark|\bpin\s?code.{0,20}(wrong|mismatch|incorrect|not)|\bshifted\b|\bmoved\b"),
    (NdrReason.ADDRESS_ISSUE, r"\bno\s+such\s+(person|consignee|customer)|wrong\s+location"),
    (
        NdrReason.RESCHEDULE_REQUESTED,
        r"re-?sched|future\s+(delivery|date)|later\s+date|another\s+(day|date)|\bnext\s+day",
    ),
    (NdrReason.RESCHEDULE_REQUESTED, r"\btomorrow|deliver\s+later|(wants?|asked\s+for)\s+(a\s+)?(delay|late)"),
    (
        NdrReason.CUSTOMER_UNREACHABLE,
        r"\b(phone|mobile|call|contact|number)\b.{0,40}\b(not|switch|wrong|busy|invalid|unreach|unansw)",
    ),
    (
        NdrReason.CUSTOMER_UNREACHABLE,
        r"not\s+(reachable|contactable|picking|answering|responding)|un-?(reach|contact)able",
    ),
    (NdrReason.CUSTOMER_UNREACHABLE, r"switched\s+off|no\s+response|did\s*n.?t\s+(answer|pick)"),
    (NdrReason.REFUSED, _REFUSAL.pattern),
    (NdrReason.CUSTOMER_UNAVAILABLE, r"\b(not|un)\s*-?(available|at\s+home|present|in\s+town)|\babsent\b"),
    (
        NdrReason.CUSTOMER_UNAVAILABLE,
        r"\b(door|house|premises|office|shop|residence)\b.{0,12}(lock|clos)|\bnobody|\bno\s+one",
    ),
    (NdrReason.CUSTOMER_UNAVAILABLE, r"out\s+of\s+(station|town)"),
)
_REASON_OF_WORDS = tuple((re.compile(words), reason) for reason, words in _WORDS_OF_REASON)


@lru_cache(maxsize=4096)
def read_remark(remark: str) -> Reading:
    """The likely reason behind free text; `other` at low confidence when nothing is recognised."""
    words = _plain(remark)
    if is_verified_refusal(words):
        return Reading(NdrReason.REFUSED_OTP_VERIFIED, LIKELY)
    for pattern, reason in _REASON_OF_WORDS:
        if pattern.search(words):
            return Reading(reason, LIKELY)
    return Reading(NdrReason.OTHER, UNSURE)


def read_reason(of_code: NdrReason | None, remark: str) -> Reading:
    """The reason of a failed attempt: the code's where it has one, else the remark's.

    A remark can only sharpen a code's plain refusal into one that the customer confirmed with a code (OTP).
    """
    if of_code is NdrReason.REFUSED and is_verified_refusal(_plain(remark)):
        return Reading(NdrReason.REFUSED_OTP_VERIFIED, SURE)
    if of_code is None:
        return read_remark(remark)
    return Reading(of_code, SURE)


def is_verified_refusal(words: str) -> bool:
    """Whether the text (lower case) says that the customer refused and confirmed it with a one-time code."""
    negated = re.search(r"(not|without|no)\s+(otp|verified)|otp\s+not|unverified|not\s+verified", words)
    return bool(_REFUSAL.search(words) and _OTP_VERIFIED.search(words) and not negated)


_CALLED_OFF = re.compile(
    r"\b(rto|return)\b(?!\s+(order|request|pickup)).{0,30}\b(revoke[ds]?|called\s+off|cancel(l)?ed|withdrawn|reverted|reversed)\b|\brevoke[ds]?\s+rto\b"
)


@lru_cache(maxsize=4096)
def calls_off_return(remark: str) -> bool:
    """Whether the courier says in words that a return to origin was called off and the parcel goes forward again."""
    return bool(_CALLED_OFF.search(_plain(remark)))


def incident_in(remark: str) -> str:
    """`misrouted` or `delayed` where the courier says so in plain words, else ""."""
    words = _plain(remark)
    if re.search(r"\bmis-?\s?(rout|sort|sent)", words):
        return "misrouted"
    return "delayed" if re.search(r"\bdelayed\b|\bdelay (due|because|by)\b", words) else ""


def _plain(remark: str) -> str:
    return " ".join(remark[:500].lower().replace(REMOVED, " ").replace("_", " ").split())
