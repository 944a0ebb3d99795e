"""The courier's map: hub names in the style couriers use, for the places the sandbox ships between."""

ORIGIN = "Bhiwandi_Lonad_GW (Maharashtra)"
MIDWAY = ("Nashik_Ambad_H (Maharashtra)", "Surat_Kadodara_GW (Gujarat)", "Hubli_Gokul_H (Karnataka)")
WRONG_WAY = "Guwahati_Amingaon_GW (Assam)"

HUBS_OF_REGION = {
    "11": ("Gurgaon_Bilaspur_GW (Haryana)", "Delhi_Okhla_D (Delhi)"),
    "30": ("Jaipur_Bagru_GW (Rajasthan)", "Jaipur_Mansarovar_D (Rajasthan)"),
    "40": ("Bhiwandi_Lonad_GW (Maharashtra)", "Mumbai_Andheri_D (Maharashtra)"),
    "41": ("Pune_Chakan_GW (Maharashtra)", "Pune_Kothrud_D (Maharashtra)"),
    "50": ("Hyderabad_Shamshabad_GW (Telangana)", "Hyderabad_Kukatpally_D (Telangana)"),
    "56": ("Bengaluru_Nelamangala_GW (Karnataka)", "Bengaluru_Indiranagar_D (Karnataka)"),
    "60": ("Chennai_Poonamallee_GW (Tamil Nadu)", "Chennai_Adyar_D (Tamil Nadu)"),
    "70": ("Kolkata_Dankuni_GW (West Bengal)", "Kolkata_Ballygunge_D (West Bengal)"),
}
"""(gateway, delivery centre) by the first two digits of the pincode."""


def hubs_to(pincode: str, city: str, state: str) -> tuple[str, str]:
    """The gateway and the delivery centre for a pincode; made from city and state where the map has none."""
    known = HUBS_OF_REGION.get(pincode[:2])
    town = city.replace(" ", "") or "Town"
    return known or (f"{town}_Central_GW ({state})", f"{town}_Main_D ({state})")


def usual_hub_back(what: str, pincode: str, city: str, state: str) -> str:
    """Where a scan happens on the way back from the customer."""
    gateway, centre = hubs_to(pincode, city, state)
    if what in {"out_for_delivery", "delivered"}:
        return ORIGIN
    return gateway if what == "in_transit" else centre


def usual_hub(what: str, pincode: str, city: str, state: str, seen: list[str]) -> str:
    """Where a scan of this kind happens when nobody names a hub; in-transit scans travel on from `seen`."""
    gateway, centre = hubs_to(pincode, city, state)
    if what in {"booked", "manifested", "pickup_scheduled", "pickup_failed", "picked_up", "cancelled"}:
        return ORIGIN
    if what == "misrouted":
        return WRONG_WAY
    if what in {"rto_out_for_delivery", "rto_delivered"}:
        return ORIGIN
    if what in {"in_transit", "delayed", "rto_in_transit", "rto_revoked", "lost", "damaged", "unheard_of"}:
        route = (ORIGIN, *MIDWAY, gateway)
        return next((hub for hub in route if hub not in seen), gateway)
    return centre
