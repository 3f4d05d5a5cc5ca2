"""From a folder of PDFs to a published warehouse and its report, in one command.

On the ground lies the order of a load: :mod:`load.steps` is the whole load, :mod:`load.check` the
check of a single report, :mod:`load.stepwise` the steps one by one; :mod:`load.source` chooses the
folder, :mod:`load.building` builds the warehouse, :mod:`load.auditing` asks the rules and the gate.
They call on :mod:`load.cli`, :mod:`load.terminal`, :mod:`load.release`, :mod:`load.lists`,
:mod:`load.compiled`, :mod:`load.partitions`, :mod:`load.blame`, :mod:`load.storage` and
:mod:`load.process`. What is published is read by :mod:`load.reader`.

This package knows nothing about PDFs, figures or rules; it starts those that do, in order.
"""
