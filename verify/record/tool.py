"""Names of programs: version 2 gives name and version, version 1 a user agent string."""

from __future__ import annotations

import re

from verify.model.manifests import Tool
from verify.record.fields import Json, mapping, text

_AGENT = re.compile(r"(?P<name>[^/]{1,200}?)/(?P<version>\S{1,100})")
_LIBRARIES = re.compile(r"\s+(?:c2pa-rs|adobe_c2pa|libc2pa|c2pa)$")


def read_tool(value: Json) -> Tool | None:
    """Read a `softwareAgent` or generator info: text (version 1) or a map with name and version (version 2).

    Args:
        value: foreign JSON.
    """
    if isinstance(value, str):
        return _split(value[:512]) if value.strip() else None
    fields = mapping(value)
    name, version = text(fields.get("name")), text(fields.get("version"))
    if name is None:
        return None
    return Tool(name, version) if version else _split(name)


def _split(agent: str) -> Tool:
    """Split a user agent such as ``Adobe_Photoshop/24.7.0 (build …) c2pa-rs/0.18.0`` into the program and its version.

    ``ChatGPT c2pa-rs/0.28.4`` gives the version of the library alone, which is not the program's.
    """
    match = _AGENT.match(agent)
    if match is None:
        return Tool(agent, None)
    name = _LIBRARIES.sub("", match["name"])
    library_only = name != match["name"]
    return Tool(_LIBRARIES.sub("", name).replace("_", " "), None if library_only else match["version"])
