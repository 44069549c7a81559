"""How a plan stands, as documents that an office sends: a bulletin, an order for each task."""
