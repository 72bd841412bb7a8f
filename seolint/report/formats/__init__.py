"""One output format a module, each with a function `report(result, style)`."""
