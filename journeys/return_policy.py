"""A brand's rules for returns as they are told before anybody asks for one: names of texts, and their words. Pure."""

from journeys.return_rules import ReturnRules


def rule_line(rules: ReturnRules) -> str:
    """The text of the rule that holds for most products."""
    if rules.days == 0:
        return "policy_never"
    return "policy_days_fee" if rules.fee_paise else "policy_days"


def policy_lines(rules: ReturnRules) -> list[str]:
    """All that the rules say, the usual first."""
    told = {
        "policy_categories": bool(rules.days_of),
        "policy_final": bool(rules.final),
        "policy_exchange": bool(rules.exchange_only),
        "policy_problem": True,
        f"policy_to_{rules.refund_to}": True,
    }
    return [rule_line(rules), *(name for name, is_told in told.items() if is_told)]


def policy_words(rules: ReturnRules) -> dict[str, str]:
    """What these texts name: categories as the brand calls them, and days."""
    return {
        "categories": ", ".join(f"{name} {days}" for name, days in rules.days_of.items()),
        "final": ", ".join(rules.final),
        "exchange": ", ".join(rules.exchange_only),
        "problem_days": str(rules.problem_days),
    }
