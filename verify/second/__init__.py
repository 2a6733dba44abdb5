"""A second opinion: another, independent verifier beside ours, in a process of its own; it never changes an answer."""
