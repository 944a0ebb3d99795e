"""Facts that the deciding side puts into a row, in words: lines of ours by name, words of others, money, days. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.brand import Brand
from journeys.expected import Expected
from journeys.wording import Wording


def facts_of_args(
    args: Mapping[str, Any], currency: str, wording: Wording, brand: Brand, language: str
) -> dict[str, str]:
    """`words` as they are; `lines` as texts of ours, which may name days, a fee, a limit and those words; of several,
    one a line. `total_paise` is an order's sum; `range_days` the first and last local day of a range."""
    first = brand.refund_start_within.days
    return {
        "refund_days": f"{first}–{first + brand.refund_within.days}",
        **_total(args, currency, wording, language),
        **_range(args, wording, language),
        **args.get("words", {}),
        **_lines(args, currency, wording, language),
    }


def _total(args: Mapping[str, Any], currency: str, wording: Wording, language: str) -> dict[str, str]:
    return {"total": wording.money(int(args["total_paise"]), currency, language)} if "total_paise" in args else {}


def _range(args: Mapping[str, Any], wording: Wording, language: str) -> dict[str, str]:
    if not args.get("range_days"):
        return {}
    first, last = map(date.fromisoformat, args["range_days"])
    return {"range": wording.days(Expected(first, last), language)}


def _lines(args: Mapping[str, Any], currency: str, wording: Wording, language: str) -> dict[str, str]:
    facts = {
        **args.get("words", {}),
        "days": str(args.get("rule_days", "")),
        "fee": wording.money(int(args.get("fee_paise", 0)), currency, language),
        "limit": wording.money(int(args.get("limit_paise", 0)), currency, language),
    }
    return {
        name: "\n".join(wording.line(each, language, **facts) for each in ([line] if isinstance(line, str) else line))
        for name, line in args.get("lines", {}).items()
    }
