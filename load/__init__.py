"""From a folder of PDFs to a published warehouse and its report, in one command.

The tour: :mod:`load.cli` is the door, :mod:`load.commands` what can be asked for,
:mod:`load.steps` the whole load on one screen,
:mod:`load.source` chooses the folder, :mod:`load.digest` tells whether anything is new,
:mod:`load.building` runs dbt, :mod:`load.auditing` the rules and the gate, :mod:`load.publish`
makes the result appear in one rename, :mod:`load.record` keeps the history, and
:mod:`load.summary` and :mod:`load.screen` say what happened.

It decides nothing about PDFs, figures or rules; it only starts those who do, in order.
"""
