"""Object storage: PDFs that lie there, and data folders that are kept there.

:mod:`load.storage.addresses` knows addresses like `s3://bucket/path`, :mod:`load.storage.mirror`
makes a folder the same as what lies below one, :mod:`load.storage.kept` keeps a data folder below
one, worked on in a copy here.
"""
