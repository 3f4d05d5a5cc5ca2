"""Latest troubles: what office programs, printers and clerks do to a statement, made blind."""
