import pytest
from figure_world import compared, found

from compare.findings.target_dates import shifted
from compare.model import Role

OLD = "市は2030年度までにごみの量を30%減らす目標を掲げている。"
NEW = "市はごみの量を30%減らす目標を示した。当初は2030年度の達成を目指していたが、2028年度中の達成に前倒しした。"
SHIFT = "市はごみの量を30%減らす目標を、当初予定より2年前倒しで達成する計画だ。"


@pytest.mark.parametrize(
    ("date", "months", "expected"),
    [
        ("FY2027", -24, "FY2025"),
        ("2030", 36, "2033"),
        ("2026-03", -4, "2025-11"),
        ("2026-11", 3, "2027-02"),
        ("FY2027", -6, None),
        ("2026-03-01", 1, None),
    ],
)
def test_a_date_is_moved_at_its_own_precision(date, months, expected):
    assert shifted(date, months) == expected


def test_the_computed_date_stands_beside_the_written_one():
    (finding,) = found(compared([OLD, NEW, SHIFT]))
    assert (finding.relation, finding.reason) == ("confine", "revision")
    assert {piece.value for piece in finding.sides} == {"FY2030", "FY2028"}
    assert [(piece.article, piece.value) for piece in finding.evidence if piece.role is Role.AGREE] == [("c", "FY2028")]
    assert "reckoned from fiscal 2030, is fiscal 2028" in str(finding.message)


def test_without_a_dispute_the_agreement_itself_is_told_low():
    (finding,) = found(compared([NEW, SHIFT]))
    assert (finding.relation, finding.severity) == ("agree", 3)
    assert {piece.article for piece in finding.sides} == {"a", "b"}


def test_one_article_alone_says_nothing():
    assert found(compared([NEW])) == ()


def test_a_forecast_is_no_side():
    assert found(compared([OLD, NEW], genre=["forecast", "report"])) == ()
