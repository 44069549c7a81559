"""Which texts may hold a note, told in less time than it takes to look for one.

All is derived from the forms of labels and verbs, so that a new word passes by itself.
"""

from duties.importing.lexicon import labels, verbs
from duties.importing.lexicon.brackets import CLOSERS
from duties.importing.lexicon.forms import gate


def may_hold_note(text: str) -> bool:
    """Tell whether a paragraph may hold a note; False is certain."""
    return text.rstrip(ENDS)[-1:] in _CLOSERS or may_tell_role(text)


def may_tell_role(text: str) -> bool:
    """Tell whether a text may hold a word that gives units a role; False is certain.

    A label needs its colon, except for the few that may lack it.
    """
    return _WITHOUT_COLON.search(text) is not None or (
        ("：" in text or ":" in text) and _LABEL.search(text) is not None
    )


ENDS = "。；; "
"""What may follow the bracket that closes a paragraph."""
_CLOSERS = frozenset(CLOSERS)
_WITHOUT_COLON = gate([*verbs.FORMS, *labels.BARE_FORMS.values()])
_LABEL = gate(labels.FORMS)
