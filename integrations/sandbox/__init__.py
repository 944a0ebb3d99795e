"""Everything we cannot reach, emulated over real HTTP: Graph API, shop, couriers, payment links, a clock."""
