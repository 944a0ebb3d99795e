"""The verdict on a message: every reason against it, or every reason to wait, or go."""

from datetime import datetime

from journeys.brand import Brand
from journeys.policies.case import Case, Outcome, Verdict, window_is_open
from journeys.policies.deferring import DEFERRING_CHECKS
from journeys.policies.withholding import FINAL_CHECKS


def judge(case: Case, now: datetime, brand: Brand) -> Verdict:
    """May this message leave now? Withholding reasons win over deferring ones; all of them are named."""
    final = tuple(dict.fromkeys(reason for check in FINAL_CHECKS if (reason := check(case, now, brand))))
    if final:
        return Verdict(Outcome.WITHHOLD, blockers=final)
    holds = [held for check in DEFERRING_CHECKS if (held := check(case, now, brand))]
    if holds:
        return Verdict(
            Outcome.DEFER, until=max(until for until, _ in holds), blockers=tuple(reason for _, reason in holds)
        )
    return Verdict(Outcome.SEND, form="free_form" if window_is_open(case.conversation, now) else "template")
