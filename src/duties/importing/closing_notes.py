"""Notes on lines of their own behind a list of points → the item that the list belongs to."""

from collections.abc import Collection, Sequence

from duties.importing.outline import Part, Passage


def is_nothing_but_note(passage: Passage) -> bool:
    """Tell whether a paragraph holds notes and no other word."""
    return bool(passage.notes) and not any(letter.isalnum() for letter in passage.text)


def lift_closing_notes(parts: Sequence[Part]) -> list[Part]:
    """Move the notes below the last of several points to the item above; return those items.

    Only where none of the points has a note of its own, and there are several, or the item above
    introduces them: 整改措施： 1. … 2. … 责任单位：甲局.
    """
    points: dict[Part, list[Part]] = {}
    for part in parts:
        if part.parent is not None and part.parent.rank >= 0:
            points.setdefault(part.parent, []).append(part)
    return [above for above, listed in points.items() if _lift(above, listed, points.keys())]


def _lift(above: Part, listed: Sequence[Part], holders: Collection[Part]) -> bool:
    last = listed[-1]
    closing = [passage for passage in last.passages[1:] if is_nothing_but_note(passage)]
    noted = [passage for part in (above, *listed) for passage in part.passages if passage.notes]
    is_list = len(listed) > 1 or above.passages[-1].text.endswith(("：", ":"))
    if not is_list or not closing or noted != closing:
        return False
    if any(part in holders for part in listed):
        return False
    above.passages += closing
    last.passages = [passage for passage in last.passages if passage not in closing]
    return True
