"""English: why a file could not be checked or a check could not start, and what to do: ``error.CODE`` and its ``.do``.

Where errors of one code say different things, a variant stands behind the code. What a list, a policy file or a file of
notices has wrong is a clause of its own, which stands behind the place where that is.
"""

from __future__ import annotations

from typing import Final

from verify.words.en_errors_trust import TRUST_ERRORS
from verify.words.forms import Message, Plural

_AGAIN = "get the file again; its transfer may have failed"
_CAREFUL = "treat the file with care; nothing is known of how it was made"
_LIMIT = "raise the limit (--max-size), if there is memory for it"
_RELATIVE = "paths are relative to the policy file"

ERRORS: Final[dict[str, Message]] = TRUST_ERRORS | {
    "error.internal.bug": "howmade failed ({name})",
    "error.internal.bug.do": "please report this, with the file if you may share it",
    "near": "did you mean {names}?",
    "near.none": "known here: {names}",
    "either": "{first} or {last}",
    # -- one file ---------------------------------------------------------------------------------------------------
    "error.input.empty": "the file is empty",
    "error.input.empty.do": _AGAIN,
    "error.input.missing": "there is no such file",
    "error.input.missing.do": "check the path; quote names with spaces",
    "error.input.unreadable.permission": "the file may not be read",
    "error.input.unreadable.permission.do": "check its permissions",
    "error.input.unreadable.because": "the file cannot be opened ({reason})",
    "error.input.unreadable.because.do": "check the path",
    "error.input.unreadable.no_path": "the file cannot be opened (not a usable path)",
    "error.input.unreadable.no_path.do": "check the path",
    "error.input.unreadable.half_way": "reading failed half-way",
    "error.input.unreadable.half_way.do": "give the file again, or save it first",
    "error.input.unreadable.folder": "the folder cannot be read ({reason})",
    "error.input.unreadable.folder.do": "check its permissions",
    "error.input.not_regular": "this is not a regular file",
    "error.input.not_regular.do": "give a media file, or a folder of them",
    "error.input.too_large": Plural(
        "the file has {shown} byte; at most {limit} are examined",
        "the file has {shown} bytes; at most {limit} are examined",
    ),
    "error.input.too_large.do": _LIMIT,
    "error.input.too_large.type": Plural(
        "the file has {shown} byte; at most {limit} are examined of {type}",
        "the file has {shown} bytes; at most {limit} are examined of {type}",
    ),
    "error.input.too_large.type.do": _LIMIT,
    "error.input.too_large.manifest": "the manifest file is too large",
    "error.input.too_large.manifest.do": "check that it is a .c2pa file",
    "error.input.not_manifest": "this is not a C2PA manifest store",
    "error.input.not_manifest.do": "give a .c2pa file",
    "error.input.not_media": "these bytes are not a picture, video, sound or document that can be examined",
    "error.input.not_media.do": "check that this is the media file itself and not a web page or an archive around it",
    "error.input.no_media": "the folder holds no media file",
    "error.input.no_media.do": "check the folder's name; files are known by their content, not by their ending",
    "error.input.address": "addresses are fetched only where the network is allowed",
    "error.input.address.do": "give --online (Policy.online), or download the file and check that",
    "error.network.unreachable.media": "the address could not be fetched ({reason})",
    "error.network.unreachable.media.do": "check the address in a browser; or download the file and check that",
    # -- a file that cost its worker too much -----------------------------------------------------------------------
    "error.input.unsafe.memory": "the file could not be examined safely (it needs more memory than it may have)",
    "error.input.unsafe.memory.do": _CAREFUL,
    "error.input.unsafe.seconds": Plural(
        "the file could not be examined safely (it took longer than {shown} second)",
        "the file could not be examined safely (it took longer than {shown} seconds)",
    ),
    "error.input.unsafe.seconds.do": _CAREFUL,
    "error.input.unsafe.processor": (
        "the file could not be examined safely (it took more processor time than it may have)"
    ),
    "error.input.unsafe.processor.do": _CAREFUL,
    "error.input.unsafe.ended": "the file could not be examined safely (the examining process ended)",
    "error.input.unsafe.ended.do": _CAREFUL,
    "error.input.unsafe.ended.words": (
        "the file could not be examined safely (the examining process ended: “{words}”)"
    ),
    "error.input.unsafe.ended.words.do": _CAREFUL,
    "error.input.unsafe.signal": (
        "the file could not be examined safely (the examining process was ended by signal {signal})"
    ),
    "error.input.unsafe.signal.do": _CAREFUL,
    "error.input.unsafe.signal.words": (
        "the file could not be examined safely (the examining process was ended by signal {signal}: “{words}”)"
    ),
    "error.input.unsafe.signal.words.do": _CAREFUL,
    # -- what was asked for -----------------------------------------------------------------------------------------
    "error.usage.manifest": "--manifest goes with one file",
    "error.usage.manifest.do": "give one PATH",
    "error.usage.policy": "--policy and --no-policy exclude each other",
    "error.usage.policy.do": "leave one out",
    "error.usage.compare": "both files cannot come from standard input",
    "error.usage.compare.do": "name one of them",
    "error.usage.output": "the output cannot be written there",
    "error.usage.output.do": "check --output",
    "error.usage.size": "{option} takes a size in bytes, KiB, MiB or GiB",
    "error.usage.size.do": "for example 600MiB",
    "error.usage.memory": "{option} is too little to read any file with",
    "error.usage.memory.do": "at least {least} MiB",
    "error.usage.time": "--at takes a time in ISO 8601",
    "error.usage.time.do": "for example 2026-11-22T14:00:00Z",
    "error.usage.explain": "--list shows every code, and takes none",
    "error.usage.explain.do": "leave out the code or --list",
    "error.usage.unknown_code": "no code is called “{code}”",
    "error.usage.unknown_code.do": "every code is listed by: howmade explain --list",
    "error.usage.unknown_code.near": "no code is called “{code}”",
    "error.usage.unknown_code.near.do": "did you mean {names}?",
    "error.usage.pixels": "Marks in pixels cannot be read: {names} not installed",
    "error.usage.pixels.do": "Install the extra: pip install 'howmade[pixels]'",
    "error.usage.second_opinion": "There can be no second opinion: {tool} is not installed",
    "error.usage.second_opinion.do": "Install the extra: pip install 'howmade[second-opinion]'",
    # -- policy files -----------------------------------------------------------------------------------------------
    "error.policy.unreadable.because": "the policy file “{file}”: {reason}",
    "error.policy.unreadable.because.do": (
        "check --policy, HOWMADE_POLICY or your folder for settings; --no-policy goes on without"
    ),
    "policy.unreadable": "the file cannot be read",
    "error.policy.unreadable.too_large": "the policy file “{file}” has more than {most} KiB",
    "error.policy.unreadable.too_large.do": "check the path",
    "error.policy.syntax.not_utf8": "“{file}”, line {line}: this is not UTF-8",
    "error.policy.syntax.not_utf8.do": "save it as UTF-8",
    "error.policy.syntax.too_deep": "“{file}”, line {line}: this is nested too deeply",
    "error.policy.syntax.too_deep.do": "a table, its keys and their values are enough",
    "error.policy.syntax.nowhere": "“{file}”: {reason}",
    "error.policy.syntax.nowhere.do": "the form is TOML 1.0 (toml.io)",
    "error.policy.syntax.end": "“{file}”, line {line}, at the end: {reason}",
    "error.policy.syntax.end.do": "the form is TOML 1.0 (toml.io)",
    "error.policy.syntax.line": "“{file}”, line {line}, column {column}: {reason}",
    "error.policy.syntax.line.do": "the form is TOML 1.0 (toml.io)",
    "policy.at": "“{file}”, {key}: {what}",
    "policy.at.line": "“{file}”, line {line}, {key}: {what}",
    "policy.this": "this",  # stands for the value in "this takes a size …", where a command line names its option
    "policy.table": "this is a table",
    "policy.table.do": "write [{name}], and its keys below",
    "policy.no_time": "a policy has no time of check",
    "policy.no_time.do": "give --at for the checks that need it",
    "policy.no_table": "there is no such table",
    "policy.no_key": "there is no such key",
    "policy.type.flag": "this takes true or false",
    "policy.type.text": "this takes a text in quotes",
    "policy.type.texts": 'this takes a list of texts, such as ["one", "two"]',
    "policy.type.size": 'this takes a size, such as "600MiB"',
    "policy.type.seconds": "this takes a number of seconds",
    "policy.type.do": "see the example in the README",
    "policy.no_list_named": "no list is named",
    "policy.no_list_named.do": "name a list, or say “default = false” to leave the built-in lists out",
    "policy.no_path": "this is no path",
    "policy.no_path.do": _RELATIVE,
    "policy.no_folder": "there is no such folder",
    "policy.no_folder.do": _RELATIVE,
    "policy.no_did": "an issuer is named by its DID",
    "policy.no_did.do": "for example did:web:issuer.example",
    "policy.seconds": "this is no time that one file may take, in seconds",
    "policy.seconds.do": "from {least} to {most}",
    "policy.unknown.list": "there is no list “{word}”",
    "policy.unknown.condition": "there is no condition “{word}”",
    "policy.unknown.format": "there is no format “{word}”",
    "policy.unknown.language": "there is no language “{word}”",
}
"""By their ids; `verify.words.en` takes them over."""
