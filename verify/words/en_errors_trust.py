"""English: what is wrong with trust lists, anchors and notices of incidents."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message, Plural

_STAYS = "Nothing was changed: the list that is in use stays. Look at what its publisher says."
_STAYS_LATER = "Nothing was changed: the list that is in use stays. Look at what its publisher says; try again later."
_PEM = "Look at the file with: openssl storeutl -noout -text -certs FILE"
_PERMISSIONS = "Check the folder and its permissions ({reason})."
_FORM = "the form is in docs/contract.md, under incidents of your own"

TRUST_ERRORS: Final[dict[str, Message]] = {
    # -- which list -------------------------------------------------------------------------------------------------
    "error.trust.unknown_list": "There is no trust list of the name {name}.",
    "error.trust.unknown_list.do": "Trust lists: {known}. Others are added with: howmade trust import FILE",
    "error.trust.unknown_list.built_in": "There is no built-in trust list of the name {name}.",
    "error.trust.unknown_list.built_in.do": (
        "Built-in lists: {known}. A list of your own is given as a PEM file of certificates."
    ),
    "error.trust.unknown_list.gone": "There is no trust list {name} any more.",
    "error.trust.unknown_list.gone.do": "Try again.",
    "error.usage.list_exists": "there is a list “{name}” already",
    "error.usage.list_exists.do": "give --replace, or another --name",
    "error.usage.list_name": "that cannot be the name of a list",
    "error.usage.list_name.do": (
        "give --name with small letters, digits, “.”, “_” and “-”, at most 64, the first a letter or digit"
    ),
    "error.usage.list_name.built_in": "“{name}” is a built-in list",
    "error.usage.list_name.built_in.do": (
        "give another --name; built-in lists are brought up to date with: howmade trust update"
    ),
    # -- files of the user's own ------------------------------------------------------------------------------------
    "error.trust.unreadable.anchors": "the anchors in “{file}” cannot be read",
    "error.trust.unreadable.anchors.do": "check the path",
    "error.trust.unreadable.too_large": "“{file}” is too large for a list of anchors",
    "error.trust.unreadable.too_large.do": "check the path",
    "error.trust.unreadable.incidents": "the incidents in “{file}” cannot be read",
    "error.trust.unreadable.incidents.do": "check the path",
    "error.trust.unreadable.file": "The list in “{file}” cannot be read.",
    "error.trust.unreadable.file.do": "Check the path.",
    "error.trust.bad_pem.too_large": "{name} has more than {most} MiB.",
    "error.trust.bad_pem.too_large.do": _PEM,
    "error.trust.bad_pem.certificate": "Certificate {number} of {all} in {name} cannot be read.",
    "error.trust.bad_pem.certificate.do": _PEM,
    "error.trust.empty_list": "The list holds no certificate that may be trusted.",
    "error.trust.empty_list.do": (
        "Lists are read as PEM, as JSON of ETSI TS 119 602, as lines of SHA-256 in base64, or as `howmade trust "
        "export` writes them."
    ),
    "error.trust.empty_list.file": "{name} holds no certificate.",
    "error.trust.empty_list.file.do": (
        'Give certificates in PEM form: text between "BEGIN CERTIFICATE" and "END CERTIFICATE". '
        "A certificate in DER form is converted by: openssl x509 -inform der -in FILE"
    ),
    "error.trust.signed_list": "The list is wrapped in a signature (JWS), which is not read.",
    "error.trust.signed_list.do": (
        "Fetch its plain JSON form; or take out what stands between the two dots, and decode it from base64url."
    ),
    "error.trust.purpose.claim_signing": "The list calls itself one for claim signing.",
    "error.trust.purpose.claim_signing.do": (
        "Leave --purpose out; who trusts an authority with one thing has said nothing about the other."
    ),
    "error.trust.purpose.time_stamping": "The list calls itself one for time stamping.",
    "error.trust.purpose.time_stamping.do": (
        "Leave --purpose out; who trusts an authority with one thing has said nothing about the other."
    ),
    "error.trust.purpose.identity": "The list calls itself one for identity.",
    "error.trust.purpose.identity.do": (
        "Leave --purpose out; who trusts an authority with one thing has said nothing about the other."
    ),
    "error.trust.no_certificates": "The list holds fingerprints alone, of which no PEM file can be made.",
    "error.trust.no_certificates.do": "Give --form json.",
    # -- the folder of lists ----------------------------------------------------------------------------------------
    "error.trust.unreadable.folder": "The folder of trust lists cannot be read.",
    "error.trust.unreadable.folder.do": _PERMISSIONS,
    "error.trust.unreadable.held": "The trust list {name} cannot be read from its folder.",
    "error.trust.unreadable.held.do": _PERMISSIONS,
    "error.trust.too_many_lists": Plural(
        "The folder holds more than {count} trust list.", "The folder holds more than {count} trust lists."
    ),
    "error.trust.too_many_lists.do": "Remove those that you do not need.",
    "error.trust.damaged_list": "The trust list {name} that is held in your folder is damaged. {why}",
    "error.trust.damaged_list.do": (
        "Get it anew: {command}. The built-in edition is not used in its place, because it may be an older one."
    ),
    "damaged_list.other": "It is another list under this name.",
    "error.trust.not_written": "The trust list {name} could not be written ({reason}).",
    "error.trust.not_written.do": (
        "Nothing was changed: the list that is in use stays. Make room, or check the folder's permissions."
    ),
    "error.trust.locked": "Somebody else is writing trust lists.",
    "error.trust.locked.do": "Wait until the other howmade that writes there has ended, and try again.",
    # -- new editions -----------------------------------------------------------------------------------------------
    "error.network.unreachable.list": "The list could not be fetched from {host} ({reason}).",
    "error.network.unreachable.list.do": "Try again later; the list that is in use stays.",
    "error.network.unreachable.list_nowhere": "The list could not be fetched from its address ({reason}).",
    "error.network.unreachable.list_nowhere.do": "Try again later; the list that is in use stays.",
    "error.trust.other_list": "What came is another list, or one for another purpose.",
    "error.trust.other_list.do": _STAYS_LATER,
    "error.trust.other_list.form": "What came is written in another form than this list is.",
    "error.trust.other_list.form.do": _STAYS,
    "error.trust.other_list.name": "What came is a list that calls itself {name}.",
    "error.trust.other_list.name.do": _STAYS,
    "error.trust.other_list.authorities": (
        "What came is a list with authorities on it, where every publisher has an entry of its own."
    ),
    "error.trust.other_list.authorities.do": _STAYS,
    "error.trust.older_edition": "What came is an edition of {came}; the one in use is of {used}.",
    "error.trust.older_edition.do": _STAYS_LATER,
    "error.trust.older_edition.undated": "What came is an edition without a date; the one in use is of {used}.",
    "error.trust.older_edition.undated.do": _STAYS_LATER,
    "error.trust.future_edition": "What came says that it was issued on {came}, which is yet to come.",
    "error.trust.future_edition.do": (
        "Nothing was changed: the list that is in use stays. Check the clock of this machine."
    ),
    "error.trust.shrunk_edition": Plural(
        "What came holds {count} certificates, less than half of the {used} in use.",
        "What came holds {count} certificates, less than half of the {used} in use.",
    ),
    "error.trust.shrunk_edition.do": _STAYS_LATER,
    # -- what is wrong with a list; {where} is its place in a JSON file ---------------------------------------------
    "error.trust.bad_list": "The list cannot be read: {what}.",
    "error.trust.bad_list.do": "Fetch the file again from whoever publishes it; nothing that is in use was changed.",
    "bad_list.the_file": "the file",  # these three stand as {where}
    "bad_list.a_name": "a name",
    "bad_list.a_certificate": "a certificate",
    "bad_list.not_json": "it is no JSON that can be read unambiguously",
    "bad_list.too_large": "it has more than {most} MiB",
    "bad_list.no_object": "{where} is no object",
    "bad_list.no_array": "{where} is no array",
    "bad_list.no_text": "{where} is no text",
    "bad_list.no_time": "{where} is no time",
    "bad_list.no_zone": "{where} is a time without its zone",
    "bad_list.no_base64": "{where} is no base64",
    "bad_list.items": Plural("{where} has more than {count} item", "{where} has more than {count} items"),
    "bad_list.characters": Plural(
        "{where} has more than {count} character", "{where} has more than {count} characters"
    ),
    "bad_list.half_character": "{where} holds half a character",
    "bad_list.certificate": "{where} cannot be read as a certificate",
    "bad_list.certificates": Plural("it has more than {count} certificate", "it has more than {count} certificates"),
    "bad_list.line": "line {number} is no SHA-256 in base64",
    "bad_list.lines": Plural("it has more than {count} line", "it has more than {count} lines"),
    "bad_list.other_json": "it is JSON, but no list of trusted entities and none of ours",
    "bad_list.markup": "it is a web page or XML (ETSI TS 119 612), which are not read; ask for JSON or PEM",
    "bad_list.entry": "an entry is not what its certificate says ({sha256})",
    "bad_list.fields": "fields are missing, or not known: {names}",
    "bad_list.twice": "it has no certificates, or one twice",
    "bad_list.digest": "its digest is not that of its certificates",
    "bad_list.id": "its id is none",
    "bad_list.no_flag": "{where} is neither true nor false",
    "bad_list.no_sha256": "{where} is no SHA-256",
    "bad_list.other_fields": "{where} has other fields than {names}",
    "bad_list.none": "{where} is none",
    "bad_list.no_anchor": "{where} is called an anchor and has no certificate",
    "bad_list.other_certificate": "{where} is no certificate, or not the one of its fingerprint",
    "bad_list.other_subject": "{where} is not that of its certificate",
    "bad_list.purpose": "its purpose is none",
    "bad_list.status": "its status is none",
    # -- notices of incidents: where it stands, and what is wrong there ---------------------------------------------
    "error.trust.incidents": "the incidents in “{file}”: {why}",
    "error.trust.incidents.do": _FORM,
    "error.trust.incidents.key": "the incidents in “{file}”, “{key}”: {why}",
    "error.trust.incidents.key.do": _FORM,
    "error.trust.incidents.entry": "the incidents in “{file}”, entry {entry}: {why}",
    "error.trust.incidents.entry.do": _FORM,
    "error.trust.incidents.entry_key": "the incidents in “{file}”, entry {entry}, “{key}”: {why}",
    "error.trust.incidents.entry_key.do": _FORM,
    "incidents.bytes": Plural("more than {count} byte", "more than {count} bytes"),
    "incidents.not_json": "not JSON (line {line})",
    "incidents.not_utf8": "not JSON in UTF-8, or a key that comes twice",
    "incidents.twice": "comes twice",
    "incidents.nobody": "names nobody; give one of {names}",
    "incidents.fingerprints": "not 64 lower-case hexadecimal digits (SHA-256)",
    "incidents.serials": "not in lower-case hexadecimal digits without leading zeros",
    "incidents.no_source": "empty; a notice needs somebody who reported it",
    "incidents.id": "not up to 64 of a to z, 0 to 9 and hyphens",
    "incidents.address": "not a web address",
    "incidents.no_object": "not an object",
    "incidents.missing": "missing",
    "incidents.unknown": "unknown",
    "incidents.no_list": "not a list",
    "incidents.more": "more than {most}",
    "incidents.text": Plural("not a text of 1 to {count} character", "not a text of 1 to {count} characters"),
    "incidents.date": "not a date such as 2026-11-22",
    "incidents.dates": "not a first and a last date",
    "incidents.order": "ends before it begins",
}
"""By their ids; `verify.words.en_errors` takes them over."""
