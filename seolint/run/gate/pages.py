"""What the gate has to know of the rules in force for a file: which judge the page as a whole, and which rest."""

from __future__ import annotations

from typing import NamedTuple

from seolint.config import Config
from seolint.rules.check import find_check
from seolint.rules.rule import Rule


class Rules(NamedTuple):
    """Ids of rules: those that judge a page as a whole, and those that there are but that don't run."""

    whole: frozenset[str]
    idle: frozenset[str]


def rules_of(config: Config) -> Rules:
    """The rules of the config that is in force for a file (`Config.for_path`)."""
    running = {active.rule.id: active.rule for active in config.rules}
    whole = frozenset(name for name, rule in running.items() if _judges_page(rule))
    return Rules(whole, frozenset(config.states.keys() - running.keys()))


def _judges_page(rule: Rule) -> bool:
    """Whether its problems stand at the first heading of a page, whatever edit caused them.

    They do where it measures the scope `article`, or the module of its check says WHOLE_PAGE = True.
    """
    return rule.settings.get("scope") == "article" or find_check(rule.check).whole_page
