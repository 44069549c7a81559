"""What is answered: items with the view that shows them, and what to say beside them."""

from collections.abc import Sequence
from typing import Generic, NamedTuple

from duties.formats.view import Item, View
from duties.messages import Message


class Reply(NamedTuple, Generic[Item]):
    """Items and their view. `notes` are told before them, `after` is told after them.

    A `remark` says what the answer leaves open.
    """

    view: View[Item]
    items: Sequence[Item]
    notes: tuple[Message, ...] = ()
    remark: Message | None = None
    after: tuple[Message, ...] = ()

    def said(self) -> tuple[Message, ...]:
        """Return all that is told beside the items."""
        return (*self.notes, *filter(None, (self.remark,)), *self.after)
