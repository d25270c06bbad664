"""What a source amounts to: rules, each from evidence, and the table that puts them in order."""
