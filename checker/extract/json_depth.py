"""How deep JSON of strangers may be nested."""

DEPTH_LIMIT = 200
"""Python's own limit differs from version to version, and so would what is read of a deeper value."""


def is_flat(value: object) -> bool:
    """Whether a value that `json` gave is nested no deeper than DEPTH_LIMIT."""
    level = [value]
    for _ in range(DEPTH_LIMIT):
        if not level:
            break
        level = [inner for outer in level for inner in _children(outer)]
    return not level


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
