"""What becomes of all that stands in a document: taken, left out for a reason, or reported.

Whatever a reader met has a fate. The stages that leave something out say so where they do it; what
nobody says anything of is told by a check, so that nothing vanishes without a word.
"""

from enum import Enum

from duties.messages import N_


class Became(Enum):
    """What may become of a part of a document; the value is a key of the catalogues."""

    TAKEN = N_("taken")
    LEFT_OUT = N_("left out")
    REPORTED = N_("reported")


class Fate(Enum):
    """What became of a paragraph, a row or the like: taken or left out, and as what or why.

    They stand in the order in which an account sums them up.
    """

    TITLE = (Became.TAKEN, N_("title of the plan"))
    HEAD = (Became.TAKEN, N_("who issued the plan, and when"))
    TASK = (Became.TAKEN, N_("task"))
    TEXT = (Became.TAKEN, N_("text of a task"))
    ACTION = (Became.TAKEN, N_("action"))
    CHAPTER = (Became.TAKEN, N_("heading of tasks"))
    NOTE = (Became.TAKEN, N_("note on who acts"))
    TARGET = (Became.TAKEN, N_("target"))
    HEADINGS = (Became.TAKEN, N_("headings of a table"))
    ROW = (Became.TAKEN, N_("part of a row, card or matrix"))
    LIST = (Became.TAKEN, N_("list of units, actions or targets, or of what comes after"))

    PAGE_NUMBER = (Became.LEFT_OUT, N_("number of a page"))
    RUNNING_HEAD = (Became.LEFT_OUT, N_("title that runs on the pages"))
    HEADER = (Became.LEFT_OUT, N_("header or footer"))
    CONTENTS = (Became.LEFT_OUT, N_("table of contents"))
    SITE = (Became.LEFT_OUT, N_("what a site writes around its pages"))
    DELETED = (Became.LEFT_OUT, N_("deleted, the change being recorded"))
    SOUND = (Became.LEFT_OUT, N_("how letters are pronounced"))
    COMMENT = (Became.LEFT_OUT, N_("comment"))
    PICTURE = (Became.LEFT_OUT, N_("picture, chart or embedded object"))
    EXPORTED = (Became.LEFT_OUT, N_("what an export says besides its tasks and lists"))
    SHEET = (Became.LEFT_OUT, N_("sheet without tasks"))
    LETTER = (Became.LEFT_OUT, N_("letter before the plan"))
    PREFACE = (Became.LEFT_OUT, N_("before the first chapter or table"))
    INTRODUCTION = (Became.LEFT_OUT, N_("introduction of a chapter"))
    GENERAL = (Became.LEFT_OUT, N_("chapter about the whole, which gives no task"))
    SAFEGUARDS = (Became.LEFT_OUT, N_("chapter on how the plan is carried out"))
    GOALS = (Became.LEFT_OUT, N_("chapter of goals, from which no figure was taken"))
    PAST = (Became.LEFT_OUT, N_("chapter on the present state, not on what is planned"))
    POINT = (Became.LEFT_OUT, N_("point of a task, which has no note of its own"))
    ATTACHMENTS = (Became.LEFT_OUT, N_("list of what is attached"))
    CAPTION = (Became.LEFT_OUT, N_("caption of a table"))
    ABOVE_HEADINGS = (Became.LEFT_OUT, N_("above the headings of a table"))
    FOOT = (Became.LEFT_OUT, N_("note at the foot of a table"))
    SUM = (Became.LEFT_OUT, N_("row of sums"))
    CLOSING = (Became.LEFT_OUT, N_("signature, day, imprint or address at the end"))

    TOLD = (Became.REPORTED, N_("see the check"))
    """A doubt speaks of it."""
    NOTHING = (Became.REPORTED, N_("nothing was made of it"))

    @property
    def became(self) -> Became:
        """Whether it was taken, left out or reported."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What it was taken as, or why it was left out: a key of the catalogues."""
        return self.value[1]
