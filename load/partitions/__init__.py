"""What is built of one document alone, kept from load to load; what looks at all is built over it.

Models of dbt that look at one document (all but `models/across`) and the rules are the dear part of
a load. They are built for what is new, in batches of documents, each in a file of its own that dies
with its batch; kept is what comes after, as parquet:

    DATA_DIR/partitions/documents/<digest>/<batch>/<schema>.<relation>.parquet
    DATA_DIR/partitions/answers/<digest>/<batch>/audit.<table>.parquet

The digest is of the code and seeds that made them: what another code made is built anew. The whole
folder only saves time and may be removed at any moment.
"""
