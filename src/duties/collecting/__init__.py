"""Forms that go out to the units, and what comes back in them."""
