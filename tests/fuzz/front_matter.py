"""Generated front matter in YAML, TOML and JSON, most of it readable."""

from __future__ import annotations

import json
from random import Random

from tests.fuzz.vocabulary import odd, pick, sentence, words


def _key(rng: Random) -> str:
    return pick(rng, "front_matter_keys")


def _yaml_value(rng: Random) -> str:
    shape = rng.randrange(5)
    if shape == 0:
        return f"[{', '.join(_yaml_scalar(rng) for _ in range(rng.randint(0, 4)))}]"
    if shape == 1:
        names = ", ".join(pick(rng, "rule_names") for _ in range(2))
        return f"{{disable: [{names}], reason: {words(rng, 3)}}}"
    if shape == 2:
        mark = rng.choice(("- ", f"{_key(rng)}: "))
        return "".join(f"\n  {mark}{_yaml_scalar(rng)}" for _ in range(rng.randint(1, 4)))
    return _yaml_scalar(rng)


def _yaml_scalar(rng: Random) -> str:
    text = words(rng, 6)
    quoted = (json.dumps(text), json.dumps(text, ensure_ascii=False), f"'{text}'")
    blocks = (
        f"|\n  {text}\n  {text}",
        f">-\n  {text}\n\n  # {text}",
        f"&a {text}",
        f"!!str {text}",
        f"{text} # {text}",
    )
    return rng.choice((*(text,) * 5, *quoted, *blocks, "*a", odd(rng), pick(rng, "front_matter_values")))


def _yaml(rng: Random) -> str:
    colon = (": ", ": ", ": ", ": ", ":", " : ")
    return "".join(f"{_key(rng)}{rng.choice(colon)}{_yaml_value(rng)}\n" for _ in range(rng.randint(0, 6)))


def _toml(rng: Random) -> str:
    return "".join(f"{_toml_line(rng)}\n" for _ in range(rng.randint(0, 6)))


def _toml_line(rng: Random) -> str:
    text, key = words(rng, 6), _key(rng)
    strings = (json.dumps(text), f"'{text}'", f'"""\n{text}\n"""', f"'''{text}'''", f"[{json.dumps(text)}, 'a']")
    others = ("2024-05-04", "1979-05-27T07:32:00Z", "0xDEAD", "inf", "{a = 1, b.c = 'd'}", "true", odd(rng))
    value = rng.choice((*strings, *strings, *others))
    return rng.choice((f"{key or 'k'} = {value}", f"{key or 'k'} = {value}", f"{key}={value}", "[params]", "[[a.b]]"))


def _json(rng: Random) -> str:
    texts = (sentence(rng), words(rng, 3).split(), "\ud83d\ude00", "\ud83d", {"a": {"b": [odd(rng)]}})
    values = (*texts, *texts, None, True, 1e300, 10**30)
    data = {_key(rng): rng.choice(values) for _ in range(rng.randint(0, 5))}
    text = json.dumps(data, indent=rng.choice((None, 1, 4)), ensure_ascii=rng.random() < 0.5)
    if rng.random() < 0.3:
        at = rng.randrange(len(text))
        text = text[:at] + odd(rng) + text[at + rng.randint(0, 2) :]
    return f"{text}\n"


def _fenced(rng: Random, fence: str, text: str) -> str:
    end = rng.choice((*(f"{fence}\n",) * 8, "", "...\n", f"{fence} \n", f"{fence}x\n"))
    return f"{fence}{rng.choice(('', '', '', ' ', 'x'))}\n{text}{end}\n"


def front_matter(rng: Random) -> str:
    """Front matter in one of the languages, perhaps behind something that makes it none."""
    before = rng.choice(("",) * 9 + ("\n", "\ufeff", " "))
    language = rng.randrange(6)
    if language == 0:
        return before + _fenced(rng, "+++", _toml(rng))
    if language == 1:
        return before + (_json(rng) if rng.random() < 0.6 else _fenced(rng, ";;;", _json(rng)))
    return before + _fenced(rng, "---", _yaml(rng))
