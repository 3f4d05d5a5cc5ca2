"""The raw layer: readings as parquet, and the manifest that says which of them count."""
