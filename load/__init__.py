"""From a folder of PDFs to a published warehouse and its report, in one command.

On the ground lies the order of a load: :mod:`load.steps` is the whole load, :mod:`load.check` the
check of a single report, :mod:`load.single` the steps one by one; :mod:`load.source` chooses the
folder, :mod:`load.building` runs dbt, :mod:`load.auditing` the rules and the gate. They call on
:mod:`load.cli`, :mod:`load.terminal`, :mod:`load.release`, :mod:`load.lists` and
:mod:`load.process`.

This package knows nothing about PDFs, figures or rules; it starts those that do, in order.
"""
