"""The result records as JSON lines: the one report that leaves nothing out."""

import json
import re
from collections.abc import Iterable, Iterator

from checker.verdict.result import Result

# JSON keeps all of these when they are escaped. Lone surrogates cannot be written as UTF-8; U+0085, U+2028 and U+2029
# end a line for many readers; C1 and bidirectional controls would act on a terminal.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")


def jsonl(results: Iterable[Result]) -> Iterator[str]:
    """Give one line per claim, `Result.to_dict()` as JSON, ended by a line feed.

    The same result always gives the same line. Each line can be encoded as UTF-8 and holds no other line break,
    whatever the claim or its source holds; parsed, it is the record again.
    """
    for result in results:
        record = json.dumps(result.to_dict(), ensure_ascii=False, allow_nan=False)
        yield _TO_ESCAPE.sub(_escape, record) + "\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
