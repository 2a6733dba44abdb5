"""From an input to bytes and packets: open, snapshot, digest, type, and one bounded walker per container."""
