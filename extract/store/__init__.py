"""The raw layer: readings as parquet, and the manifest that lists the valid ones."""
