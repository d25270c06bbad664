"""PDF files to documents, by geometry: glyphs, segments, columns, paragraphs, blocks."""
