"""HTML to a document: the whole text of a page, block by block, each with its role and its place."""
