"""A check as rules use it: all that its module defines, looked up once, so that nothing else inspects modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from seolint.document import Document, Finding

if TYPE_CHECKING:
    from seolint.analysis.regex import ArgumentFault
    from seolint.site.index import Site, SiteFinding, SitePage


class Parameter(NamedTuple):
    """A keyword parameter of a check: whether a rule must set it, and its annotation as written."""

    required: bool
    annotation: str


class Check(NamedTuple):
    """What a module under `seolint/checks` defines; all but `check` itself, here `function`, is optional there.

    `facts` are those facts of its findings that a message can show, `more_facts` yields those that depend on the
    arguments. `not_applicable` returns why a document can't be judged, `validate` yields what is wrong with the
    arguments. `whole_page` is whether its findings are about the whole page, and are only placed at its first heading.
    """

    name: str
    function: Callable[..., Iterator[Finding]]
    parameters: Mapping[str, Parameter] = {}
    facts: Sequence[str] | None = None
    more_facts: Callable[..., Iterable[str]] | None = None
    not_applicable: Callable[..., str] | None = None
    validate: Callable[..., Iterator[ArgumentFault]] | None = None
    whole_page: bool = False
    across: Callable[..., Iterator[SiteFinding]] | None = None
    """The check of a whole site; `function` then finds nothing on a single page."""
    settled: Callable[[Site, SitePage], Iterator[int]] | None = None
    """For a check across pages: the places on a page about which it knows better than the page alone can."""

    def facts_for(self, arguments: Mapping[str, Any]) -> frozenset[str] | None:
        """The facts that a message can show with these arguments; None if the check doesn't list them."""
        if self.facts is None:
            return None
        return frozenset((*self.facts, *(self.more_facts(**arguments) if self.more_facts else ())))

    def faults(self, arguments: Mapping[str, Any]) -> Sequence[ArgumentFault]:
        """What the check says is wrong with arguments that have the right names."""
        if self.validate is None:
            return ()
        try:
            return list(self.validate(**arguments))
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            return [((), f"the check can't take these values: {error}")]


def check_names() -> list[str]:
    """The names of all checks."""
    package = Path(__file__).parent.parent
    folders = (package / "checks", package / "site" / "checks")
    return sorted(path.stem for folder in folders for path in folder.glob("[!_]*.py"))


@cache
def find_check(name: str) -> Check:
    """The check with a name, made on first use from its module in seolint.checks or seolint.site.checks.

    Raises LookupError if there is none: a rule file may name anything, including modules that aren't checks.
    """
    if not name.isidentifier() or name.startswith("_"):
        raise LookupError(name)
    try:
        return _check_in(name, import_module(f"seolint.checks.{name}"))
    except ModuleNotFoundError as error:
        if error.name != f"seolint.checks.{name}":
            raise
    try:
        return _site_check_in(name, import_module(f"seolint.site.checks.{name}"))
    except ModuleNotFoundError as error:
        if error.name != f"seolint.site.checks.{name}":
            raise
        raise LookupError(name) from error


def _check_in(name: str, module: ModuleType) -> Check:
    return Check(
        name=name,
        function=module.check,
        parameters=_parameters_of(module.check),
        facts=getattr(module, "FACTS", None),
        more_facts=getattr(module, "more_facts", None),
        not_applicable=getattr(module, "not_applicable", None),
        validate=getattr(module, "validate", None),
        whole_page=getattr(module, "WHOLE_PAGE", False),
    )


def _site_check_in(name: str, module: ModuleType) -> Check:
    return Check(
        name=name,
        function=_nothing,
        parameters=_parameters_of(module.check),
        facts=getattr(module, "FACTS", None),
        whole_page=getattr(module, "WHOLE_PAGE", False),
        across=module.check,
        settled=getattr(module, "settled", None),
    )


def _nothing(document: Document, **_: object) -> Iterator[Finding]:
    """What a check across pages finds on one of them."""
    return iter(())


def _parameters_of(function: Any) -> Mapping[str, Parameter]:
    """The keyword-only parameters. `inspect` provides them, too, but takes 5 ms to load in every run."""
    code, defaults, annotations = function.__code__, function.__kwdefaults__ or {}, function.__annotations__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return {name: Parameter(name not in defaults, str(annotations.get(name, ""))) for name in names}
