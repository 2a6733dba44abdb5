"""English. Every sentence of the report stands here; rules name sentences, they do not write them.

Wording rules: what was found is said, never whether a scene is true. No word for a verdict on a picture, no word for
a lie, no "changed" for what is only a rule of the engine. A name out of a certificate is what the signer says of
itself, unless a list knows the signer.
"""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, str]] = {
    # -- kinds and numbers ------------------------------------------------------------------------------------------
    "kind.image": "picture",
    "kind.video": "video",
    "kind.audio": "sound recording",
    "kind.document": "document",
    "kind.other": "file",
    "kinds.image": "pictures",
    "kinds.video": "videos",
    "kinds.audio": "sound recordings",
    "kinds.document": "documents",
    "kinds.other": "files",
    "and": "{first} and {last}",
    "tool": "{name} {version}",
    "at_offset": "{place} at byte {offset}",
    "from_to": "from {first} to {last}",
    "bytes": "bytes {first} to {last}",
    "bytes.more": "{count} more runs of bytes",
    "left_out.share": "{ranges}; {share} % of the media in the file",
    "left_out.media": "what is seen or heard: {ranges}",
    "left_out.trailing": "what follows the end of the picture: {ranges}",
    "left_out.filled": "places for padding that hold something else: {ranges}",
    "left_out.metadata": "metadata: {ranges}",
    "left_out.places": "tables that say where the media stands: {ranges}",
    "left_out.padding": "padding: {ranges}",
    "left_out.standard": "what the standard leaves out of every hash of this kind: {ranges}",
    "left_out.record": "parts of the record itself, such as headings, padding and time-stamps: {ranges}",
    "trailing.covered": "After the end: {ranges}. The signature covers them",
    "trailing.uncovered": (
        "After the end: {ranges}. The signature does not cover all of them, so they can be changed or added at will"
    ),
    # -- headlines --------------------------------------------------------------------------------------------------
    "headline.absent": (
        "Nothing in this copy says how it was made. That says nothing either way: most platforms remove such "
        "information."
    ),
    "headline.remote": (
        "This copy only points to a record kept elsewhere, which was not fetched. Until then nothing is known of how "
        "it was made."
    ),
    "headline.unreadable": (
        "This {kind} carries a Content Credentials record that cannot be read, so nothing can be concluded from it."
    ),
    "headline.malformed": (
        "This {kind} is damaged or a piece of something, so it cannot be told whether it carries a Content Credentials "
        "record."
    ),
    "headline.altered": (
        "This {kind} or its record was changed after it was signed. What the record says about it no longer counts as "
        "evidence."
    ),
    "headline.uncovered": (
        "The signature leaves the {kind} itself out, so the record says nothing reliable about what is seen or heard."
    ),
    "headline.generated": "AI-generated{with_tool}{out_of}, according to {whose}.",
    "headline.edited": "Contains parts made or changed by generative AI{by_tool}, according to {whose}.",
    "headline.part": "Contains a part that was made by generative AI{by_tool}, according to {whose}.",
    "headline.possible": (
        "May contain parts made with AI: the kind of origin stated leaves it open, according to {whose}."
    ),
    "headline.captured": "Captured with a camera or microphone{with_tool}{then_edited}, according to {whose}.",
    "headline.declared_not_ai": "Made without generative AI{with_tool}{then_edited}, according to {whose}.",
    "headline.unstated": "Nothing is said about AI, in {whose}.",
    "headline.with_tool": " with {tools}",
    "headline.by_tool": " ({tools})",
    "headline.out_of": " out of {inputs}",
    "headline.then.human": ", then edited by hand",
    "headline.then.unspecified": ", then edited with means that are not named",
    "headline.then.ai": ", then edited with AI",
    "headline.then.non_editorial": "",
    "headline.then.none_declared": "",
    "headline.then.unstated": "",
    "whose.recognized": "a signed record from {name} (list: {lists})",
    "whose.unrecognized": "a record whose signer calls itself “{name}” and is on no loaded list",
    "whose.expired": "a record signed as “{name}” with a certificate that is not shown to have been valid at the time",
    "whose.revoked": "a record signed as “{name}” with a certificate that was revoked",
    "whose.none": "a record without a usable signature",
    "whose.unvouched": "a statement that no listed signer vouches for, in {whose}",
    "whose.nonconforming": "{whose}; the record breaks a rule of the standard",
    "whose.unsigned": "unsigned metadata in the file, which anyone can write or change",
    "record.sidecar.file": "a file beside it",
    "time.unknown_authority": ("A time-stamp by “{authority}” says {time}, but no loaded list knows that authority."),
    "title": "“{title}”",
    "title.others": "{count} more",
    "ingredient.failed.what": "The record of {titles} does not hold ({codes}).",
    "ingredient.failed_then.what": (
        "The record of {titles} did not hold when it was added ({codes}). What was added is not here, so that cannot "
        "be checked again."
    ),
    "ingredient.missing.what": "The record of {titles} is named but not here.",
    "ingredient.unlisted.what": (
        "The record of {titles} is signed by one that calls itself “{name}” and is on no loaded list."
    ),
    "ingredient.expired.what": (
        "The record of {titles} is signed as “{name}”, by one that no list is shown to have known at the time."
    ),
    "claim.unknown_version": "claim of an unknown version",
    "signature.own_check": "own check of the signature",
    "redacted.what": "“{label}” of the record {manifest} was removed by {by}.",
    "redacted.by.listed": "“{name}”",
    "redacted.by.unlisted": "a signer that calls itself “{name}” and is on no loaded list",
    "update.listed": (
        "An update by “{name}” was put on top of the record of “{below}”; it can add statements, but not change the "
        "media."
    ),
    "update.unlisted": (
        "An update by “{name}”, which is on no loaded list, was put on top of the record of “{below}”; it can add "
        "statements, but not change the media."
    ),
    "identity.failed.what": "An identity assertion does not hold or is not accepted ({codes}).",
    "identity.unchecked.what": "An identity assertion (CAWG) names an author, which is not verified.",
    # -- answers ----------------------------------------------------------------------------------------------------
    "record.absent": "There is no Content Credentials record in this file or beside it.",
    "record.intact": "It matches this file{coverage}.",
    "record.coverage.full": "; the signature covers the whole {kind}",
    "record.coverage.metadata_excluded": "; the signature leaves out metadata only, not the {kind}",
    "record.coverage.media_excluded": "",
    "record.coverage.unknown": "",
    "record.nonconforming": (
        "Signature and content hold, but the record breaks a rule or a form of the standard. {why}."
    ),
    "record.nonconforming.uncovered": "The signature holds, but it leaves out the {kind} itself. {why}.",
    "record.altered": "The file or the record was changed after signing. {why}.",
    "record.unreadable.file": (
        "The file is damaged or a piece of something, so it cannot be told whether there is a record. {why}."
    ),
    "record.unreadable": "There are traces of a record, but it cannot be read. {why}.",
    "record.remote": "The file names a record kept at {where}. It was not fetched.",
    "record.sidecar": " The record stands in a file of its own, not in this one.",
    "record.fetched": "The record was fetched from {host}, who saw the request; it does not stand in this file.",
    "signer.none": "There is no usable signature.",
    "signer.absent": "There is no record, so nobody signed one.",
    "signer.recognized": "{name}{certificate}, on {lists}.",
    "signer.list": "the list “{name}”",
    "signer.list_of": "the list “{name}” of {date}",
    "signer.mixed": "“{name}” ({letters})",
    "signer.certificate": ", “{common_name}”",
    "signer.unrecognized": (
        "The signer calls itself “{name}”. No loaded list knows it, and anyone can make such a signature under any "
        "name."
    ),
    "signer.unread": (
        "The signer calls itself “{name}”, in the words of the engine. The certificate itself could not "
        "be read by this check, so no list was asked about it."
    ),
    "signer.expired": (
        "The signer calls itself “{name}”. The certificate was valid from {not_before} to {not_after}, and no "
        "time-stamp of a known authority shows that the record was signed in that time."
    ),
    "signer.expired.unlisted": (
        "No loaded list knew it before that either, and anyone can make such a signature under any name."
    ),
    "signer.revoked": "“{name}”: the certificate was revoked, and the revocation covers the time of signing.",
    "signer.broken": "The signature does not hold, so it names nobody. The certificate in it says “{name}”.",
    "signer.not_revoked": "Not revoked as of {time}, says {host}.",
    "time.timestamp": "Time-stamped by {authority}: signed not later than {time}.",
    "engine.signature.holds": "the signature holds",
    "engine.signature.fails": "the signature does not hold",
    "engine.signature.nonstandard": "the signature holds, in a form outside the standard",
    "engine.signer.trusted": "the signer is trusted",
    "engine.signer.untrusted": "the signer is not trusted",
    "engine.signer.invalid": "a certificate of the signature or of its time-stamp is not as the standard asks",
    "engine.own.unchecked": "the signature cannot be checked by it, so it recognises nobody",
    "engine.own.recognized": "a loaded list knows the signer",
    "engine.own.unrecognized": "no loaded list knows the signer",
    "engine.own.expired": "the signer's certificate is not shown to have been valid at the time of signing",
    "engine.own.revoked": "the signer's certificate was revoked",
    "engine.own.none": "nobody is named as the signer",
    "engine.time.trusted": "the time-stamp is trusted",
    "engine.time.untrusted": "the time-stamp is not trusted",
    "engine.own.time.trusted": "a loaded list knows the authority of the time-stamp",
    "engine.own.time.untrusted": "no loaded list knows the authority of the time-stamp",
    "time.stated": "Time: {time}, stated by the signer; no time-stamp proves it.",
    "time.none": "No time of signing is given.",
    "ai.generated": "{who}: {where}. This means that a model made it as a whole, whatever was done to it afterwards.",
    "ai.edited": "{who}: {where}. This means that parts of it were made or changed by a model, not the whole.",
    "ai.part": (
        "{who}: it contains a part that was made by a model: {where}. Some programs wrap a whole generated picture in "
        "this way, so the part may be all of it."
    ),
    "ai.possible": "{who}: {where}. Such content may or may not include AI.",
    "ai.declared_not_ai": "{who}: {where}. This is what the record declares; it is not proof that no AI was used.",
    "ai.unstated": "Nothing in the file says whether AI was used. That is not the same as “no AI”.",
    "ai.unstated.lead": "Nothing that counts as evidence says whether AI was used; see what the broken record said.",
    "ai.who.recognized": "The signer declares it",
    "ai.who.expired": "The signer declares it, with a certificate that is not shown to have been valid",
    "ai.who.revoked": "The signer declares it, with a certificate that was revoked",
    "ai.who.none": "The record declares it, without a usable signature",
    "ai.who.unrecognized": "A signer that no list knows declares it",
    "ai.who.ancestor": "The record of an earlier version declares it",
    "ai.who.part": "The record of that part declares it",
    "ai.who.gathered": "The record passes it on, and its signer does not vouch for it (a gathered assertion)",
    "ai.who.unsigned": "Unsigned metadata says it",
    "edits.ai": "AI was used to edit it: {actions}.",
    "edits.human": "Edited with tools that are not generative: {actions}.",
    "edits.unspecified": "Edited; the kind of tool is not given: {actions}.",
    "edits.non_editorial": "Only changes that leave the content as it was: {actions}.",
    "edits.none_declared": "The action list is declared complete and holds no edit after the origin.",
    "edits.unstated": "Nothing that counts as evidence says whether it was edited.",
    # -- states as labels -------------------------------------------------------------------------------------------
    "state.absent": "none",
    "state.intact": "intact",
    "state.nonconforming": "breaks a rule",
    "state.altered": "altered",
    "state.unreadable": "unreadable",
    "state.remote": "kept elsewhere",
    "state.recognized": "recognised",
    "state.unrecognized": "not recognised",
    "state.expired": "certificate expired",
    "state.revoked": "revoked",
    "state.none": "none",
    "state.generated": "generated",
    "state.edited": "edited with AI",
    "state.possible": "possible",
    "state.declared_not_ai": "declared without AI",
    "state.unstated": "not stated",
    "state.ai": "with AI",
    "state.human": "by hand",
    "state.unspecified": "yes, means not given",
    "state.non_editorial": "none that matter to the content",
    "state.none_declared": "none declared after that",
    "says.generated": "made with generative AI",
    "says.edited": "parts made or changed with generative AI",
    "says.possible": "a kind of origin that leaves AI open",
    "says.declared_not_ai": "an origin without AI",
    "says.neutral": "an empty beginning",
    "says.unknown_term": "a source type that no vocabulary holds",
    "says.edit_human": "edited with tools that are not generative",
    "says.edit_unspecified": "edited",
    "says.edit_non_editorial": "changed without touching the content",
    "says.no_further_edits": "no edit after the origin",
    # -- history ----------------------------------------------------------------------------------------------------
    "step.created": "made this {kind}",
    "step.created.generated": "made this {kind} with generative AI",
    "step.created.edited": "made this {kind} with parts made by generative AI",
    "step.created.possible": "made this {kind}; the kind of origin leaves AI open ({term})",
    "step.created.captured": "captured this {kind} ({term})",
    "step.created.declared_not_ai": "made this {kind} without generative AI ({term})",
    "step.created.neutral": "began with an empty {kind}",
    "step.opened": "opened an earlier version",
    "step.opened.generated": "opened a version made with generative AI",
    "step.opened.edited": "opened a version with parts made by generative AI",
    "step.edit.ai": "{action}, with generative AI",
    "step.edit.human": "{action}, without generative AI",
    "step.edit.unspecified": "{action}",
    "step.edit.non_editorial": "{action}",
    "step.inputs.one": "{inputs} went in; {records}",
    "step.inputs.no_record": "none of it has a record of its own",
    "step.inputs.no_record.one": "it has no record of its own",
    "step.inputs.no_record.two": "neither has a record of its own",
    "step.inputs.some_records": "{count} with a record of its own",
    "step.components": "{inputs} placed in",
    "step.parent": "an earlier version without a record of its own",
    "step.its_record": "its record",
    "step.the_record": "the record of “{title}”",
    "step.record.failed_then": "; {it} failed when it was added ({codes}), and what was added is not here to check",
    "step.record.failed": "; {it} does not hold ({codes})",
    "step.record.missing": "; {it} is named but not here",
    "step.record.unlisted": "; {it} is signed by “{name}”, which is on no loaded list",
    "step.record.expired": "; {it} is signed as “{name}”, by one that no list is shown to have known at the time",
    "step.gathered": "; passed on by the signer, who does not vouch for it",
    # -- what is not covered, and what to do ------------------------------------------------------------------------
    "gap.revocation": (
        "Whether the signer's certificate was revoked: not asked, because that needs the network (--online)."
    ),
    "gap.revocation.unchecked": "Whether the signer's certificate was revoked: not checked ({why}).",
    "gap.revocation.stapled": (
        "Whether the signer's certificate was revoked: not checked ({why}). To ask its issuer needs the network "
        "(--online)."
    ),
    "gap.revoked_since": (
        "Whether the signer's certificate was revoked later than {time}: not asked, because that needs the network "
        "(--online). The answer in the signature is of that time."
    ),
    "gap.revoked_since.failed": (
        "Whether the signer's certificate was revoked later than {time}: not checked ({why}). The answer in the "
        "signature is of that time."
    ),
    "gap.time": "When it was signed: the time is only the signer's word.",
    "gap.coverage": "Which bytes the signature leaves out: not worked out for this kind of record.",
    "gap.engine": "Whether it carries a record: the engine does not read this kind of file. No trace of one was found.",
    "gap.remote": "The record that the file points to: not fetched, because that needs the network (--online).",
    "gap.remote.failed": "The record that the file points to: asked for and not here ({why}).",
    "gap.identity": "Who the named author is: the identity assertion was not checked against a list of its own.",
    "gap.pixels": "Marks hidden in the pixels or the sound, such as invisible watermarks: not looked for (--pixels).",
    "gap.watermarks": "Most invisible watermarks: only their makers can read them.",
    "gap.history": (
        "How it came to the oldest step shown: the record names an earlier version without a record of its own."
    ),
    "gap.lists": "Who signed: no trust list was loaded.",
    "gap.parents": "The pictures that went in: only what the record says of them was checked, not the pictures.",
    "gap.earlier": (
        "The earlier versions and parts themselves: they are not here, so only their records were checked."
    ),
    "gap.edits": "Some edits or activity may not have been recorded.",
    "next.original": "Ask for the original file, before any upload, and check that one.",
    "next.search": "Search for other copies by picture; an earlier copy may still carry its record.",
    "next.inputs": "Look for the input pictures: their thumbnails are in the record.",
    "next.inputs.titles": "Look for the input media named above: {titles}.",
    "next.signer": "Ask the named organisation, over a channel you know, whether it signed this file.",
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
    "revocation.since": "“{name}”, since {time}, says {host}",
    "revocation.stapled": "an answer that stands in the signature itself",
    "revocation.stapled.stranger": (
        "an answer stands in the signature, but no loaded list knows the signer, so nobody's word about it counts"
    ),
    "revocation.stapled.issuer": (
        "an answer stands in the signature, but the certificate of the issuer, who would have to sign it, is not known"
    ),
    "revocation.stapled.refused": "the answer in the signature is none, but a refusal: {detail}",
    "revocation.stapled.garbled": "the answer in the signature cannot be read",
    "revocation.stapled.large": "the answer in the signature is larger than answers are",
    "revocation.stapled.other": "the answer in the signature is about another certificate",
    "revocation.stapled.unsigned": "the answer in the signature is not signed by one who may answer for the issuer",
    "revocation.stapled.dated": "the answer in the signature is of {detail}, and not valid at the time that counts",
    "revocation.stapled.unknown": "the one who gave the answer in the signature does not know the certificate",
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
    # -- text layout ------------------------------------------------------------------------------------------------
    "label.record": "Record",
    "label.signer": "Signer",
    "label.ai": "AI",
    "label.edits": "Edits",
    "label.history": "How it was made",
    "label.leads": "What the broken record said (not evidence)",
    "label.metadata": "What metadata states",
    "covered.yes": "covered by the signature",
    "covered.no": "not covered by a signature",
    "covered.unknown": "not known whether the signature covers it",
    "label.handling": "Signs of how this copy was handled",
    "label.findings": "Findings",
    "label.not_covered": "Not covered by this check",
    "label.next": "Next",
    "label.details": "Details",
    "severity.info": "info",
    "severity.notice": "notice",
    "severity.warning": "warning",
    "severity.problem": "problem",
    "error.title": "could not be checked: {message}",
    "error.hint": "what to do: {hint}",
}

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
