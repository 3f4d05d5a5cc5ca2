-- One row per distinct document in the folder, read or not.
{{ current_rows('documents') }}
