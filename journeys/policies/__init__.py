"""What every outbound message must pass, judged at the moment of sending: truth, consent, holds, hours, caps, cost.

Pure. Each check returns a typed reason; a message that is not sent says why, with all its blockers.
"""

from journeys.policies.case import WINDOW, Case, Outcome, Sent, Verdict, window_is_open
from journeys.policies.judging import judge
from journeys.policies.reasons import REASONS

__all__ = ["REASONS", "WINDOW", "Case", "Outcome", "Sent", "Verdict", "judge", "window_is_open"]
