"""Every real file and every sample beside the other verifier: each difference stands here with its reason."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from verify import InputError, Policy, Report, Verifier
from verify.model.second import Outcome

pytest.importorskip("encypher_c2pa", reason="the extra second-opinion is not installed")

AT = datetime(2026, 11, 22, tzinfo=UTC)

FILES = 98
"""90 files of the corpus, 8 samples."""

DIFFERENCES: dict[str, tuple[str, ...]] = {
    # It takes an RSA-PSS signature whose salt has another length for a mismatch. Ours verifies it with the parameters
    # that it carries, and says that the form breaks the standard (record.signature_nonstandard).
    "background.jpg": ("signature",),
    # The JPEG segments of the record are counted from 0; with the one number set to 1 it finds the record.
    "bing_creator_cloud_surfing_puppy.jpg": ("record",),
    "image01.jpg": ("record",),
    # The record's frame bears the media type application/x-c2pa-manifest-store; with application/c2pa it finds it.
    "test-hiya.mp3": ("record",),
    # It rejects the form of the declared ranges. Our own hash over these ranges matches (record.binding_rejected).
    "truepic-20230212-camera.jpg": ("integrity",),
    # An update manifest whose instanceID is an empty text: it counts that as missing (claim.malformed), and the link to
    # the parent as incomplete (manifest.update.invalid). Neither the engine nor we hold that against the record.
    "update_manifest.jpg": ("integrity",),
}
"""Files on which both differ: the questions, each with its reason."""

WITHOUT_A_REASON = frozenset({"update_manifest.jpg"})
"""Differences whose reason the report does not give: it is worked out here by hand."""

NO_OPINION = {
    "manifest_data.c2pa": "unsupported MIME type",  # a record by itself; it reads one only beside its file
    "dash1.m4s": "no answer that could be compared",  # a piece of a film: we could not tell whether there is a record
}
"""Files without a second opinion, with words of the reason."""


def _checked(folder: Path) -> dict[str, Report]:
    verifier = Verifier(Policy(at=AT, second_opinion=True))
    found = {}
    for path in sorted(folder.iterdir()):
        try:
            found[path.name] = verifier.verify(path)
        except InputError:  # a page or a list beside the files
            assert path.suffix in (".md", ".pem"), path.name
    return found


def test_every_difference_on_real_files_and_samples_is_known_with_its_reason(corpus: Path, samples: Path) -> None:
    reports = _checked(corpus / "files") | _checked(corpus / "marks") | _checked(samples)
    opinions = {name: report.second_opinion for name, report in reports.items()}
    assert len(opinions) == FILES
    assert None not in opinions.values()
    told = {name: one for name, one in opinions.items() if one is not None}
    different = {name: one for name, one in told.items() if one.outcome is Outcome.DIFFERS}
    assert {name: tuple(d.about.value for d in one.differences) for name, one in different.items()} == DIFFERENCES
    unexplained = {name for name, one in different.items() if any(d.note is None for d in one.differences)}
    assert unexplained == WITHOUT_A_REASON
    silent = {name: one.sentence for name, one in told.items() if one.outcome is Outcome.NONE}
    assert silent.keys() == NO_OPINION.keys()
    assert all(words in silent[name] for name, words in NO_OPINION.items())
