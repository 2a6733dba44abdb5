"""English: what is not covered, what to do, what the network and those asked there said."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

ADVICE: Final[dict[str, Message]] = {
    # -- what is not covered, and what to do ------------------------------------------------------------------------
    "gap.revocation": (
        "Whether the signer's certificate was revoked: not asked, because that needs the network (--online)."
    ),
    "gap.revocation.unknown": "Whether the signer's certificate was revoked: {why}.",
    "gap.revocation.brought": (
        "Whether the signer's certificate was revoked: {why}. To ask its issuer needs the network (--online)."
    ),
    "gap.revocation.earlier": Plural(
        "Whether the certificates of earlier records were revoked: not known for one of them. To ask its issuer needs "
        "the network (--online).",
        "Whether the certificates of earlier records were revoked: not known for {count} of them. To ask their "
        "issuers needs the network (--online).",
    ),
    "gap.revocation.earlier.asked": Plural(
        "Whether the certificates of earlier records were revoked: not known for one of them.",
        "Whether the certificates of earlier records were revoked: not known for {count} of them.",
    ),
    "gap.revoked_since": (
        "Whether the signer's certificate was revoked later than {time}: not asked, because that needs the network "
        "(--online). The answer in the file is of that time."
    ),
    "gap.revoked_since.failed": (
        "Whether the signer's certificate was revoked later than {time}: {why}. The answer in the file is of that time."
    ),
    "gap.time": "When it was signed: the time is only the signer's word.",
    "gap.coverage": "Which bytes the signature leaves out: not worked out for this kind of record.",
    "gap.engine": "Whether it carries a record: the engine does not read this kind of file. No trace of one was found.",
    "gap.remote": "The record that the file points to: not fetched, because that needs the network (--online).",
    "gap.remote.failed": "The record that the file points to: asked for and not here ({why}).",
    "gap.identity": (
        "Who the named author is: the identity assertion names someone whom no list for identities is shown to know."
    ),
    "gap.pixels": "Marks hidden in the pixels or the sound, such as invisible watermarks: not looked for (--pixels).",
    "gap.watermarks": "Most invisible watermarks: only their makers can read them.",
    "gap.history": (
        "How it came to the oldest step shown: the record names an earlier version without a record of its own."
    ),
    "gap.lists": "Who signed: no trust list was loaded.",
    "gap.parents": "The media that went in: only what the record says of it was checked, not the media itself.",
    "gap.earlier": (
        "The earlier versions and parts themselves: they are not here, so only their records were checked."
    ),
    "gap.edits": "Some edits or activity may not have been recorded.",
    "next.original": "Ask for the original file, before any upload, and check that one.",
    "next.search": "Search for other copies by picture; an earlier copy may still carry its record.",
    "next.inputs": "Look for the input pictures: their thumbnails are in the record.",
    "next.inputs.titles": "Look for the input media named above: {titles}.",
    "next.signer": "Ask the named organisation, over a channel you know, whether it signed this file.",
    "next.lists": "Bring the trust lists up to date (howmade trust update), and check again.",
    "list.age": Plural(
        "“{name}”, last known to be current one day ago", "“{name}”, last known to be current {count} days ago"
    ),
    "list.overdue": "“{name}”, of which another edition was due on {date}",
    "next.altered": "Look for the unaltered file: the record names {titles}.",
    "next.altered.any": "Look for the file as it was signed; compare it with this one.",
    "next.remote": (
        "Have the record fetched (--online), if whoever keeps it may learn that you are looking; or give it with "
        "--manifest."
    ),
    "next.remote.failed": "Try again later; or get the record in another way, and give it with --manifest.",
    "next.sidecar": "Check the media file with this record: howmade verify MEDIA --manifest THIS",
    "next.fragments": "Check the whole video, with its fragments joined, instead of this initialisation segment.",
    "next.part": "Look at the part that AI made: its thumbnail may be in the record.",
    "next.details": "See certificates, codes and pointers: howmade verify --details",
    # -- the network, where it was allowed --------------------------------------------------------------------------
    "network.answered": "answered",
    "network.form": "refused: not a usable address",
    "network.scheme": "refused: only {detail} addresses are used",
    "network.credentials": "refused: the address holds a user name",
    "network.private": "refused: the name leads to {detail}, which is not a public address",
    "network.elsewhere": "refused: redirected to another place",
    "network.redirects": "refused: redirected more than {detail} times",
    "network.large": "refused: more than {detail} bytes",
    "network.encoded": "refused: sent in a packed form that was not asked for",
    "network.name": "failed: the host's name is not known",
    "network.slow": "failed: not done within {detail} seconds",
    "network.certificate": "failed: the host's TLS certificate does not hold ({detail})",
    "network.tls": "failed: no secure connection ({detail})",
    "network.connection": "failed: no connection, or it broke ({detail})",
    "network.status": "failed: the host answered with status {detail}",
    "network.broken": "failed: the answer breaks the rules of HTTP",
    "network.cut": "failed: the answer ended too early",
    "network.no_store": "failed: what came is no manifest store",
    "network.no_record": "failed: what came cannot be used as the record of this file",
    "revocation.stranger": "no loaded list knows the signer, so nobody whose word counts can be asked",
    "revocation.issuer": "the certificate of the issuer is not known",
    "revocation.responder": "the certificate names nobody who could be asked",
    "revocation.unreadable": "the certificate cannot be read",
    "revocation.network": "{host}: {detail}",
    "revocation.refused": "{host} refused to answer: {detail}",
    "revocation.garbled": "the answer of {host} cannot be read",
    "revocation.other": "the answer of {host} is about another certificate",
    "revocation.unsigned": "the answer of {host} is not signed by one who may answer for the issuer",
    "revocation.dated": "the answer of {host} is of another time ({detail})",
    "revocation.unknown": "{host} does not know the certificate",
    "revocation.enough": "more certificates than are asked about for one file",
    "revocation.is_unchecked": "not checked ({why})",
    "revocation.is_unusable": "an answer is there, and is not usable ({why})",
    "revocation.of_earlier": "Earlier records, signed by {names}: {what}",
    "revocation.since": "“{name}”, since {time}, says {host}",
    "revocation.in_signature": "an answer that stands in the signature itself",
    "revocation.in_record": "an answer that stands in a certificate-status assertion of the record",
    "revocation.one_in_signature": "the answer in the signature",
    "revocation.one_in_record": "the answer in the certificate-status assertion",
    "revocation.brought.stranger": "no loaded list knows the signer, so nobody's word about it counts",
    "revocation.brought.issuer": "the certificate of the issuer, who would have to sign {where}, is not known",
    "revocation.brought.refused": "{where} is none, but a refusal: {detail}",
    "revocation.brought.garbled": "{where} cannot be read",
    "revocation.brought.large": "{where} is larger than answers are",
    "revocation.brought.other": "{where} is about another certificate",
    "revocation.brought.unsigned": "{where} is not signed by one who may answer for the issuer",
    "revocation.brought.dated": "{where} is of {detail}, and not valid at the time that counts",
    "revocation.brought.unknown": "the one who gave {where} does not know the certificate",
    "revocation.brought.unsound": "the certificate-status assertion has another form, or is not as its claim states it",
    "revocation.brought.many": "more answers than are looked at stand in the record",
    "incident": "{what} {signer} Sources: {sources}.",
    "incident.signer": (
        "Concerned are certificates given out from {since} to {until}; that of “{name}” is valid from {first}."
    ),
    "incident.namesake": (
        "Concerned are certificates given out from {since} to {until}. The one here says “{name}” and is valid from "
        "{first}; no loaded list vouches for it, so name and date are only the signer's own words."
    ),
    "incident.source": "{title} ({url})",
    "incident.dated": "{title}, {date} ({url})",
}
