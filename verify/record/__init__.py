"""The C2PA record: the engine's view, the raw manifest store, and independent checks of both."""
