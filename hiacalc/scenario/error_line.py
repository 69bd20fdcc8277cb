"""What is wrong with a part of a scenario, as pydantic takes it from a check."""

from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.problem_code import Code


def error_line(
    code: Code, name: str, allowed: str, actual: str | None = None, where: tuple[str, ...] = ()
) -> InitErrorDetails:
    """A line of a `ValidationError` of our own.

    Args:
        code: the kind of the problem.
        name: what it is about, in the message and as its place.
        allowed: what may stand there, in plain text.
        actual: what stands there, where that is not the name.
        where: the keys that lead there, where the name is not the place.

    >>> from hiacalc.problem_code import Code
    >>> error_line(Code.MISSING, "days_shorter", "")["loc"]
    ('days_shorter',)
    """
    context = {"found": name if actual is None else actual, "allowed": allowed}
    return InitErrorDetails(
        type=PydanticCustomError(code, "{found}", context), loc=where or (name,), input=name
    )
