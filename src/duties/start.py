"""Where the process begins: until `main` can tell of it, ^C ends it without a word."""

import signal

from duties.collector import collector_paused, end_soon


def run() -> None:
    """Run the `duties` command with the process's arguments, then exit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_soon()
    with collector_paused():
        from duties.cli.main import run as run_command

    run_command()
