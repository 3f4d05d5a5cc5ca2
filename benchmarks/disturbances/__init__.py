"""Sound reports, printed otherwise: how much is told of them that is false."""
