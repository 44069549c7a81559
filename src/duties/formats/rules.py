"""The rules and what they are for, as people read it in a terminal and in the docs."""

from collections.abc import Iterable

from duties.formats.colours import PLAIN, SEVERITY_LOOKS, Emphasis, Palette
from duties.formats.view import Column, View
from duties.formats.wrapping import wrap
from duties.lint.documentation import document
from duties.lint.rule import Rule
from duties.messages import N_, Message, Translator

RULE_LIST: View[Rule] = View(
    (
        Column(N_("Code"), lambda rule: rule.code),
        Column(N_("Rule"), lambda rule: rule.name),
        Column(
            N_("Severity"),
            lambda rule: Message(rule.severity.label),
            look=lambda rule: SEVERITY_LOOKS[rule.severity],
        ),
        Column(N_("What it does"), lambda rule: Message(document(rule).summary)),
    ),
    {
        "code": lambda rule: rule.code,
        "name": lambda rule: rule.name,
        "severity": lambda rule: rule.severity.value,
        "summary": lambda rule: document(rule).summary,
        "documentation": lambda rule: document(rule).sections,
    },
)


def rule_text(
    rule: Rule,
    into: Translator,
    level: int = 1,
    width: int | None = None,
    palette: Palette = PLAIN,
) -> str:
    """Return a rule's documentation as Markdown, its heading on `level`.

    Paragraphs are broken at `width` columns, None for not at all.
    """
    documented = document(rule)
    severity = into.gettext(rule.severity.label)
    blocks = [
        palette.put(Emphasis.HEADING, f"{'#' * level} {rule.code} {rule.name} ({severity})"),
        _paragraph(into.gettext(documented.summary), width),
    ]
    for heading, body in documented.sections.items():
        blocks.append(palette.put(Emphasis.HEADING, f"{'#' * (level + 1)} {into.gettext(heading)}"))
        blocks += [_paragraph(into.gettext(text), width) for text in body]
    return "\n\n".join(blocks) + "\n"


def _paragraph(text: str, width: int | None) -> str:
    return text if width is None or text.startswith("```") else wrap(text, width)


def rules_page(rules: Iterable[Rule], into: Translator) -> str:
    """Return the reference of all rules as one Markdown page."""
    blocks = [
        f"# {into.gettext(_TITLE)}\n",
        into.gettext(_PRINCIPLE) + "\n",
        *(rule_text(rule, into, 2) for rule in rules),
    ]
    return "\n".join(blocks)


_TITLE = N_("The rules of `duties lint`")
_PRINCIPLE = N_(
    "An error means that someone cannot know what to do. A warning means that "
    "the plan contradicts itself or probably says something it does not mean. An "
    "info is worth a look and often right as it is. Every rule runs unless "
    "`--ignore` or the plan's own `lint:` leaves it out."
)
