"""`python -m duties` is the `duties` command."""

from duties.cli.main import run

run()
