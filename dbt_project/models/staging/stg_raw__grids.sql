-- One row per grid of a page, with the edges of its columns and rows.
{{ current_rows('grids') }}
