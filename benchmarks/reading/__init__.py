"""Does the reading keep every sentence, whole and in its role, and what does it cost? Run by hand; see README.md."""
