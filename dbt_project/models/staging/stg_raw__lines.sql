-- One row per line of text outside grids.
{{ current_rows('lines') }}
