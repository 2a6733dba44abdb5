"""The network: only here, only when the user allows it (`Policy.online`), and never by way of the engine."""
