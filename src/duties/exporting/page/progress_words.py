"""The words of those parts of a page that tell of progress; keys of the catalogues."""

from duties.formats.views.steps import STEPS
from duties.messages import N_, Translator

WORDS = {
    "board": N_("Progress board"),
    "cards": N_("Task records"),
    "timeline": N_("Timeline"),
    "problems": N_("Problems on record"),
    "classes": N_("By class"),
    "lights": N_("By light"),
    "lit": N_("Which lights are on, and why"),
    "none_lit": N_("No task has a light other than green."),
    "soon": N_("Due within 30 days"),
    "none_soon": N_("Nothing is due within 30 days."),
    "behind": N_("Targets that are behind"),
    "none_behind": N_("No target is behind."),
    "ranking": N_("Ranking"),
    "lists": N_("Which tasks these are"),
    "light": N_("Light"),
    "state": N_("State"),
    "class": N_("Class"),
    "done": N_("Percent"),
    "due": N_("Deadline"),
    "due_now": N_("Deadline"),
    "no_light": N_("no light"),
    "why": N_("Why"),
    "days_left": N_("Days left"),
    "every_light": N_("Every light"),
    "every_state": N_("Every state"),
    "every_class": N_("Every class"),
    "every_deadline": N_("Every deadline"),
    "answers": N_("Answers for it"),
    "answered": N_("Tasks that it answers for"),
    "reports": N_("Reports"),
    "no_reports": N_("Nothing was reported."),
    "journal": N_("Journal"),
    "no_journal": N_("Nothing was entered about it."),
    "steps": STEPS.heading,
    "as_of": N_("As of"),
    "bars": N_(
        "A bar runs from the start to the deadline, filled as far as the work is done; strokes in "
        "it are the deadlines of steps, the dashed line is the day of this page."
    ),
    "undated": N_("no start or no deadline"),
    "search_cards": N_("Find a task"),
}


def words_of_progress(into: Translator) -> dict[str, str]:
    """Return the words that the templates need for progress, by their keys."""
    return {key: into.gettext(text) for key, text in WORDS.items()}
