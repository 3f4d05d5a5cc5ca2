"""One page, from its content stream to its reading."""
