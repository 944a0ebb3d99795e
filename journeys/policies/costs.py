"""What a message costs: WhatsApp's price categories, the month's free allowance, what was spent so far."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from journeys.brand import Costs

SERVICE = "service"  # free-form text inside the window
FREE = Decimal(0)


class Spent(msgspec.Struct, frozen=True):
    """How many messages of each price category left from a number in a month."""

    counts: Mapping[str, int] = {}

    def rupees(self, costs: Costs) -> Decimal:
        """What they cost, as far as the prices in the settings are right."""
        return sum((self._cost(category, costs) for category in self.counts), FREE)

    def _cost(self, category: str, costs: Costs) -> Decimal:
        free = costs.free_a_month if category == SERVICE else 0
        price: Decimal = getattr(costs, category, costs.utility)
        return max(0, self.counts[category] - free) * price


def category_of(message_category: str, form: str) -> str:
    """The price category under which WhatsApp bills a message sent in this form."""
    return SERVICE if form == "free_form" else message_category


def price_of(message_category: str, form: str, spent: Spent, costs: Costs) -> Decimal:
    """What one more such message costs, in rupees before tax."""
    category = category_of(message_category, form)
    if category == SERVICE and spent.counts.get(SERVICE, 0) < costs.free_a_month:
        return FREE
    price: Decimal = getattr(costs, category, costs.utility)
    return price
