"""Stage 5: passages, differences, source state and style to status and reason. Pure, and a table."""
