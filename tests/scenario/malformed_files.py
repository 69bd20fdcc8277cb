"""Files that rest on other files, wrongly."""

from tests.scenario.cases import HEAD, Fault, Malformed, body, full

SCHEMA = "schema: hiacalc/1\n"
SOUND = HEAD.encode()


def base(name: str, based_on: str, fault: Fault, **beside: str) -> Malformed:
    files = {f"{other}.yaml": text.encode() for other, text in beside.items()}
    return full(name, f"{SCHEMA}based_on: «{based_on}\n", fault, beside={"other.yaml": SOUND, **files})


def chain(length: int) -> dict[str, bytes]:
    return {f"link{n}.yaml": f"{SCHEMA}based_on: link{n + 1}.yaml\n".encode() for n in range(length)} | {
        f"link{length}.yaml": SOUND
    }


CASES = (
    base(
        "base that does not exist",
        "oter.yaml",
        Fault("based_on_missing", "based_on", "oter.yaml", suggestion="other.yaml"),
    ),
    base("base unlike any file", "zzzzz", Fault("based_on_missing", "based_on", "zzzzz")),
    base("base that is a folder", ".", Fault("file_is_folder", "based_on", ".")),
    base("base that is a list", "[other.yaml]", Fault("wrong_type", "based_on", allowed="file name")),
    base("base that is a number", "3", Fault("wrong_type", "based_on", "3", "file name")),
    base("base without a name", "''", Fault("wrong_type", "based_on", "", "file name")),
    base("base left empty", "~", Fault("wrong_type", "based_on", allowed="file name")),
    base("base with NUL in its name", r'"a\0b"', Fault("unprintable_character", actual="#x0000")),
    base("base with an endless name", "b" * 5000, Fault("based_on_missing", "based_on")),
    base(
        "base in the folder above",
        "../case.yaml",
        Fault("based_on_outside", "based_on", "../case.yaml"),
    ),
    base(
        "base outside by a detour",
        "sub/../../case.yaml",
        Fault("based_on_outside", "based_on", "sub/../../case.yaml"),
    ),
    base(
        "base with an absolute path",
        "/etc/passwd",
        Fault("based_on_outside", "based_on", "/etc/passwd"),
    ),
    full(
        "base that links out of the folder",
        f"{SCHEMA}based_on: «out.yaml\n",
        Fault("based_on_outside", "based_on", "out.yaml"),
        links={"out.yaml": "/etc/hostname"},
    ),
    full(
        "base that links to itself",
        f"{SCHEMA}based_on: «loop.yaml\n",
        Fault("based_on_missing", "based_on", "loop.yaml", suggestion=None),
        links={"loop.yaml": "loop.yaml"},
    ),
    base("base that is the file itself", "case.yaml", Fault("based_on_cycle", "based_on", "case.yaml")),
    full(
        "bases in a circle",
        f"{SCHEMA}based_on: a.yaml\n",
        Fault("based_on_cycle", "based_on", "a.yaml", line=2, column=11, source="b.yaml"),
        beside={
            "a.yaml": f"{SCHEMA}based_on: b.yaml\n".encode(),
            "b.yaml": f"{SCHEMA}based_on: a.yaml\n".encode(),
        },
    ),
    full(
        "bases in a long chain",
        f"{SCHEMA}based_on: link0.yaml\n",
        Fault("based_on_too_long", "based_on", "link19.yaml", "20", source="link18.yaml"),
        beside=chain(40),
    ),
    full(
        "base with an unknown key",
        f"{SCHEMA}based_on: broken.yaml\n",
        Fault("unknown_key", "efect", "efect", suggestion="effect", line=3, column=1, source="broken.yaml"),
        beside={"broken.yaml": f"{HEAD}efect: 1\n".encode()},
    ),
    full(
        "base with a value outside its bounds",
        f"{SCHEMA}based_on: broken.yaml\n",
        Fault("out_of_bounds", "population.workers", "0", line=4, column=12, source="broken.yaml"),
        beside={"broken.yaml": f"{HEAD}population:\n  workers: 0\n".encode()},
    ),
    full(
        "base that is not YAML",
        f"{SCHEMA}based_on: broken.yaml\n",
        Fault("yaml_syntax", line=2, column=1, source="broken.yaml"),
        beside={"broken.yaml": b"effect: {duration: 3\n"},
    ),
    full(
        "base without its schema",
        f"{SCHEMA}based_on: broken.yaml\n",
        Fault(
            "schema_missing", "schema", allowed="schema: hiacalc/1", line=1, column=1, source="broken.yaml"
        ),
        beside={"broken.yaml": b"effect: {duration: 3}\n"},
    ),
    full(
        "base that is empty",
        f"{SCHEMA}based_on: broken.yaml\n",
        Fault("empty_file", source="broken.yaml"),
        beside={"broken.yaml": b""},
    ),
    full(
        "shipped base that does not exist",
        f"{SCHEMA}based_on: «hiacalc:helseiarbeid\n",
        Fault(
            "based_on_missing",
            "based_on",
            "hiacalc:helseiarbeid",
            suggestion="hiacalc:helseiarbeid-2025",
        ),
    ),
    full(
        "shipped base with a path",
        f"{SCHEMA}based_on: «hiacalc:../x\n",
        Fault("based_on_missing", "based_on", "hiacalc:../x", suggestion=None),
    ),
    full(
        "standalone file with nothing in it",
        f"«««««««{SCHEMA}",
        *(
            Fault("missing", path)
            for path in (
                "comparator",
                "population",
                "absence",
                "effect",
                "valuation",
                "time",
                "delivery",
            )
        ),
    ),
    body("section taken away", "effect: null", Fault("missing", "effect", line=1, column=1)),
)
