"""Slow, obvious twin of the profile likelihood: the multinomial one as written down, in fifty digits."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

# Bernoulli numbers B_2, B_4, ... of Stirling's series
_BERNOULLI = [Fraction(1, 6), Fraction(-1, 30), Fraction(1, 42), Fraction(-1, 30), Fraction(5, 66)]
_DIGITS = 50


def log_profile(matrix, counts, unseen, *, start):
    """Maximise over all parameters but N; `start` is where Newton's method begins."""
    with localcontext() as context:
        context.prec = _DIGITS
        rows = [[1, *[0] * (len(start) - 1)], *[[int(x) for x in row] for row in matrix]]
        filled = [Decimal(float(unseen)), *(Decimal(int(x)) for x in counts)]
        total = sum(filled)
        means = _fit(rows, filled, [Decimal(float(x)) for x in start])
        value = _log_factorial(total) - _log_factorial(filled[0]) - total * total.ln()
        return value + sum(f * m.ln() for f, m in zip(filled, means, strict=True))


def _fit(rows, filled, coefficients):
    """Fit the Poisson regression to the completed table; its means add up to the total."""
    width = range(len(coefficients))
    for _ in range(200):
        means = _means(rows, coefficients)
        left = [f - m for f, m in zip(filled, means, strict=True)]
        score = [sum(row[j] * each for row, each in zip(rows, left, strict=True)) for j in width]
        weights = list(zip(rows, means, strict=True))
        information = [[sum(row[i] * row[j] * m for row, m in weights) for j in width] for i in width]
        step = _solve(information, score)
        largest = max(abs(x) for x in step)
        share = min(Decimal(1), 1 / largest) if largest else Decimal(1)
        coefficients = [b + share * s for b, s in zip(coefficients, step, strict=True)]
        if largest < Decimal("1e-30"):
            return _means(rows, coefficients)
    raise AssertionError("the twin did not converge")


def _means(rows, coefficients):
    return [sum(x * b for x, b in zip(row, coefficients, strict=True)).exp() for row in rows]


def _solve(matrix, right):
    """Solve by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    n = len(rows)
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(n):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def _log_factorial(x):
    """Raise x above a thousand by x! = (x + 1)! / (x + 1), then Stirling's series."""
    below = Decimal(0)
    while x < 1000:
        x += 1
        below += x.ln()
    pi = Decimal("3.14159265358979323846264338327950288419716939937510582")
    value = x * x.ln() - x + (2 * pi * x).ln() / 2
    for k, number in enumerate(_BERNOULLI, 1):
        term = Decimal(number.numerator) / number.denominator
        value += term / (2 * k * (2 * k - 1) * x ** (2 * k - 1))
    return value - below
