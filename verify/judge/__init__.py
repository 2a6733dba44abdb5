"""From statements to answers, findings, history and official signals; pure functions, no I/O."""
