"""Files that are no plain YAML document of the right kind."""

from tests.scenario.cases import HEAD, Fault, body, full, raw

HEAD_BYTES = HEAD.encode()
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
EXECUTE = "!!python/object/apply:os.system"

CASES = (
    raw("empty file", b"", Fault("empty_file")),
    raw("blank lines only", b"\n\n  \n", Fault("empty_file")),
    raw("comments only", b"# nothing\n# here\n", Fault("empty_file")),
    raw("byte order mark only", b"\xef\xbb\xbf", Fault("empty_file")),
    raw("document marker only", b"---\n", Fault("empty_file")),
    raw("null at the top", b"null\n", Fault("empty_file")),
    full("list at the top", "«- schema: hiacalc/1\n", Fault("not_a_mapping")),
    full("text at the top", "«hiacalc/1\n", Fault("not_a_mapping", actual="hiacalc/1")),
    full("number at the top", "«0.05\n", Fault("not_a_mapping", actual="0.05")),
    full("no schema", "«effect: {duration: 3}\n", Fault("schema_missing", "schema", "", "schema: hiacalc/1")),
    full(
        "schema misspelt",
        "«shema: hiacalc/1\n",
        Fault("schema_missing", "schema", "shema", "schema: hiacalc/1"),
    ),
    full(
        "another schema version",
        "schema: «hiacalc/2\n",
        Fault("schema_unknown", "schema", "hiacalc/2", "hiacalc/1"),
    ),
    full("schema as a number", "schema: «1\n", Fault("schema_unknown", "schema", "1", "hiacalc/1")),
    full("schema left empty", "schema: «~\n", Fault("schema_unknown", "schema", allowed="hiacalc/1")),
    full("schema as a list", "schema: «[hiacalc/1]\n", Fault("schema_unknown", "schema")),
    body("several documents", "title: a\n«---\ntitle: b", Fault("several_documents")),
    body("tab as indentation", "effect:\n«\tduration: 3", Fault("yaml_syntax")),
    body("bracket left open", "effect: {duration: 3", Fault("yaml_syntax")),
    body("quote left open", "title: 'a", Fault("yaml_syntax")),
    body("two values on a line", "title: a: b", Fault("yaml_syntax")),
    body("half a surrogate", r'title: "\ud800"', Fault("yaml_syntax")),
    body("unknown alias", "title: «*missing", Fault("unknown_alias", actual="*missing")),
    body("alias of itself", "effect: &a {duration: «*a}", Fault("unknown_alias", actual="*a")),
    body("alias of a list in itself", "caveats: &a [«*a]", Fault("unknown_alias", actual="*a")),
    body("alias bomb", BOMB, Fault("too_many_nodes", allowed="20000")),
    body("too many parts", f"caveats: [{'x, ' * 25_000}]", Fault("too_many_nodes", allowed="20000")),
    body(
        "tag that would run a command",
        f"title: «{EXECUTE} [exit 1]",
        Fault("yaml_tag", actual="tag:yaml.org,2002:python/object/apply:os.system"),
    ),
    body(
        "tag that would import a name",
        "title: «!!python/name:os.system x",
        Fault("yaml_tag", actual="tag:yaml.org,2002:python/name:os.system"),
    ),
    body("custom tag", "delivery: {fare: «!money 600}", Fault("yaml_tag", actual="!money")),
    body("tag of a standard type", "title: «!!str 5", Fault("yaml_tag", actual="tag:yaml.org,2002:str")),
    body("tag on a mapping", "effect: «!effect {duration: 3}", Fault("yaml_tag", actual="!effect")),
    body("two tags at once", "title: «!a b\ncomparator: «!c d", Fault("yaml_tag"), Fault("yaml_tag")),
    body("mapping as a key", "? «{a: b}\n: 1", Fault("key_not_text")),
    body("list as a key", "? «[a]\n: 1", Fault("key_not_text")),
    body(
        "key given twice",
        "effect: {duration: 3}\n«effect: {decay: 1}",
        Fault("duplicate_key", "effect", allowed="3"),
    ),
    body(
        "key given twice further in",
        "effect: {duration: 3, «duration: 4}",
        Fault("duplicate_key", "effect.duration", allowed="3"),
    ),
    body(
        "key given three times",
        "title: a\n«title: b\n«title: c",
        Fault("duplicate_key", "title", allowed="3"),
        Fault("duplicate_key", "title", allowed="3"),
    ),
    body("3000 brackets deep", "title: " + "[" * 3000, Fault("too_deep", "", "", "30", "", 3, 37)),
    body("3000 braces deep", "title: " + "{a: " * 3000, Fault("too_deep", "", "", "30")),
    body("3000 dashes deep", "title:\n  " + "- " * 3000, Fault("too_deep", "", "", "30", "", 4, 61)),
    body("3000 lines deep in 3 MB", "".join(f"{' ' * n}a:\n" for n in range(3000)), Fault("file_too_large")),
    raw("file of 3 MB", b"# " + b"x" * 3_000_000, Fault("file_too_large", allowed="1000000 bytes")),
    raw(
        "letter in Latin-1",
        HEAD_BYTES + b"title: Troms\xf8\n",
        Fault("not_utf8", actual="0xf8", line=3, column=13),
    ),
    raw(
        "letter in Latin-1 after one in UTF-8",
        HEAD_BYTES + "title: æ".encode() + b"\xf8\n",
        Fault("not_utf8", actual="0xf8", line=3, column=9),
    ),
    raw("UTF-16", HEAD.encode("utf-16"), Fault("not_utf8", actual="0xff", line=1, column=1)),
    raw("surrogate in UTF-8", HEAD_BYTES + b"title: \xed\xa0\x80\n", Fault("not_utf8", line=3, column=8)),
    raw("NUL", HEAD_BYTES + b"title: a\0b\n", Fault("unprintable_character", actual="#x0000", line=3)),
    raw("bell", HEAD_BYTES + b"title: a\x07b\n", Fault("unprintable_character", actual="#x0007", line=3)),
    raw(
        "escape",
        HEAD_BYTES + b"title: \x1b[31mred\n",
        Fault("unprintable_character", actual="#x001b", line=3),
    ),
    raw("delete", HEAD_BYTES + b"title: a\x7fb\n", Fault("unprintable_character", actual="#x007f", line=3)),
    raw(
        "bell below Norwegian letters",
        HEAD_BYTES + "# øøøøøøøøøø\n".encode() + b"title: a\x07b\n" + b"a: 1\n" * 40,
        Fault("unprintable_character", actual="#x0007", line=4),
    ),
    raw(
        "program instead of text", b"\x7fELF\x02\x01\x01" + bytes(200), Fault("unprintable_character", line=1)
    ),
    raw("picture instead of text", b"\x89PNG\r\n\x1a\n" + bytes(200), Fault("not_utf8", line=1, column=1)),
)
