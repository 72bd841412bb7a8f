"""One measurement across the pages of a site a module: `check(site, *, options…) -> Iterator[SiteFinding]`."""
