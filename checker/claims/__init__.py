"""Stage 1: claims.csv to claims and row errors."""
