"""Stage 4: quotation and document to passages and differences. Pure; the heart of the program."""
