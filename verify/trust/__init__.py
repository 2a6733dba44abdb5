"""Trust: which named list knows the signer of a record, or the authority that stamped its time."""
