"""Programs that some tests need: tests are skipped by name without them, but `.ci/run` installs and requires them."""

import os
import shutil

import pytest

os.environ["YOMIKURABE_CACHE"] = "off"
"""Nothing that a test computes comes from another run, and nothing of it is left behind."""


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    missing = f"needs {' or '.join(names)}"
    if os.environ.get("YOMIKURABE_TEST_PROGRAMS") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium or Chrome."""
    return _program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def office() -> str:
    """Path of LibreOffice."""
    return _program("soffice", "libreoffice")
