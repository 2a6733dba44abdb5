"""A report in a form to read or to send: one file per format."""
