from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.quantities.values import Comparison, Value, compare, distance

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
VALUES = st.builds(
    lambda low, high, rough: Value(min(low, high), max(low, high), rough), NUMBERS, NUMBERS, st.booleans()
)


def point(number: str, rough: bool = False) -> Value:
    return Value(Decimal(number), Decimal(number), rough)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (point("30"), point("30.0"), Comparison.SAME),
        (point("211000000000"), point("200000000000", rough=True), Comparison.ROUNDED),
        (point("40000", rough=True), point("40200"), Comparison.SAME),
        (point("42000"), point("42123"), Comparison.SAME),
        (point("10"), point("12"), Comparison.DIFFERENT),
        (point("4285"), point("4258"), Comparison.DIFFERENT),
        (point("400000000000", rough=True), point("550000000000", rough=True), Comparison.DIFFERENT),
        (Value(Decimal(90), None), point("92"), Comparison.SAME),
        (Value(Decimal(90), None), point("89"), Comparison.ROUNDED),
        (Value(Decimal(90), None), point("70"), Comparison.DIFFERENT),
        (Value(Decimal(10), Decimal(90)), point("35"), Comparison.SAME),
        (Value(None, Decimal(11840)), point("12000"), Comparison.SAME),
        (Value(None, Decimal(11840)), point("12410"), Comparison.DIFFERENT),
    ],
)
def test_compare(one, other, expected):
    assert compare(one, other) is expected


@given(VALUES, VALUES)
def test_comparing_is_symmetric(one, other):
    assert compare(one, other) is compare(other, one)
    assert distance(one, other) == distance(other, one)


@given(VALUES)
def test_a_value_agrees_with_itself(value):
    assert compare(value, value) is Comparison.SAME
    assert distance(value, value) == 0
