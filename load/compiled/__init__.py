"""What dbt compiled, run without dbt: dbt is asked once for each code, and a load runs its SQL.

A start of dbt takes seconds, and each model and test a good part of a tenth of one, whatever there
is to build; the SQL itself takes a tenth of that. So dbt parses and compiles the project when the
project has changed (:mod:`load.compiled.dbt`), and fills and tests the seeds; what is made of
seeds alone is built then, too. What it compiled is cached (:mod:`load.compiled.cached`), and
:mod:`load.compiled.runner` runs the models in their order and the data tests behind them. `dbt
build` by hand runs the same SQL.
"""
