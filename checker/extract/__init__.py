"""Stage 3: bytes to a document, and what the capture amounts to."""
