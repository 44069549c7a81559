"""Keep the division of labour of a published plan: query it, check it and draw it."""
