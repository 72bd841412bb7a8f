"""A site that nobody wrote, clean or with faults planted: what every rule across pages must find, and where.

    python -m tests.benchmarks.made_site FOLDER [--pages 300] [--form sources|built] [--clean]

The same seed makes the same site. The clean one holds what must not be reported: versions of a manual, two languages,
an alias that nobody links to, a page that isn't indexed, a canonical address on a copy, a footer on every page.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.made_site_faults import ADDED, plant
from tests.benchmarks.made_site_forms import write
from tests.benchmarks.made_site_pages import FOLDERS, FORMS, Planted, Site, clean_pages


def made_site(pages: int = 300, *, planted: bool = True, seed: int = 1) -> Site:
    """A site of so many pages (100 at least), those that faults add among them."""
    site = Site({}, [])
    for page in clean_pages(pages - (ADDED if planted else 0), random.Random(seed)):
        site.pages[page.address] = page
    if planted:
        plant(site, random.Random(seed + 1_000_003))
    for folder in FOLDERS:
        listed = [address for address in site.pages if address.startswith(f"/{folder}/") and address != f"/{folder}/"]
        orphans = {fault.page for fault in site.planted if fault.rule == "orphan-page"}
        site.pages[f"/{folder}/"].links = [address for address in listed if address not in orphans]
    return site


def line_of(text: str, planted: Planted) -> int:
    """The line of a file, from 1, in which a planted fault stands; 0 where it may stand on any."""
    if not planted.text:
        return 0
    return next(number for number, line in enumerate(text.splitlines(), 1) if planted.text in line)


def counts(site: Site, form: str) -> Mapping[str, int]:
    """How many faults of each rule a form of the site shows."""
    return dict(sorted(Counter(fault.rule for fault in site.planted if form in fault.forms).items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--form", choices=FORMS, default="sources")
    parser.add_argument("--clean", action="store_true")
    args = parser.parse_args()
    site = made_site(args.pages, planted=not args.clean)
    write(site, args.folder, args.form)
    for rule, count in counts(site, args.form).items():
        print(f"{count:3} {rule}")


if __name__ == "__main__":
    main()
