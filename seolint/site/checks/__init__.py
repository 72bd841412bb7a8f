"""One measurement across the pages of a site per module: `check(site, *, options…) -> Iterator[SiteFinding]`."""
