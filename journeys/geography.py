"""India in rough: where its states lie, to tell whether a parcel moves towards its address or away from it.

Middles and radii are rounded by hand from the states' outlines: good for "another part of the country", not for
streets.
"""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

import indian_pincode

Point = tuple[float, float]  # latitude, longitude in degrees

EARTH_RADIUS_KM = 6371.0

# State, as India Post writes it: (latitude, longitude of its middle, kilometres to its furthest corner).
STATES: dict[str, tuple[float, float, int]] = {
    "ANDAMAN AND NICOBAR ISLANDS": (11.7, 92.7, 550),
    "ANDHRA PRADESH": (15.9, 79.7, 560),
    "ARUNACHAL PRADESH": (28.2, 94.7, 350),
    "ASSAM": (26.2, 92.9, 420),
    "BIHAR": (25.1, 85.3, 320),
    "CHANDIGARH": (30.7, 76.8, 30),
    "CHHATTISGARH": (21.3, 81.9, 430),
    "DELHI": (28.7, 77.1, 60),
    "GOA": (15.3, 74.1, 90),
    "GUJARAT": (22.3, 71.2, 430),
    "HARYANA": (29.1, 76.1, 230),
    "HIMACHAL PRADESH": (31.8, 77.2, 220),
    "JAMMU AND KASHMIR": (33.3, 75.3, 230),
    "JHARKHAND": (23.6, 85.3, 290),
    "KARNATAKA": (15.3, 75.7, 480),
    "KERALA": (10.4, 76.5, 340),
    "LADAKH": (34.2, 77.6, 330),
    "LAKSHADWEEP": (10.6, 72.6, 260),
    "MADHYA PRADESH": (23.5, 78.4, 520),
    "MAHARASHTRA": (19.4, 76.1, 560),
    "MANIPUR": (24.7, 93.9, 140),
    "MEGHALAYA": (25.5, 91.3, 180),
    "MIZORAM": (23.3, 92.9, 180),
    "NAGALAND": (26.1, 94.5, 170),
    "ODISHA": (20.5, 84.4, 420),
    "PUDUCHERRY": (11.9, 79.8, 700),
    "PUNJAB": (31.0, 75.4, 210),
    "RAJASTHAN": (26.6, 73.8, 480),
    "SIKKIM": (27.6, 88.5, 80),
    "TAMIL NADU": (11.1, 78.4, 430),
    "TELANGANA": (17.9, 79.1, 310),
    "THE DADRA AND NAGAR HAVELI AND DAMAN AND DIU": (20.3, 72.9, 230),
    "TRIPURA": (23.8, 91.7, 130),
    "UTTAR PRADESH": (27.1, 80.9, 500),
    "UTTARAKHAND": (30.0, 79.2, 220),
    "WEST BENGAL": (24.0, 88.1, 400),
}

# Other names that couriers and shops use.
_ALSO = {
    "ORISSA": "ODISHA",
    "PONDICHERRY": "PUDUCHERRY",
    "NEW DELHI": "DELHI",
    "NCT OF DELHI": "DELHI",
    "UTTARANCHAL": "UTTARAKHAND",
    "JAMMU & KASHMIR": "JAMMU AND KASHMIR",
    "TAMILNADU": "TAMIL NADU",
    "CHATTISGARH": "CHHATTISGARH",
}


@lru_cache(8192)
def state_of_place(place: str) -> str:
    """The state that a place ends in, "" when it names none: "Pune, Maharashtra" -> "MAHARASHTRA"."""
    name = " ".join(place.rpartition(",")[2].upper().split())
    name = _ALSO.get(name, name)
    return name if name in STATES else ""


@lru_cache(32_768)
def state_of_pincode(pincode: str) -> str:
    """The state a pincode lies in, per India Post; "" when there is no such pincode."""
    return str(indian_pincode.get_state(pincode) or "")


@lru_cache(2048)
def km_between(one: str, other: str) -> float:
    """Kilometres between the middles of two states of STATES."""
    return km(STATES[one][:2], STATES[other][:2])


def km(one: Point, other: Point) -> float:
    """Kilometres between two points along the earth's surface."""
    latitude, longitude = radians(one[0]), radians(one[1])
    up, along = radians(other[0]) - latitude, radians(other[1]) - longitude
    chord = sin(up / 2) ** 2 + cos(latitude) * cos(radians(other[0])) * sin(along / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def km_outside(point: Point, state: str) -> float:
    """How far a point certainly lies outside a state; 0 when it may lie inside."""
    latitude, longitude, radius = STATES[state]
    return max(0.0, km(point, (latitude, longitude)) - radius)
