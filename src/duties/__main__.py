"""`python -m duties` is the `duties` command."""

from duties.start import run

run()
