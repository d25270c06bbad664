"""Stage 6: runs, claims, sources, captures, look-ups, documents, findings and decisions in SQLite."""
