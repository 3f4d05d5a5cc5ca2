"""Whether marks at figures are what the text says: as fonts paint them, or drawn beside them."""
