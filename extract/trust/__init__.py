"""What speaks for and against a page as it was read: its account and its doubts."""
