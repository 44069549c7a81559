"""Checking a plan: the rules, the engine that runs them, and the fixes for their findings."""
