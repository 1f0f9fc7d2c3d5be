"""What a bare sheet seems to be, when nobody says it: kinds of columns, doubtful cells, the table of ours it resembles.

``guess`` makes the guess about one source, ``check`` yields what is doubtful in it, ``descriptor`` is a data package
that describes the sheets as they are.
"""

from gongyak.guesses import gaps, rows, sums
from gongyak.guesses.doubts import check
from gongyak.guesses.guess import Guess, guess
from gongyak.guesses.proposal import descriptor

__all__ = ["Guess", "check", "descriptor", "gaps", "guess", "rows", "sums"]
