"""English: the headline and the sentences of the answers."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

ANSWERS: Final[dict[str, Message]] = {
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
        "This {kind} carries a Content Credentials record, or traces of one, that cannot be read, so nothing can be "
        "concluded from it."
    ),
    "headline.malformed": (
        "This {kind} is damaged or a piece of something, so it cannot be told whether it carries a Content Credentials "
        "record."
    ),
    "headline.altered": (
        "This {kind} does not match its record: one of the two was changed after signing, or the record belongs to "
        "another file. What the record says does not count as evidence."
    ),
    "headline.altered.record": (
        "The record of this {kind} is not as it was signed. What it says does not count as evidence."
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
    "whose.nameless": "a record whose signer cannot be named",
    "whose.expired": "a record signed as “{name}” with a certificate that is not shown to have been valid at the time",
    "whose.revoked": "a record signed as “{name}” with a certificate that was revoked",
    "whose.none": "a record without a usable signature",
    "whose.unvouched": "a statement that no listed signer vouches for, in {whose}",
    "whose.nonconforming": "{whose}; the record breaks a rule of the standard",
    "whose.unsigned": "unsigned metadata in the file, which anyone can write or change",
    "record.sidecar.file": "a file beside it",
    "time.unknown_authority": ("A time-stamp by “{authority}” says {time}, but no loaded list knows that authority."),
    "title": "“{title}”",
    "title.others": Plural("one more", "{count} more"),
    "ingredient.failed.what": "The record of {titles} does not hold ({codes}).",
    "ingredient.failed_then.what": (
        "The record of {titles} did not hold when it was added ({codes}). What was added is not here, so that cannot "
        "be checked again."
    ),
    "ingredient.missing.what": "The record of {titles} is named but not here.",
    "ingredient.revoked.what": (
        "The record of {titles} holds, but the certificate that signed it was revoked, and no trusted time-stamp shows "
        "that it was signed before ({name})."
    ),
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
    "record.nonconforming.unsure": (
        "No change was found, but the record breaks a rule or a form of the standard, and not all of it could be "
        "checked. {why}."
    ),
    "record.nonconforming.uncovered": "The signature holds, but it leaves out the {kind} itself. {why}.",
    "record.altered": (
        "The file and the record do not match: one of the two was changed after signing, or the record belongs to "
        "another file. {why}."
    ),
    "record.altered.record": "The record is not as it was signed. {why}.",
    "record.unreadable.file": (
        "The file is damaged or a piece of something, so it cannot be told whether there is a record. {why}."
    ),
    "record.unreadable": "There are traces of a record, but it cannot be read. {why}.",
    "record.undetermined": "There is a record, but its check came to no result. {why}.",
    "record.remote": "The file names a record kept at {where}. It was not fetched.",
    "record.sidecar": " The record stands in a file of its own, not in this one.",
    "record.fetched": "The record was fetched from {host}, who saw the request; it does not stand in this file.",
    "signer.none": "There is no usable signature.",
    "signer.absent": "There is no record, so nobody signed one.",
    "signer.recognized": "{name}{certificate}{lists}.",
    "signer.on": ", on {lists}",
    "signer.publisher": ", a publisher on IPTC's list (“{name}”)",
    "signer.product": ", “{name}”, conforming product",
    "signer.product.level": ", “{name}”, conforming product (assurance level {level})",
    "signer.product.unsure": ", “{name}”, a product with several records of conformance, of which not all are in force",
    "signer.product.ended": ", “{name}”, a product whose conformance is not in force (status: {what})",
    "signer.expired_since": "The certificate has expired since, on {date}.",
    "product.of": "{name} by {applicant}",
    "product.none": "No record of a conforming product has the subject of the certificate of {name} ({date}).",
    "product.not_allowed": (
        "The conforming products list ({date}) does not allow {name} to state {what} in records that it signs."
    ),
    "product.level": (
        "The certificate of {name} states assurance level {stated}; the conforming products list ({date}) allows at "
        "most {allowed}."
    ),
    "product.status": "The conforming products list ({date}) gives {name} the status {what}.",
    "signer.list": "the list “{name}”",
    "signer.list_of": "the list “{name}” of {date}",
    "signer.list_frozen": "the list “{name}”, frozen since {date}",
    "signer.frozen": "{name} (frozen since {date})",
    "signer.mixed": "“{name}” ({letters})",
    "signer.certificate": ", “{common_name}”",
    "signer.unrecognized": (
        "The signer calls itself “{name}”. No loaded list knows it, and anyone can make such a signature under any "
        "name."
    ),
    "signer.nameless": (
        "The signature verifies, but the certificate that it brings cannot be read as a whole, so it names nobody."
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
    "signer.expired.publisher": "The certificate stands on IPTC's list, as that of a publisher.",
    "signer.revoked": (
        "“{name}”: the certificate was revoked, and no trusted time-stamp shows that the record was signed before that."
    ),
    "signer.broken": "The signature does not hold, so it names nobody. The certificate in it says “{name}”.",
    "signer.revocation_unknown": "Whether the certificate was revoked: {why}.",
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
    "ai.generated": (
        "{who}: {where}. This means that a model made it as a whole, whatever was done to it afterwards; it does not "
        "say whether what is shown took place."
    ),
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
}
