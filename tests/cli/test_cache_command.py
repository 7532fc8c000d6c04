"""`yomikurabe cache`, and the cache behind `analyze`."""


def test_a_second_run_prints_the_same_and_a_damaged_cache_is_told(run, project):
    kept = {"YOMIKURABE_CACHE": str(project / "kept")}
    first = run("analyze", "news", "--format", "json", **kept)
    assert first.code == 0
    assert not first.err
    info = run("cache", "info", **kept)
    assert info.out.splitlines()[:2] == [str(project / "kept" / "analysis.sqlite"), "4 entries"]
    assert run("analyze", "news", "--format", "json", **kept) == first
    (project / "kept" / "analysis.sqlite").write_bytes(b"no database at all" * 100)
    damaged = run("analyze", "news", "--format", "json", **kept)
    assert (damaged.code, damaged.out) == (0, first.out)
    assert damaged.err.startswith("The analysis cache was damaged")
    cleared = run("cache", "clear", **kept)
    assert cleared.code == 0
    assert not (project / "kept" / "analysis.sqlite").exists()
    assert run("cache", "clear", **kept).code == 0


def test_it_can_be_switched_off(run):
    for action in ("info", "clear"):
        told = run("cache", action, YOMIKURABE_CACHE="off")
        assert (told.code, told.out, told.err) == (0, "", "The analysis cache is switched off.\n")
