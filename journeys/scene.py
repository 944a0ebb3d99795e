"""What a yes/no question of a journey is asked about."""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from journeys.brand import Brand
from journeys.state import CustomerState, Order, Shipment
from journeys.status import NdrReason


class Scene(msgspec.Struct, frozen=True):
    """What a question is asked about. `args` are the facts that the run was told, the button she tapped (`choice`)
    among them."""

    state: CustomerState
    order: Order | None
    parcel: Shipment | None
    subject: str
    now: datetime
    brand: Brand
    args: Mapping[str, object] = {}

    @property
    def reason(self) -> NdrReason | None:
        """Why the open attempt failed; None when there is none."""
        return self.parcel.ndr.reason if self.parcel and self.parcel.ndr else None


Condition = Callable[[Scene], bool]
