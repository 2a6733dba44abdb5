"""The version of this tool and of the engine that it is built for; part of every report."""

VERSION = "0.1.0"

ENGINE = "c2pa-python 0.38.1 (c2pa-rs 0.91.3)"
"""Pinned exactly, and compared with the loaded engine by a test: the caller of a worker must not load it to ask."""
