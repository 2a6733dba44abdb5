"""A trust list in the engine's form; apart from the engine, so that naming a list does not load it."""

from typing import NamedTuple, Self

_END = "-----END CERTIFICATE-----\n"


class EngineList(NamedTuple):
    """A trust list in the engine's form.

    Attributes:
        uri: names the list in what the engine says.
        kind: ``manifest`` or ``tsa``.
        anchors: PEM blocks, each of which ends with a newline; may be empty.
        allowed: PEM blocks of end entities; may be empty.
        subjects: SHA-256 of the DER subject name of each block, anchors first; empty where the list is always taken
            as a whole.
    """

    uri: str
    kind: str
    anchors: str
    allowed: str
    subjects: tuple[str, ...] = ()

    def only(self, names: frozenset[str]) -> Self:
        """Return the list with no other certificates than those of these names.

        Args:
            names: SHA-256 of DER names, in lower-case hexadecimal.
        """
        if not self.subjects:
            return self
        anchors = self.anchors.split(_END)[:-1]
        both = (*anchors, *self.allowed.split(_END)[:-1])
        kept = [(index, block) for index, block in enumerate(both) if self.subjects[index] in names]
        return self._replace(
            anchors="".join(block + _END for index, block in kept if index < len(anchors)),
            allowed="".join(block + _END for index, block in kept if index >= len(anchors)),
            subjects=(),
        )
