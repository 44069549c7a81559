"""The Chinese numerals that plans number their chapters with: 一 to 九十九."""

_SIGNS = "一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_SIGNS, 1)}


def number_of(numeral: str) -> int | None:
    """Return the number that a numeral from 一 to 九十九 means, or None for any other text."""
    tens, ten, ones = numeral.rpartition("十")
    if not numeral or not {tens, ones} <= {"", *_SIGNS}:
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def numeral_of(number: int) -> str | None:
    """Return the numeral of a number from 1 to 99, or None for any other number."""
    if not 1 <= number <= 99:
        return None
    tens, ones = divmod(number, 10)
    before = _SIGNS[tens - 1] if tens > 1 else ""
    return (f"{before}十" if tens else "") + (_SIGNS[ones - 1] if ones else "")
