"""Lanes: courier × state of origin × pincode prefix of the destination, with how long the way takes and over what."""

from datetime import timedelta
from random import Random

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where parcels go. `tier` is 1 for metros, 2 for cities, 3 for the rest; `share` of orders, in thousandths.

    `monsoon` is how badly its roads suffer in the rains, from 0 to 1.
    """

    prefix: str
    city: str
    state: str
    region: str
    tier: int
    share: int
    monsoon: float = 0.2

    @property
    def gateway(self) -> str:
        return f"{self.city.replace(' ', '')}_Gateway_GW ({self.state})"

    @property
    def centre(self) -> str:
        return f"{self.city.replace(' ', '')}_Central_D ({self.state})"


PLACES: tuple[Place, ...] = (
    Place("110", "Delhi", "Delhi", "north", 1, 105, 0.25),
    Place("122", "Gurugram", "Haryana", "north", 1, 45, 0.3),
    Place("201", "Noida", "Uttar Pradesh", "north", 1, 45, 0.2),
    Place("226", "Lucknow", "Uttar Pradesh", "north", 2, 45, 0.2),
    Place("208", "Kanpur", "Uttar Pradesh", "north", 2, 28, 0.2),
    Place("302", "Jaipur", "Rajasthan", "north", 2, 38, 0.1),
    Place("141", "Ludhiana", "Punjab", "north", 2, 28, 0.1),
    Place("180", "Jammu", "Jammu and Kashmir", "north", 3, 14, 0.4),
    Place("248", "Dehradun", "Uttarakhand", "north", 3, 20, 0.6),
    Place("400", "Mumbai", "Maharashtra", "west", 1, 95, 0.8),
    Place("411", "Pune", "Maharashtra", "west", 1, 55, 0.4),
    Place("440", "Nagpur", "Maharashtra", "west", 2, 25, 0.3),
    Place("380", "Ahmedabad", "Gujarat", "west", 2, 42, 0.3),
    Place("452", "Indore", "Madhya Pradesh", "west", 2, 30, 0.3),
    Place("403", "Panaji", "Goa", "west", 3, 12, 0.6),
    Place("560", "Bengaluru", "Karnataka", "south", 1, 90, 0.3),
    Place("600", "Chennai", "Tamil Nadu", "south", 1, 55, 0.3),
    Place("641", "Coimbatore", "Tamil Nadu", "south", 2, 22, 0.2),
    Place("500", "Hyderabad", "Telangana", "south", 1, 62, 0.3),
    Place("682", "Kochi", "Kerala", "south", 2, 26, 0.7),
    Place("695", "Thiruvananthapuram", "Kerala", "south", 3, 14, 0.7),
    Place("700", "Kolkata", "West Bengal", "east", 1, 52, 0.5),
    Place("800", "Patna", "Bihar", "east", 2, 36, 0.6),
    Place("751", "Bhubaneswar", "Odisha", "east", 2, 20, 0.5),
    Place("834", "Ranchi", "Jharkhand", "east", 3, 16, 0.3),
    Place("781", "Guwahati", "Assam", "north-east", 3, 18, 0.9),
    Place("795", "Imphal", "Manipur", "north-east", 3, 6, 0.8),
)

ORIGINS: dict[str, str] = {"Maharashtra": "west", "Haryana": "north", "Karnataka": "south"}  # state -> region
COURIERS: dict[str, float] = {"delhivery": 1.0, "shiprocket": 1.1, "bluebird": 0.9}  # -> how long, compared
COD_OF_TIER = {1: 0.78, 2: 1.1, 3: 1.3}  # compared with the brand's share
FAILED_OF_TIER = {1: 0.85, 2: 1.05, 3: 1.3}

DAYS_WITHIN_STATE, DAYS_WITHIN_REGION, DAYS_ACROSS, DAYS_TO_THE_NORTH_EAST = 1.4, 2.2, 3.4, 5.5
DAYS_OF_TIER = {1: 0.0, 2: 0.5, 3: 1.2}
SPREAD = 0.28  # sigma of the log-normal way
EDD_AT = 0.8  # couriers promise the day by which four in five are there


class Lane(msgspec.Struct, frozen=True):
    """One way. `median` is from pickup to the centre of the destination."""

    courier: str
    origin: str
    place: Place
    median: timedelta

    @property
    def origin_hub(self) -> str:
        return f"{self.origin.replace(' ', '')}_Origin_GW ({self.origin})"

    @property
    def hubs(self) -> tuple[str, ...]:
        """The hubs on the way, in order."""
        midway = () if ORIGINS[self.origin] == self.place.region else (f"Nagpur_Transit_GW {self.place.region}",)
        return (self.origin_hub, *midway, self.place.gateway, self.place.centre)


def lane_of(dice: Random, courier: str = "", origin: str = "") -> Lane:
    """A lane as orders are spread over them."""
    place = dice.choices(PLACES, [each.share for each in PLACES])[0]
    courier = courier or dice.choices(tuple(COURIERS), (5, 3, 2))[0]
    origin = origin or dice.choices(tuple(ORIGINS), (5, 3, 2))[0]
    return Lane(courier, origin, place, timedelta(days=_days(origin, place) * COURIERS[courier]))


def _days(origin: str, place: Place) -> float:
    if place.region == "north-east":
        days = DAYS_TO_THE_NORTH_EAST
    elif place.state == origin:
        days = DAYS_WITHIN_STATE
    else:
        days = DAYS_WITHIN_REGION if place.region == ORIGINS[origin] else DAYS_ACROSS
    return days + DAYS_OF_TIER[place.tier]
