"""Words that give a verdict on a picture, in every language; no sentence of ours holds one.

Real, fake, authentic, genuine, forged, tampered with, manipulated, deepfake, "AI-enhanced", and what comes of them.
"""

from __future__ import annotations

import re
from typing import Final

_VOWEL_SIGNS: Final = re.compile("[\u064b-\u0652\u0670\u0640]")  # Arabic may be written with or without them

_WORDS: Final = {
    "en": r"real|really|fake[sd]?|authentic(?:ity)?|tamper\w*|genuine|AI-enhanced|deepfakes?|truth|hoax|forge\w*|"
    r"manipulated|misleading",
    "fr": r"vrai\w*|vérit\w*|véridique\w*|faux|fauss\w*|authenti\w*|falsifi\w*|truqu\w*|trafiqu\w*|manipul\w*|forgé\w*|"
    r"contrefai\w*|fake\w*|deepfakes?|hypertrucages?|réel\w*|bidonn\w*|maquill\w*|mensong\w*",
    "es": r"real(?:es|mente|idad)?|verdad\w*|veraz\w*|veraces|veracidad|verídic\w*|fals(?!e\b)\w*|aut[eé]ntic\w*|"
    r"autentific\w*|genuin\w*|manipul\w*|adulter\w*|trucad\w*|trucaje\w*|forjad\w*|fake\w*|ultrafals\w*|deepfakes?|"
    r"amañ\w*|engaños\w*",
    "de": r"(?:un)?echt\w*|wahr|wahre[rsnm]?|wahrheit\w*|falsch\w*|\w*fälsch\w*|authenti\w*|manipul\w*|genuin\w*|"
    r"\w*fakes?|"
    r"getürkt\w*|real|reale[rsnm]?|tamper\w*|irreführ\w*",
    "pt": r"rea(?:l|is|lmente|lidade)|verdad\w*|veríd\w*|veracidade|fals(?!e\b)\w*|aut[eê]ntic\w*|"
    r"genu[ií]n\w*|adulter\w*|"
    r"manipul\w*|forjad\w*|forjar|fraud\w*|fake\w*|deepfakes?|enganos\w*",
    "ar": r"\w*(?:حقيق|مزيف|تزييف|زائف|مزور|تزوير|أصيل|أصالة|مفبرك|فبركة|متلاعب|تلاعب|ملفق|مضلل)\w*|"
    r"ديب ?فيك",
}
_PATTERNS: Final = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _WORDS.items()
}


def forbidden_in(text: str, language: str) -> str | None:
    """Return the first word of a text that must not stand there; None where there is none."""
    found = _PATTERNS[language].search(_VOWEL_SIGNS.sub("", text))
    return found.group() if found else None
