"""Which page shows how to use what was bought: by the tags of the products in an order."""

from journeys.brand import Brand
from journeys.state import Order


def guide_of(order: Order, brand: Brand) -> str:
    """The page of the first tag that has one, "" when none has."""
    return next((brand.guides[tag] for tag in order.tags if tag in brand.guides), "")
