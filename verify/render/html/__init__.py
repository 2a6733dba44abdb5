"""The HTML report: one page that needs nothing else, to be mailed, archived and printed."""
