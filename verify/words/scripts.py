"""Names that mix alphabets: a letter that looks like one of another alphabet makes a name look like another's."""

from __future__ import annotations

_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "BOPOMOFO", "HANGUL", "LATIN"})
"""Scripts that names in Chinese, Japanese and Korean mix as a rule (Unicode Technical Standard 39, section 5.2)."""

MAX_MARKED = 8
"""Letters that are named one by one; one is enough to look closer."""


def odd_letters(name: str) -> tuple[str, ...]:
    """Return the letters of the lesser alphabets in a name as "U+0435 CYRILLIC"; none where it keeps to one.

    The script of a letter is the first word of its Unicode name, which is good enough to tell alphabets apart.

    Args:
        name: of a signer, as its certificate has it.
    """
    if name.isascii():
        return ()
    from unicodedata import name as name_of  # noqa: PLC0415 -- few names need it

    letters = [(letter, name_of(letter, "UNKNOWN").partition(" ")[0]) for letter in name if letter.isalpha()]
    scripts = [script for _, script in letters]
    if len(set(scripts)) < 2 or set(scripts) <= _TOGETHER:  # noqa: PLR2004 -- two make a mixture
        return ()
    main = max(dict.fromkeys(scripts), key=scripts.count)
    odd = (f"U+{ord(letter):04X} {script}" for letter, script in letters if script != main)
    return tuple(dict.fromkeys(odd))[:MAX_MARKED]
