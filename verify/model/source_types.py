"""Digital source types: normalisation and what each says about generative AI (docs/contract.md §2, rule 2).

The terms are IPTC's vocabulary of 2024-10-23 (CC BY 4.0) with its retired terms, and the two that C2PA adds.
"""

from __future__ import annotations

from verify.model.vocabulary import Says

_PREFIXES = (
    "http://cv.iptc.org/newscodes/digitalsourcetype/",
    "http://c2pa.org/digitalsourcetype/",
    "digsrctype:",
)

_MEANING = {
    "trainedAlgorithmicMedia": Says.GENERATED,
    "trainedAlgorithmicData": Says.GENERATED,
    "compositeWithTrainedAlgorithmicMedia": Says.EDITED,
    "compositeSynthetic": Says.EDITED,
    "composite": Says.POSSIBLE,
    "virtualRecording": Says.POSSIBLE,
    "screenCapture": Says.POSSIBLE,
    "digitalArt": Says.POSSIBLE,
    "softwareImage": Says.POSSIBLE,
    "digitalCapture": Says.DECLARED_NOT_AI,
    "computationalCapture": Says.DECLARED_NOT_AI,
    "compositeCapture": Says.DECLARED_NOT_AI,
    "negativeFilm": Says.DECLARED_NOT_AI,
    "positiveFilm": Says.DECLARED_NOT_AI,
    "print": Says.DECLARED_NOT_AI,
    "humanEdits": Says.DECLARED_NOT_AI,
    "minorHumanEdits": Says.DECLARED_NOT_AI,
    "algorithmicallyEnhanced": Says.DECLARED_NOT_AI,
    "algorithmicMedia": Says.DECLARED_NOT_AI,
    "dataDrivenMedia": Says.DECLARED_NOT_AI,
    "digitalCreation": Says.DECLARED_NOT_AI,
    "empty": Says.NEUTRAL,
}

CAPTURE_TERMS = frozenset({"digitalCapture", "computationalCapture", "compositeCapture"})
"""Terms that declare a camera or microphone as the origin."""

_BY_LOWER = {term.lower(): term for term in _MEANING}


def term_of(value: str) -> str:
    """Return the bare term of a source type as it is found in the wild; unknown values come back trimmed.

    Surrounding white space, https, a trailing slash, the QCode form and the bare term all occur.
    """
    trimmed = value.strip().rstrip("/")
    plain = "http://" + trimmed[8:] if trimmed.lower().startswith("https://") else trimmed
    for prefix in _PREFIXES:
        if plain.lower().startswith(prefix):
            plain = plain[len(prefix) :]
            break
    return _BY_LOWER.get(plain.lower(), plain)


def meaning_of(value: str) -> Says:
    """Return what a source type says about AI; `UNKNOWN_TERM` counts for nothing and is shown word for word."""
    return _MEANING.get(term_of(value), Says.UNKNOWN_TERM)
