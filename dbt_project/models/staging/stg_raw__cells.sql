-- One row per merged cell of a grid, blank ones too, text verbatim.
{{ current_rows('cells') }}
