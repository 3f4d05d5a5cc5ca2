"""Whether it holds: rules to verdicts, the gate before publishing, and the report site.

The last of the three rooms. It reads the build file that dbt made, and of dbt's seeds the list of
words. `verdicts` writes the rules' answers back as rows, `gate` stops a load whose failures
are ours, `report` shows the findings to the people who can correct them.
"""
