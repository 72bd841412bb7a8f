"""Also packs the built-in rules in compiled form, so that an installed seolint starts fast from its first run on."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's build hook for the wheel. An editable install compiles its rules when it runs."""

    folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled rules to what is packed."""
        if version == "editable":
            return
        sys.dont_write_bytecode = True
        sys.path.insert(0, self.root)
        from seolint.rules import compiled, parsed_rules

        rules = Path(self.root, "rules")
        self.folder = TemporaryDirectory()
        file = Path(self.folder.name, compiled.SHIPPED)
        file.write_bytes(compiled.dump(rules, parsed_rules(rules).values(), shipped=True))
        build_data["force_include"][str(file)] = f"seolint/_rules/{compiled.SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self.folder:
            self.folder.cleanup()
