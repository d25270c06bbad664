"""Stage 6: runs, claims, sources, captures, documents, findings and decisions in SQLite."""
