"""Words that the recogniser is known to misread, for the shapes of their letters alone.

Only a letter of which it is unsure is read as another one; a person is told of it as of all that
is unsure.
"""

_WORDS = {
    "部內": "部门",
    "部内": "部门",
    "部力": "部门",
    **{
        f"{before}人": f"{before}入"
        for before in ("深", "融", "纳", "投", "进", "列", "导", "介", "注", "植", "切")
    },
}
_LONGEST = 2


def mended(words: str, at: int) -> str:
    """Return the letter that is meant by an unsure one, which stands at `at`."""
    word = words[max(at + 1 - _LONGEST, 0) : at + 1]
    return _WORDS.get(word, words[at])[-1]
