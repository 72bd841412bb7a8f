"""One output format per module, each with a function `report(result, style)`."""
