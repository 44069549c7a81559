"""What a person should look at in a document."""

from duties.formats.view import Column, View
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.messages import N_, Translator


def doubts_view(into: Translator) -> View[Doubt[Place]]:
    """Return the view; the sentence, alone among the fields for programs, is in the language."""
    return View(
        (
            Column(N_("Place"), lambda doubt: doubt.place.message()),
            Column(N_("Doubt"), lambda doubt: doubt.message),
        ),
        {
            "place": lambda doubt: doubt.place.known(),
            "message": lambda doubt: doubt.message.put(into),
        },
    )
