"""What appears in a report: its types and its vocabulary."""
