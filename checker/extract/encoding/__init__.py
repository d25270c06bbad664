"""Bytes to characters: what is declared, what the bytes show, and damage undone."""
