"""The ops room under /ops: what leads and admins look at to see how orders, couriers, messages and journeys stand."""
