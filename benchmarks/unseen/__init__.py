"""Made-up reports in the manner of places that none of our documents comes from."""
