"""The states of India, by the codes that shops write instead of names."""

STATE_OF_CODE: dict[str, str] = {
    "AN": "Andaman and Nicobar Islands",
    "AP": "Andhra Pradesh",
    "AR": "Arunachal Pradesh",
    "AS": "Assam",
    "BR": "Bihar",
    "CG": "Chhattisgarh",
    "CH": "Chandigarh",
    "DL": "Delhi",
    "DN": "Dadra and Nagar Haveli and Daman and Diu",
    "GA": "Goa",
    "GJ": "Gujarat",
    "HP": "Himachal Pradesh",
    "HR": "Haryana",
    "JH": "Jharkhand",
    "JK": "Jammu and Kashmir",
    "KA": "Karnataka",
    "KL": "Kerala",
    "LA": "Ladakh",
    "LD": "Lakshadweep",
    "MH": "Maharashtra",
    "ML": "Meghalaya",
    "MN": "Manipur",
    "MP": "Madhya Pradesh",
    "MZ": "Mizoram",
    "NL": "Nagaland",
    "OR": "Odisha",
    "PB": "Punjab",
    "PY": "Puducherry",
    "RJ": "Rajasthan",
    "SK": "Sikkim",
    "TN": "Tamil Nadu",
    "TR": "Tripura",
    "TS": "Telangana",
    "UK": "Uttarakhand",
    "UP": "Uttar Pradesh",
    "WB": "West Bengal",
}

# Codes that shops still use beside the ones above: older ISO 3166-2 codes and merged territories.
_OTHER_CODES = {"CT": "CG", "DD": "DN", "DH": "DN", "OD": "OR", "TG": "TS", "UT": "UK"}

_CODE_OF_STATE = {name.casefold(): code for code, name in STATE_OF_CODE.items()}


def state_name(code_or_name: str) -> str:
    """ "MH" -> "Maharashtra"; what is not a known code is returned as it came."""
    code = code_or_name.upper()
    return STATE_OF_CODE.get(_OTHER_CODES.get(code, code), code_or_name)


def state_code(name: str) -> str:
    """ "Maharashtra" -> "MH"; "" when the name is not known."""
    return _CODE_OF_STATE.get(name.strip().casefold(), "")
