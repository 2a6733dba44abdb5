"""Forms in which trust lists are published: bytes in, entries out; each form a file, every refusal a `TrustError`."""
