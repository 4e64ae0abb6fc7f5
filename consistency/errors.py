"""Expected failures. Everything here is rendered as one line by the command line; anything else is a bug.

One base class, one subclass per room. The message says what is wrong and what the reader can do about it.
"""


class ConsistencyError(Exception):
    """Base of every failure that a user can mend; the command line ends with exit code 2."""


class ConfigError(ConsistencyError):
    """A setting is unknown, of the wrong type or out of range. ``problems`` holds all of them, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("configuration: " + "; ".join(problems))
        self.problems = problems


class DocumentError(ConsistencyError):
    """A path that was asked for does not exist, or a folder holds nothing that can be read."""


class EncoderError(ConsistencyError):
    """The sentence encoder is missing, damaged or not the one that was asked for."""


class ConstraintError(ConsistencyError):
    """A file of constraints cannot be read, a line of it is no constraint, or lines contradict each other."""


class ReportError(ConsistencyError):
    """A report cannot be written, or a saved report cannot be read."""


class CompareError(ConsistencyError):
    """The texts or the file of pairs given to ``compare`` cannot be used."""


class JudgeError(ConsistencyError):
    """The model that judges wording is missing, damaged or not the one that was asked for."""


class ParserError(ConsistencyError):
    """The parser is missing, damaged or not the one that was asked for."""
