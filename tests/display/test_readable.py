import pytest

from compare import i18n
from compare.display.values import readable


@pytest.mark.parametrize(
    ("value", "english", "japanese"),
    [
        ("211000000000 JPY", "211,000,000,000 JPY", "211,000,000,000円"),
        ("360 COUNT:人", "360人", "360人"),
        ("2 PERCENT", "2%", "2%"),
        ("86400 SECONDS", "24 h", "24時間"),
        ("5400 SECONDS", "1 h 30 min", "1時間30分"),
        ("45 SECONDS", "45 s", "45秒"),
        ("2025-10-28", "2025-10-28", "2025-10-28"),
        ("FY2025", "FY2025", "FY2025"),
        ("高市早苗 2025-10", "高市早苗 2025-10", "高市早苗 2025-10"),
    ],
)
def test_values_read_as_people_write_them(value, english, japanese):
    with i18n.speaking("en"):
        assert readable(value) == english
    with i18n.speaking("ja"):
        assert readable(value) == japanese
