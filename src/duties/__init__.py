"""Keep the division of labour of a published plan: query it and check it."""
