"""Which town a pincode belongs to, and whether a town somebody wrote can be meant with it. Pure.

Towns and states are those of India Post's list, by district. Towns are known under old names too.
"""

from functools import lru_cache

import indian_pincode

from journeys.geography import state_of_place

# What people write -> the district of India Post's list that it lies in.
DISTRICT_OF_TOWN = {
    "BANGALORE": "BENGALURU URBAN",
    "BENGALURU": "BENGALURU URBAN",
    "BOMBAY": "MUMBAI",
    "CALCUTTA": "KOLKATA",
    "MADRAS": "CHENNAI",
    "GURGAON": "GURUGRAM",
    "POONA": "PUNE",
    "MYSORE": "MYSURU",
    "NOIDA": "GAUTAM BUDDHA NAGAR",
    "KOCHI": "ERNAKULAM",
    "COCHIN": "ERNAKULAM",
}
# Districts that are one town with others of the list.
PARTS_OF_A_TOWN = (" URBAN", " RURAL", " SUBURBAN")
CITY_STATES = frozenset({"DELHI", "CHANDIGARH"})
# Pincodes that begin alike are served by one sorting district (India Post: the first three digits), and towns grow
# over its borders: only where not even two digits agree is a town certainly another one.
SAME_REGION = 2


def exists(pincode: str) -> bool:
    """Whether India Post knows the pincode."""
    return bool(indian_pincode.validate(pincode))


@lru_cache(8192)
def town_of(pincode: str) -> str:
    """The town, or district, that a pincode belongs to: "560001" -> "Bengaluru"; "" when there is none such."""
    details = indian_pincode.get_details(pincode)
    if details is None:
        return ""
    state = str(details["state"])
    name = state if state in CITY_STATES or not details["districts"] else str(details["districts"][0])
    for ending in PARTS_OF_A_TOWN:
        name = name.removesuffix(ending)
    return name.title()


@lru_cache(8192)
def state_named(pincode: str) -> str:
    """The state of a pincode as it is written on a parcel: "560001" -> "Karnataka"; "" when there is none such."""
    return str(indian_pincode.get_state(pincode) or "").title().replace(" And ", " and ")


def is_town(name: str) -> bool:
    """Whether a word is the name of a town or state that we know."""
    return bool(_regions_of(_plain(name)) or state_of_place(name))


def lies_elsewhere(town: str, pincode: str) -> bool:
    """Whether a town, or state, that she wrote is certainly not where the pincode is. Unknown names never are."""
    if not town or not exists(pincode):
        return False
    if regions := _regions_of(_plain(town)):
        return pincode[:SAME_REGION] not in regions
    state = state_of_place(town)
    return bool(state) and state != state_of_place(state_named(pincode))


def _plain(name: str) -> str:
    return " ".join(name.upper().split())


@lru_cache(2048)
def _regions_of(town: str) -> frozenset[str]:
    """The first digits of a town's pincodes; empty when we do not know it."""
    district = DISTRICT_OF_TOWN.get(town, town)
    found = indian_pincode.get_pincodes(district=district) if district else []
    return frozenset(pincode[:SAME_REGION] for pincode in found)
