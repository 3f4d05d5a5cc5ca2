"""Real reports, made otherwise without changing what they say."""
