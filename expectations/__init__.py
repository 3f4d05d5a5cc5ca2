"""Whether it holds: rules to verdicts, the gate before publishing, and the report site.

The last of the three rooms. It reads the build file that dbt made, never the parquet of the raw
layer; rules about pages and cells read dbt's views of it. Of dbt's seeds Python reads the list of
words. `judging` writes the rules' answers back as rows, `gate` stops a load whose failures are
ours, `report` shows the findings to the people who can correct them.
"""
