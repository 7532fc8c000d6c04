"""Rules are muted per project with a reason; the noise budget counts what became of each rule's candidates."""

import pytest

from compare import settings
from compare.cli.report import analysis_lines
from compare.errors import UsageError
from compare.muting import budgets
from compare.workspace import Workspace

TEXTS = {
    "a.txt": "地震の被害\n2026年4月9日\n\n県は9日、地震の死者が12人、けが人が104人になったと発表した。\n",
    "b.txt": "地震の被害\n2026年4月9日\n\n県によると、地震の死者は15人、けが人は104人となった。\n",
}


@pytest.fixture
def project(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "yomikurabe.toml").write_text("", encoding="utf-8")
    return tmp_path


def rules(workspace):
    return {candidate.finding.rule for candidate in workspace.candidates()}


def mute(project, text):
    (project / "yomikurabe.toml").write_text(text, encoding="utf-8")


def test_a_muted_rule_is_silent_and_says_how_much_it_keeps_back(project):
    assert "figure-difference" in rules(Workspace.open(project))
    mute(project, '[mute]\nfigure-difference = "死者数は別に確認済み"\n')
    workspace = Workspace.open(project)
    assert "figure-difference" not in rules(workspace)
    assert [(item.rule, item.reason, item.count) for item in workspace.muted] == [
        ("figure-difference", "死者数は別に確認済み", 1)
    ]
    lines = analysis_lines(workspace.comparison, workspace.candidates(), workspace.muted)
    assert any("死者数は別に確認済み" in line for line in lines)


def test_a_decision_on_a_muted_rule_is_kept_and_not_called_gone(project):
    workspace = Workspace.open(project)
    finding = next(item.finding for item in workspace.candidates() if item.finding.rule == "figure-difference")
    workspace.decide(finding, "accepted")
    mute(project, '[mute]\nfigure-difference = "確認済み"\n')
    assert Workspace.open(project).gone() == ()
    mute(project, "")
    states = {item.finding.rule: item.state for item in Workspace.open(project).candidates()}
    assert states["figure-difference"] == "accepted"


@pytest.mark.parametrize(
    "text",
    [
        '[mute]\nno-such-rule = "x"\n',
        "[mute]\nfigure-difference = true\n",
        '[mute]\nfigure-difference = " "\n',
        'mute = "x"\n',
    ],
)
def test_what_is_wrong_is_said(project, text):
    mute(project, text)
    with pytest.raises(UsageError):
        Workspace.open(project)


def test_other_settings_stand_beside_it(project):
    mute(project, 'language = "ja"\n[mute]\nloaded-wording = "社説"\n')
    loaded = settings.load(project)
    assert (loaded.language, dict(loaded.mute)) == ("ja", {"loaded-wording": "社説"})


def test_the_budget_counts_decisions(project):
    workspace = Workspace.open(project)
    before = {budget.rule: budget for budget in budgets(workspace.candidates())}["figure-difference"]
    assert (before.undecided, before.precision) == (1, None)
    finding = next(item.finding for item in workspace.candidates() if item.finding.rule == "figure-difference")
    workspace.decide(finding, "rejected", rejection="other-time")
    after = {budget.rule: budget for budget in budgets(workspace.candidates())}["figure-difference"]
    assert (after.rejected, after.undecided, after.precision) == (1, 0, 0.0)
