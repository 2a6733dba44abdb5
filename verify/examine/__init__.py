"""Read one unknown file: its bytes, its container, the engine's view. Here alone does foreign data meet big parsers.

What comes out is `facts.Examined`, plain values, made in this process or in a worker that is watched.
"""
