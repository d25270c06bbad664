"""What words mean to a comparison: small tables, each with its origin. English, where a table is by language."""
