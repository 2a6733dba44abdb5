"""``python -m cli`` is ``howmade``."""

from cli.main import run

run()
