"""Vale's styles as rule files: a house style that was written for Vale is not written again."""
