"""How far an order has come, as a customer counts it: the milestones behind the progress line and the progress bar.

One table for every voice; a stage that no bar fits (lost, turned back, unpaid) has none.
"""

import msgspec

from journeys.answer import Stage

TO_THE_DOOR = ("confirmed", "packed", "on_its_way", "out_for_delivery", "delivered")
TO_THE_COUNTER = ("confirmed", "packed", "on_its_way", "ready_to_collect", "delivered")
SENT_BACK = ("return_requested", "return_approved", "return_picked_up", "return_checked")
REFUND = ("refund_started", "refunded")  # of a return or of nothing but money

# The way and the milestone that is reached in each stage.
MILESTONE_OF_STAGE: dict[Stage, tuple[tuple[str, ...], str] | None] = {
    Stage.AWAITING_PAYMENT: None,
    Stage.CONFIRMED: (TO_THE_DOOR, "confirmed"),
    Stage.PACKED: (TO_THE_DOOR, "packed"),
    Stage.PICKUP_FAILED: (TO_THE_DOOR, "packed"),
    Stage.IN_TRANSIT: (TO_THE_DOOR, "on_its_way"),
    Stage.NEAR_YOU: (TO_THE_DOOR, "on_its_way"),
    Stage.OUT_FOR_DELIVERY: (TO_THE_DOOR, "out_for_delivery"),
    Stage.ATTEMPT_FAILED: (TO_THE_DOOR, "on_its_way"),  # it lies at the hub again
    Stage.ATTEMPT_NOT_MADE: (TO_THE_DOOR, "on_its_way"),
    Stage.READY_TO_COLLECT: (TO_THE_COUNTER, "ready_to_collect"),
    Stage.DELIVERED: (TO_THE_DOOR, "delivered"),
    Stage.RETURNING: None,
    Stage.RETURNED: None,
    Stage.CANCELLED: None,
    Stage.LOST: None,
    Stage.DAMAGED: None,
    Stage.RETURN_REQUESTED: (SENT_BACK, "return_requested"),
    Stage.RETURN_DECLINED: None,
    Stage.RETURN_APPROVED: (SENT_BACK, "return_approved"),
    Stage.RETURN_PICKUP: (SENT_BACK, "return_approved"),
    Stage.RETURN_PICKUP_FAILED: (SENT_BACK, "return_approved"),
    Stage.RETURN_ON_ITS_WAY: (SENT_BACK, "return_picked_up"),
    Stage.RETURN_IN_CHECK: (SENT_BACK, "return_picked_up"),
    Stage.RETURN_PASSED: (SENT_BACK, "return_checked"),
    Stage.RETURN_REJECTED: None,
    Stage.REPLACEMENT_DUE: (SENT_BACK, "return_checked"),
    Stage.REFUND_STARTED: (REFUND, "refund_started"),
    Stage.REFUNDED: (REFUND, "refunded"),
}


class Progress(msgspec.Struct, frozen=True):
    """All milestones of a way, in order, and the one reached last. `done` counts those reached."""

    milestones: tuple[str, ...]
    reached: str

    @property
    def done(self) -> int:
        return self.milestones.index(self.reached) + 1


def progress_of(stage: Stage) -> Progress | None:
    """How far an order in that stage has come; None where no bar fits."""
    found = MILESTONE_OF_STAGE[stage]
    return Progress(*found) if found else None
