"""What is asked of those who answer for a task that is yellow or red, by the rule of its light."""

from collections.abc import Sequence

from duties.exporting.reports.words import units_of
from duties.formats.views.problems import helpers_of
from duties.messages import N_, Message
from duties.model import Plan
from duties.queries.problems import Case
from duties.tracking.standing import Standing
from duties.tracking_rules import Condition

_ASKED = {
    Condition.OVERDUE: N_(
        "{units} shall finish it, and say in the next report why it is late and when it will be "
        "done."
    ),
    Condition.LAG: N_(
        "{units} shall find out why it is behind, catch up with the even pace, and say in the next "
        "report how."
    ),
    Condition.BLOCKED: N_(
        "{units} shall say what blocks it, what help is needed, and when work goes on."
    ),
    Condition.STEP_OVERDUE: N_(
        "{units} shall finish the overdue step, and say what that means for the deadline of the "
        "task."
    ),
    Condition.DUE_WITHIN: N_(
        "{units} shall finish it by the deadline, and say beforehand if that cannot be done."
    ),
    Condition.UNREPORTED: N_("{units} shall report how far it is."),
    Condition.MISSED: N_("{units} shall hand in the reports that are missing."),
    Condition.STREAK: N_(
        "{units} shall say why the light has been on so long, what will be done, and by when."
    ),
    Condition.NOT_STARTED: N_("{units} shall begin, and report when and with what plan."),
}
_BY_RULING = N_("{units} shall put right what the ruling found, and report on it.")
_OTHERWISE = N_("{units} shall speed up, and say in the next report how far it is.")


def requests(standing: Standing, cases: Sequence[Case], plan: Plan) -> list[Message]:
    """Return what is asked: of those who answer, then of those whose help is needed."""
    rule = None if standing.light is None else standing.light.rule
    texts = {condition.value: text for condition, text in _ASKED.items()}
    text = _BY_RULING if rule == "ruling" else texts.get(rule or "", _OTHERWISE)
    asked = [Message(text, {"units": units_of(standing)})]
    for case in cases:
        helpers = helpers_of(case, plan)
        if helpers:
            facts = {"helpers": helpers, "id": case.problem.id}
            asked.append(Message(N_("{helpers} shall help to solve problem {id}."), facts))
    return asked
