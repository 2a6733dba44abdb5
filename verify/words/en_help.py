"""English: what `--help` shows. No other table knows these: they are loaded where help is shown."""

from __future__ import annotations

from typing import Final

from verify.words.forms import Message

_COMMANDS: Final[dict[str, Message]] = {
    "help.program": (
        "Reads what a picture or video says about its own making, checks who says so, and reports whether and how "
        "AI was used. It never says whether a scene is true."
    ),
    "help.program.version": "Show the versions and the trust lists in use, and end.",
    "help.verify": "Say how each picture, video or sound was made, as far as the file itself says, and who says so.",
    "help.verify.short": "Say how each file was made, and who says so.",
    "help.compare": (
        "Say what ties two files together, such as a copy that went viral and the original, and what one of them lacks."
    ),
    "help.compare.short": "Say what ties two files together, and what one of them lacks.",
    "help.compare.a": "A file, an https address (--online), or - for standard input.",
    "help.compare.b": "The file to put beside it.",
    "help.compare.form": "How to print it. [default: text]",
    "help.explain": "Say what a code shows, what it does not show, and what to do next.",
    "help.explain.short": "Say in plain words what a code of a report means.",
    "help.explain.code": "A finding code of a report, or a C2PA status code. [default: a list of all]",
    "help.explain.every": "List every code with its title.",
    "help.explain.form": "How to print it.",
    "help.schema": "Print the JSON Schema of a report, or of a comparison (schema version 1).",
    "help.schema.of": "Of what to print the schema.",
    "help.trust": "The trust lists: show them, bring them up to date, add your own.",
    "help.trust.folder": "Data folder of howmade. [default: the system's place for it]",
    "help.show": "Say which lists a check uses, whose they are, of when, and where they came from.",
    "help.show.name": "One list, with its certificates.",
    "help.show.form": "How to print them.",
    "help.update": "Fetch the newest editions from their official sources; the publishers see that somebody asks.",
    "help.update.names": "Built-in lists. [default: all]",
    "help.import": "Add a list of your own; every check uses it from then on.",
    "help.import.file": "PEM, ETSI TS 119 602 JSON, hash list, an export.",
    "help.import.name": "What to call it. [default: the file's name]",
    "help.import.purpose": "What to trust it for. [default: what the list says, else claim signing]",
    "help.import.replace": "Take the place of the list of this name.",
    "help.export": "Write a list as a check uses it, for other programs or another machine.",
    "help.export.name": "The list, as trust show names it.",
    "help.export.form": "PEM for other programs, JSON with all fields.",
}

_OPTIONS: Final[dict[str, Message]] = {
    "help.option.paths": "Files, folders, https addresses (--online), or - for standard input.",
    "help.option.lang": "Language of the report. [default: the system's; for JSON en]",
    "help.option.text_lang": "Language of the texts. [default: the system's]",
    "help.option.form": "How to print the report. [default: text]",
    "help.option.output": "Write to this file instead of standard output.",
    "help.option.details": "Add certificates, codes, hashes, pointers.",
    "help.option.manifest": "A .c2pa file with the record of the one PATH.",
    "help.option.policy": "Policy file: settings of your newsroom, in TOML.",
    "help.option.no_policy": "Use no policy file, wherever one is named or kept.",
    "help.option.trust_list": "Use this list only (repeatable).",
    "help.option.trust_anchors": "PEM file with anchors of your own; adds a list (repeatable).",
    "help.option.time_anchors": "The same for time-stamping: authorities whose clocks you trust (repeatable).",
    "help.option.identity_anchors": "The same for identity assertions: who says who people are (repeatable).",
    "help.option.identity_issuer": "Believe what this issuer says of people's identities (repeatable).",
    "help.option.incidents": "Your own notices of incidents with signers, as JSON (repeatable).",
    "help.option.no_default_trust": "Leave the built-in and imported lists out.",
    "help.option.pixels": "Look for marks hidden in the pixels, too (needs howmade[pixels]).",
    "help.option.second_opinion": "Ask another verifier about the same file, too (needs howmade[second-opinion]).",
    "help.option.show_prompts": "Show what generators were told to make; it can name people.",
    "help.option.online": "Fetch records kept elsewhere, ask about revocation; those asked learn of it.",
    "help.option.at": "Check validity as of this time (ISO 8601).",
    "help.option.follow_links": "Follow links inside folders, too; circles end.",
    "help.option.max_size": "Largest file to examine, such as 600MiB. [default: 2GiB; JPEG, GIF, SVG, PDF 256MiB]",
    "help.option.max_memory": "Memory of the process that examines. [default: 2GiB]",
    "help.option.max_time": "Longest time for one file. [default: 30]",
    "help.option.fail_on": "End with exit code 10 on this (repeatable). [default: altered, uncovered]",
    "help.choices": "One of: {choices}.",
    "help.arguments": "Arguments",
    "help.group.output": "Output",
    "help.group.check": "What is checked, and how",
    "help.group.trust": "Whom to trust",
    "help.group.settings": "Settings, limits and exit code",
    "help.group.other": "Other options",
}

_EXAMPLES: Final[dict[str, Message]] = {
    "help.examples": "Examples:",
    "help.example.making": "What a file says of its own making, and who says so",
    "help.example.ties": "What ties two files together",
    "help.example.code": "What a code of a report means",
    "help.example.lists": "The trust lists of this machine",
    "help.example.options": "All options of a command",
    "help.example.details": "One file, with certificates, codes and hashes",
    "help.example.folder": "A folder, one line of JSON for each file",
    "help.example.authority": "With the authority of your own newsroom, too",
    "help.example.piped": "From another program",
    "help.example.exit_code": "Exit code 10 where AI is declared, for scripts",
    "help.example.at": "As it was on a day, by the dates of the certificates",
    "help.example.online": "A record that is kept elsewhere, and revocation (network)",
    "help.example.viral": "The original, and the copy that went viral",
    "help.example.side_by_side": "A page with both side by side",
    "help.example.finding": "A finding",
    "help.example.status": "A status code of the C2PA standard",
    "help.example.about_hash": "Every code about the content hash",
    "help.example.codes": "Every code, for other programs",
    "help.example.into_file": "Into a file",
    "help.example.in_use": "Which lists a check uses",
    "help.example.add": "Add the authority of your own newsroom",
    "help.example.every_list": "Every list",
    "help.example.one_list": "One list with its certificates, for other programs",
    "help.example.update": "Every list (network)",
    "help.example.update_two": "Two of them (network)",
    "help.example.import": "Certificates, under the file's name",
    "help.example.replace": "Another edition of the same list",
    "help.example.clocks": "Authorities whose clocks you trust",
    "help.example.export": "For other programs",
    "help.example.export_json": "For another machine, with all fields",
}

HELP: Final[dict[str, Message]] = _COMMANDS | _OPTIONS | _EXAMPLES
"""By their ids; `verify.words.en` finds them there."""
