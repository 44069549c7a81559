"""The fixtures of these tests; mypy, which knows one conftest alone, passes this one over."""

from opened import demo, plan, plans, workplace

__all__ = ["demo", "plan", "plans", "workplace"]
