"""Which sketch finds pages that are alike: one permutation with densification, or 128 hash functions. And how fast.

    python -m tests.benchmarks.sketches [--pairs 400] [--words 150,400,800]

Prints the share of pairs of a likeness of .5 and .6 that share one of 32 bands of 4, what theory says (Leskovec,
Rajaraman and Ullman, Mining of massive datasets, chapter 3: 1 - (1 - s^4)^32), and the milliseconds of CPU time a page.
"""

from __future__ import annotations

import argparse
import random
import time
from array import array
from collections.abc import Callable, Collection, Sequence
from statistics import mean

from seolint.analysis.sketches import SHINGLE, VALUES, shingles, sketch
from seolint.site.candidates import BANDS

LIKENESSES = (0.5, 0.6)
_PRIME = 2**61 - 1
_FACTORS = [(random.Random(n).getrandbits(60) | 1, random.Random(-n - 1).getrandbits(60)) for n in range(VALUES)]
_WIDTH = 2 * VALUES // BANDS


def many_hashes(hashes: Collection[int]) -> bytes:
    """The sketch of 128 hash functions, each (a·x + b) mod p of the shingle's hash."""
    values = [min([(a * value + b) % _PRIME for value in hashes]) for a, b in _FACTORS]
    return array("H", [value & 0xFFFF for value in values]).tobytes()


def share_a_band(one: bytes, other: bytes) -> bool:
    """Whether two sketches make a pair of candidates."""
    return any(one[at : at + _WIDTH] == other[at : at + _WIDTH] for at in range(0, BANDS * _WIDTH, _WIDTH))


def pair(words: int, like: float, chance: random.Random) -> tuple[list[str], list[str]]:
    """Two texts of so many words and about this likeness: words in regular distances differ."""
    one = [f"w{int(chance.paretovariate(0.6)) % 4000}" for _ in range(words)]
    step = round(SHINGLE * (1 + like) / (1 - like))
    other = list(one)
    for at in range(chance.randrange(step), words, step):
        other[at] = f"x{chance.getrandbits(40)}"
    return one, other


def recall(
    make: Callable[[Collection[int]], bytes], pairs: Sequence[tuple[list[str], list[str]]]
) -> tuple[float, float, float]:
    """The share of pairs found, what theory expects for their likeness, and milliseconds a page."""
    found, expected, seconds = [], [], 0.0
    for texts in pairs:
        sets = [shingles(words) for words in texts]
        like = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
        expected.append(1 - (1 - like ** (VALUES // BANDS)) ** BANDS)
        started = time.process_time()
        sketches = [make(shingles(words)) for words in texts]
        seconds += time.process_time() - started
        found.append(share_a_band(*sketches))
    return mean(found), mean(expected), 1000 * seconds / (2 * len(pairs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--words", default="150,400,800")
    args = parser.parse_args()
    for words in map(int, args.words.split(",")):
        for like in LIKENESSES:
            chance = random.Random(words)
            pairs = [pair(words, like, chance) for _ in range(args.pairs)]
            for name, make in (("one permutation", sketch), ("128 hashes", many_hashes)):
                found, expected, milliseconds = recall(make, pairs)
                print(
                    f"{words} words, likeness {like}: {name:<15} finds {found:.3f} (theory {expected:.3f}), "
                    f"{milliseconds:.2f} ms a page",
                    flush=True,
                )


if __name__ == "__main__":
    main()
