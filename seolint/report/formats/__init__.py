"""One output format a module, each with a function `report(run, style)`."""
