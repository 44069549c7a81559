"""duties rule [RULE]"""

from typing import Annotated

import typer

from duties.cli.completion import complete_rules
from duties.cli.options import FormatOption
from duties.cli.session import line_width, session_of
from duties.formats.render import Format
from duties.formats.rules import RULE_LIST, rule_text
from duties.lint.rules import RULES
from duties.lint.settings import find_rule
from duties.messages import N_

EXAMPLES = ("duties rule", "duties rule DUT101", "duties rule no-lead")


def command(
    context: typer.Context,
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]",
            help=N_("A code or a name; without one, all rules are listed."),
            autocompletion=complete_rules,
            show_default=False,
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Explain a rule of `duties lint`, or list them all."""
    session = session_of(context)
    if word is None:
        session.answer(RULE_LIST, RULES, format_)
    elif format_ is Format.TABLE:
        text = rule_text(find_rule(word), session.into, width=line_width(), palette=session.palette)
        session.write(text)
    else:
        session.answer(RULE_LIST, [find_rule(word)], format_)
