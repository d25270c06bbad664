"""The context checks, as far as they go: what a claim says of its speaker, outlet, date and title."""

from checker.claims.claim import Claim
from checker.verdict.result import Context, ContextCheck, ContextState

_NOT_CLAIMED = ContextCheck(ContextState.NOT_CLAIMED, None)
_UNCLEAR = ContextCheck(ContextState.UNCLEAR, None)


def check_context(claim: Claim) -> Context:
    """Give `unclear` for what the claim says and `not_claimed` for what it does not; nothing is concluded yet."""
    return Context(
        speaker=_UNCLEAR if claim.speaker else _NOT_CLAIMED,
        direct_speech=_UNCLEAR if claim.speaker else _NOT_CLAIMED,
        outlet=_UNCLEAR if claim.outlet else _NOT_CLAIMED,
        published=_UNCLEAR if claim.published else _NOT_CLAIMED,
        title=_UNCLEAR if claim.title else _NOT_CLAIMED,
    )
