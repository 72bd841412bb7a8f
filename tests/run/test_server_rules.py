"""What a web server redirects, or makes by a program."""

from __future__ import annotations

import pytest

from seolint.run.server_rules import server_rules

RULES = [
    ("", False),
    ("# RewriteRule ^guide/ /help/", False),
    ("RewriteRule ^guide/(.*)$ /help/$1 [R=301]", True),
    ("RewriteRule ^(guide)/(.*)$ /help/$2", True),
    ("RewriteRule ^pegs/(.*)$ /help/$1", False),
    ("RewriteRule ^(pegs|guide)/(.*)$ /help/$2", True),
    ("RewriteRule ^pegs|guide /help/", True),
    ("RewriteRule ^guides?/ /help/", True),
    ("RewriteRule ^guide\\.html$ /help/", False),
    ("RewriteRule ^\\w+/ /help/", True),
    ('RewriteRule "^guide/" "/help/"', True),
    ("RewriteRule !^pegs tents.php", True),
    ("RewriteRule . tents.php", True),
    ("RewriteRule . - [F]", False),
    ("RewriteRule .", False),
    ("RewriteCond %{HTTP_HOST} ^tents\nRewriteRule . https://www.tents.example/", False),
    ("RewriteCond %{HTTPS} off\nRewriteRule . https://tents.example/\nRewriteRule . tents.php", True),
    ("RewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule . tents.php", True),
    ("RewriteCond %{REQUEST_FILENAME}.html -f\nRewriteRule . a.html", False),
    ("Redirect 301 /shop/guide /help", True),
    ("Redirect permanent /shop/guide/ /help/", True),
    ("Redirect /shop/guide /help", True),
    ("Redirect /shop/gui /help", False),
    ("Redirect gone /shop/guide", False),
    ("RedirectPermanent /shop/guide /help", True),
    ("RedirectMatch 301 ^/shop/gui(.*) /help/", True),
    ("RedirectMatch 404 /\\.git", False),
    ("ErrorDocument 404 /missing.html", False),
    ("ErrorDocument 404 /missing.php", True),
    ("ErrorDocument", False),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_apache(text: str, expected: bool) -> None:
    assert server_rules(".htaccess", text).may_serve("guide/poles", "/site/shop/guide/poles") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<rule name="a"><match url="^guide/(.*)" /></rule>', True),
        ('<rule name="a"><match url="^pegs/(.*)" /></rule>', False),
        ('<rule name="a"><match url="(.*)" /><add input="{HTTPS}" pattern="off" /></rule>', False),
    ],
)
def test_iis(text: str, expected: bool) -> None:
    assert server_rules("web.config", text).may_serve("guide/poles", "/site/shop/guide/poles") is expected
