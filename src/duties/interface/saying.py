"""What the tool has to say, in the language of those who read it."""

from duties.errors.base import DutiesError
from duties.interface.words import language_meant
from duties.messages import Message


def sentence(said: DutiesError | Message, language: str = "en") -> str:
    """Return what an error, or another message, says in a language, zh or en; an error's place too.

    Messages are `DutiesError.message`, `Results.messages` and the `message` of a finding. Raises
    `UnknownChoiceError` for another language.

    >>> try:
    ...     plan.my_tasks("区住建居")
    ... except duties.DutiesError as error:
    ...     print(duties.sentence(error, "zh"))
    没有名为“区住建居”的单位；是否指区住建委？
    >>> [duties.sentence(each, "zh") for each in plan.my_tasks("区住建委").messages]
    ['区住建委可能还有统称未列明成员的任务 8 项、...']
    """
    return said.put(language_meant(language))
