"""Whether a page as it was read is certain: its account and its doubts."""
