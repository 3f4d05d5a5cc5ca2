"""Where a load fails: which documents make it fail, set aside so that the rest is published."""
