"""What is installed is complete: rules, presets and language data, from a wheel and from a checkout alike."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from seolint.rules import compiled, load_rules, rules_root
from tests.conftest import ENVIRONMENT, ROOT, copy_of_checkout, needs_index

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = [
    version
    for *_, language, version in (classifier.split(" :: ") for classifier in PROJECT["classifiers"])
    if language == "Python" and version.startswith("3.")
]
"""The versions of Python that seolint says it runs on."""

PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "any")

DATA = (".yml", ".json", ".bin", ".txt", ".typed")
"""What seolint reads besides its modules."""


def shipped() -> Iterator[str]:
    """Names in a wheel for every data file of the checkout that seolint reads when it runs."""
    for file in (ROOT / "seolint").rglob("*"):
        if file.suffix in DATA and not {"__pycache__", "vscode"} & {*file.parts}:
            yield file.relative_to(ROOT).as_posix()
    for file in (ROOT / "rules").rglob("*.yml"):
        yield f"seolint/_rules/{file.relative_to(ROOT / 'rules').as_posix()}"


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    variables = os.environ if env is None else env
    environment = {name: value for name, value in variables.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def wheel(wheels: Path) -> Path:
    """The wheel, built from a copy of the checkout."""
    return next(wheels.glob("seolint_content-*.whl"))


def test_checkout_finds_its_rules() -> None:
    assert rules_root() == ROOT / "rules"
    assert "stuffed-phrase" in load_rules()


@needs_index
def test_wheel_holds_rules_and_language_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(shipped()) - names == set()
    assert f"seolint/_rules/{compiled.SHIPPED}" in names
    assert {name.split("/")[0] for name in names} == {"seolint", wheel.stem.rsplit("-", 3)[0] + ".dist-info"}


@needs_index
def test_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    assert run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path).returncode == 0
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python")
    completed = run(*pip, "install", "--quiet", wheel, cwd=tmp_path)
    assert completed.returncode == 0, completed.stderr

    rules = run(scripts / "seolint", "rules", cwd=tmp_path)
    assert rules.returncode == 0, rules.stderr
    assert [rule for rule in load_rules() if rule not in rules.stdout] == []

    draft = tmp_path / "draft.md"
    draft.write_bytes((ROOT / "tests/articles/draft.md").read_bytes())
    completed = run(scripts / "seolint", "check", "draft.md", cwd=tmp_path)
    assert completed.returncode == 1, completed.stderr
    assert "draft.md:8:1" in completed.stdout

    assert run(scripts / "python", "-c", USES_COMPILED, cwd=tmp_path).stdout.split() == ["True", "False"]


def test_oldest_version_is_the_one_required() -> None:
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"


@needs_index
@pytest.mark.parametrize("version", PYTHONS)
def test_every_version_installs_from_wheels_alone(wheel: Path, tmp_path: Path, version: str) -> None:
    pip = (sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--only-binary", ":all:")
    platforms = [option for name in PLATFORMS for option in ("--platform", name)]
    python = ("--implementation", "cp", "--python-version", version, *platforms)
    completed = run(*pip, *python, "--target", tmp_path, wheel, cwd=tmp_path, env=ENVIRONMENT)
    assert completed.returncode == 0, completed.stderr


USES_COMPILED = """
import sys
from seolint.rules import load_rules, rules_root
from seolint.rules import compiled
load_rules()
print(compiled.stored(rules_root()) is not None, "yaml" in sys.modules)
"""


@needs_index
def test_source_distribution_builds_a_wheel(tmp_path: Path, wheel: Path) -> None:
    copy = copy_of_checkout(tmp_path / "checkout")
    script = "import sys; from hatchling.build import build_sdist; print(build_sdist(sys.argv[1]))"
    built = run(sys.executable, "-c", script, tmp_path, cwd=copy)
    assert built.returncode == 0, built.stderr

    source = next(tmp_path.glob("seolint_content-*.tar.gz"))
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "tests/articles/draft.md",
        "rules/presets/recommended.yml",
    } <= names
    again = tmp_path / "again"
    completed = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", again, source, cwd=tmp_path)
    assert completed.returncode == 0, completed.stderr
    assert set(zipfile.ZipFile(next(again.glob("*.whl"))).namelist()) == set(zipfile.ZipFile(wheel).namelist())
