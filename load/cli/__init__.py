"""The command line `budget-warehouse`: its entry, its commands and their options."""
