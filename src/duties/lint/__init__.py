"""Checking a plan: rules, the engine that runs them, and what mends their findings."""
