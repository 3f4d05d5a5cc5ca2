"""Reports that print their figures badly: what becomes of each figure, right, listed or lost."""
