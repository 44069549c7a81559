"""A register of units as a YAML file, with comments on where all comes from, and what to decide."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duties.formats.text import printable
from duties.messages import N_, Message, Translator
from duties.planfile.scalars import scalar
from duties.queries.gather_units import GatheredUnit

_PLANS = 3  # named in a comment


def register_text(units: Sequence[GatheredUnit], plans: Sequence[str], into: Translator) -> str:
    """Return the file; the same units give the same text. `plans` are the names of all plans."""
    return "\n".join(_lines(units, plans, into)) + "\n"


def _lines(units: Sequence[GatheredUnit], plans: Sequence[str], into: Translator) -> Iterator[str]:
    head = N_("Units of {plans}, gathered by `duties register`.")
    yield _comment(Message(head, {"plans": _few(plans)}), into)
    yield _comment(
        Message(
            N_("Where it says “{mark}”, a person must decide. A plan takes this over with: {key}"),
            {"mark": Message(_MARK), "key": "register: ../units.yaml"},
        ),
        into,
    )
    if any(unit.shared for unit in units):
        text = N_(
            "What several units are called is no alias here; a plan that says so registers it: "
            "{entry}"
        )
        yield _comment(Message(text, {"entry": _example(units)}), into)
    yield "units:"
    for section, of_section in groupby(units, _section):
        yield f"  {_comment(section, into)}"
        for unit in of_section:
            yield from _entry(unit, into)


def sections_to_decide(units: Sequence[GatheredUnit]) -> int:
    """Return of how many groups of units a person must say which place they are of."""
    return sum("question" in section.facts for section, _ in groupby(units, _section))


def _section(unit: GatheredUnit) -> Message:
    """Return what stands above the units of one place."""
    if unit.place:
        return Message(N_("of {place}"), {"place": unit.place})
    facts = {"level": unit.level, "plan": unit.plans[0]}
    text = (
        N_("of which {level} these are, the issuer of {plan} does not say")
        if unit.level
        else N_("of which place these are, the issuer of {plan} does not say")
    )
    return _to_decide(Message(text, facts))


def _to_decide(question: Message) -> Message:
    return Message(N_("{mark}: {question}"), {"mark": Message(_MARK), "question": question})


def _example(units: Sequence[GatheredUnit]) -> str:
    unit = next(unit for unit in units if unit.shared)
    return f"{{name: {scalar(unit.name)}, aliases: [{scalar(unit.shared[0])}]}}"


_MARK = N_("to decide")


def _entry(unit: GatheredUnit, into: Translator) -> Iterator[str]:
    for question in unit.questions:
        yield f"  {_comment(_to_decide(question), into)}"
    where = Message(N_("in {plans}"), {"plans": _few(unit.plans)})
    if unit.shared:
        where = Message(N_("{where}, as {names}"), {"where": where, "names": unit.shared})
    yield f"  - name: {scalar(unit.name)}  {_comment(where, into)}"
    if unit.kind is not None:
        yield f"    kind: {unit.kind.value}"
    if unit.aliases:
        yield "    aliases:"
        for alias in unit.aliases:
            yield f"      - {scalar(alias.text)}  {_comment(alias.reason, into)}"
    if unit.members is not None:
        yield f"    members: [{', '.join(map(scalar, unit.members))}]"


def _few(plans: Sequence[str]) -> object:
    if len(plans) <= _PLANS:
        return tuple(plans)
    facts = {"count": len(plans), "plans": tuple(plans[:_PLANS])}
    return Message(N_("{count} plans, among them {plans}"), facts)


def _comment(message: Message, into: Translator) -> str:
    """Return a comment of one line in which no name begins another comment."""
    return f"# {printable(message.put(into)).replace('#', '＃')}"
