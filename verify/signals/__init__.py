"""Marks outside Content Credentials: one file per standard, each from packets to marks, fields and traces.

Nothing here is signed (but for one generator's own signature), so everything here is what the file states, no more.
"""
