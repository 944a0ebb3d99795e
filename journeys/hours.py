"""A span of a local day."""

from datetime import time

import msgspec


class Hours(msgspec.Struct, frozen=True):
    """Opening hours on each local day, `opens` included, `closes` excluded."""

    opens: time
    closes: time
