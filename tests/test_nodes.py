from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from duties.planfile.nodes import (
    UNFOLDING_LIMIT,
    ListNode,
    MappingNode,
    Node,
    NodeError,
    NodeReader,
    other_than_text,
    span_of,
)
from reading import PARSERS, parser, shown


@pytest.fixture(params=PARSERS, autouse=True)
def is_libyaml(request: pytest.FixtureRequest) -> Iterator[bool]:
    with parser(request.param):
        yield request.param


def read(text: str) -> Node:
    reader = NodeReader(text)
    opening = reader.root()
    assert opening is not None
    node = reader.node(opening)
    reader.close()
    return node


def tree(node: Node) -> object:
    """Return the values and places of a node in plain tuples and lists."""
    place = shown(span_of(node))
    if isinstance(node, ListNode):
        return place, [tree(entry) for entry in node.entries]
    if isinstance(node, MappingNode):
        return place, {str(tree(key)): tree(value) for key, value in node.entries}
    return f"{node.value} {place}"


def fault(text: str) -> tuple[str, str]:
    with pytest.raises(NodeError) as caught:
        read(text)
    return shown(caught.value.span), caught.value.message.put(NullTranslations())


def value_of_a(text: str) -> object:
    root = read(text)
    assert isinstance(root, MappingNode)
    (_, node), *_ = root.entries
    return tree(node)


def test_every_value_has_its_place() -> None:
    text = "title: 清水\nunits:\n  - name: 东街道\n    aliases: [东街, '东 街']\ntasks: []\n"

    assert tree(read(text)) == (
        "1:1-5:10",
        {
            "title 1:1-1:6": "清水 1:8-1:10",
            "units 2:1-2:6": (
                "3:3-4:25",
                [
                    (
                        "3:5-4:25",
                        {
                            "name 3:5-3:9": "东街道 3:11-3:14",
                            "aliases 4:5-4:12": (
                                "4:14-4:25",
                                ["东街 4:15-4:17", "东 街 4:19-4:24"],
                            ),
                        },
                    )
                ],
            ),
            "tasks 5:1-5:6": ("5:8-5:10", []),
        },
    )


@pytest.mark.parametrize("rest", ["", "\n", "\n\n# more\n", "\n...\n"])
def test_a_list_ends_where_its_last_value_ends(rest: str) -> None:
    assert tree(read(f"- a\n- b: c{rest}")) == (
        "1:1-2:7",
        ["a 1:3-1:4", ("2:3-2:7", {"b 2:3-2:4": "c 2:6-2:7"})],
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines_end_at_every_line_end_of_yaml(end: str) -> None:
    text = f"# 注{end}title: 清水{end}tasks: [1]{end}"

    assert tree(read(text)) == (
        "2:1-3:11",
        {"title 2:1-2:6": "清水 2:8-2:10", "tasks 3:1-3:6": ("3:8-3:11", ["1 3:9-3:10"])},
    )


@pytest.mark.parametrize("rest", ["", ":", " ", "\n", "\n\n# more\n"])
def test_a_mapping_ends_with_its_last_key_where_that_has_no_value(rest: str) -> None:
    node = read(f"- a: b\n  ? c{rest}")

    assert isinstance(node, ListNode)
    assert shown(span_of(node.entries[0])) == "1:3-2:6"


def test_columns_count_characters_not_bytes_or_halves() -> None:
    assert tree(read("[\U00020bb7野家, é, 东]")) == (
        "1:1-1:12",
        ["\U00020bb7野家 1:2-1:5", "é 1:7-1:8", "东 1:10-1:11"],
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  一\n  二\n", "一\n二\n 1:4-4:1"),
        ("a: >-\n  一\n  二\nb: c\n", "一 二 1:4-4:1"),
        ("a: 一\n  二\n", "一 二 1:4-2:4"),
        ("a: '一''二'\n", "一'二 1:4-1:10"),
        ('a: "\\u4e00\\n\\x07"\n', "一\n\x07 1:4-1:18"),
        ("a: !!str 一\n", "一 1:4-1:11"),
        ("a: &x 一\n", "一 1:4-1:8"),
        ("a:\nb: c\n", " 1:3-1:3"),
        ("a: {b: 1}\n", ("1:4-1:10", {"b 1:5-1:6": "1 1:8-1:9"})),
    ],
)
def test_a_value_may_be_written_in_every_way(text: str, value: object) -> None:
    assert value_of_a(text) == value


def test_an_alias_and_all_in_it_stand_where_the_alias_stands() -> None:
    text = "- &one 东街道\n- &two [西街道]\n- &three {a: b}\n- [*one, *two]\n- *three\n- *one\n"

    assert tree(read(text)) == (
        "1:1-6:7",
        [
            "东街道 1:3-1:11",
            ("2:3-2:13", ["西街道 2:9-2:12"]),
            ("3:3-3:16", {"a 3:11-3:12": "b 3:14-3:15"}),
            ("4:3-4:15", ["东街道 4:4-4:8", ("4:10-4:14", ["西街道 4:10-4:14"])]),
            ("5:3-5:9", {"a 5:3-5:9": "b 5:3-5:9"}),
            "东街道 6:3-6:7",
        ],
    )


def test_a_key_may_be_marked_too() -> None:
    assert tree(read("- {&a 东: 1}\n- &b 西: *a\n  *b : 2\n")) == (
        "1:1-3:9",
        [
            ("1:3-1:12", {"东 1:4-1:8": "1 1:10-1:11"}),
            ("2:3-3:9", {"西 2:3-2:7": "东 2:9-2:11", "西 3:3-3:5": "2 3:8-3:9"}),
        ],
    )


def test_an_alias_means_the_last_value_so_marked() -> None:
    assert tree(read("[&a x, *a, &a y, *a]")) == (
        "1:1-1:21",
        ["x 1:2-1:6", "x 1:8-1:10", "y 1:12-1:16", "y 1:18-1:20"],
    )


def test_a_mapping_is_read_pair_by_pair_and_a_list_item_by_item() -> None:
    reader = NodeReader("title: 清水\ntasks:\n- a\n- [b]\nissuer: 县\n")
    opening = reader.root()
    assert opening is not None
    assert reader.opens_plain_mapping(opening)
    seen: list[object] = []
    for key, value in reader.pairs():
        if reader.opens_plain_list(value):
            seen.append([tree(key), [tree(item) for item in reader.items()]])
        else:
            seen.append([tree(key), tree(reader.node(value))])
    reader.close()

    assert seen == [
        ["title 1:1-1:6", "清水 1:8-1:10"],
        ["tasks 2:1-2:6", ["a 3:3-3:4", ("4:3-4:6", ["b 4:4-4:5"])]],
        ["issuer 5:1-5:7", "县 5:9-5:10"],
    ]


@pytest.mark.parametrize("text", ["&a [b]", "!!seq [b]", "!a [b]", "{b: c}", "b"])
def test_what_is_no_plain_list_must_be_read_whole(text: str) -> None:
    opening = NodeReader(text).root()

    assert opening is not None
    assert not NodeReader.opens_plain_list(opening)


@pytest.mark.parametrize("text", ["&a {b: c}", "!!map {b: c}", "!a {b: c}", "[b]", "b"])
def test_what_is_no_plain_mapping_must_be_read_whole(text: str) -> None:
    opening = NodeReader(text).root()

    assert opening is not None
    assert not NodeReader.opens_plain_mapping(opening)


@pytest.mark.parametrize("text", ["", "\n \n", "# 注\n", "---\n", "---", "---\n# 注\n...\n"])
def test_a_file_without_a_value_has_no_root(text: str) -> None:
    assert NodeReader(text).root() is None


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("1", True),
        ("010", True),
        ("1.10", True),
        ("no", True),
        ("2023-05-23", True),
        ("~", True),
        ("", True),
        ("12:30", True),
        ("1e3", True),
        ("9.9e9", True),
        (".9E-9", True),
        ("0o17", True),
        ("'no'", False),
        ('"1"', False),
        ("!!str 1", False),
        ("一", False),
        ("1.1.1", False),
        ("[1]", False),
    ],
)
def test_what_other_tools_read_as_a_number_or_a_date_is_known(text: str, is_other: bool) -> None:
    node = read(f"- {text}")

    assert isinstance(node, ListNode)
    assert other_than_text(node.entries[0]) is is_other


TAB = "a tab is not allowed here; indent and separate with spaces"
COLON = "a colon is out of place here; check the indentation, or put the text in quotes"
DASH = "a dash is out of place here; begin a list on a line of its own, or write [a, b]"
NO_COLON = "this line has no colon after its key"
QUOTE = "the quote opened here is not closed"
MISFIT = (
    "this does not fit what comes before it; check the indentation, the quotes and the brackets"
)
NO_DASH = "this line is not indented like the list above it, or its dash is missing"
BACKSLASH = "a backslash in double quotes begins an escape; put the text in single quotes"
NO_VALUE = "no value can begin here; delete the extra comma or bracket, or put the text in quotes"
NO_CHARACTER = "this escape does not mean any character; write the character itself"
INDICATOR = "a text cannot begin with this character; put the text in quotes"
DEEP = "lists and mappings are nested more than 100 deep"


def open_list(line: int) -> str:
    return f"the list opened with [ at line {line} is not closed, or a comma is missing before this"


def open_mapping(line: int) -> str:
    return (
        f"the mapping opened with {{ at line {line} is not closed, "
        "or a comma is missing before this"
    )


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("\ttitle: 清水\n", "1:1-1:2", TAB),
        ("title: 清水\n\ttasks: []\n", "2:1-2:2", TAB),
        ("tasks:\n\t- id: 1\n", "2:1-2:2", TAB),
        ("tasks:\n  - id: 1\n\t  title: 清水\n", "3:1-3:2", TAB),
        ("title: 云溪: 清水\n", "1:10-1:11", COLON),
        ("title: 清水\n  tasks: []\n", "2:8-2:9", COLON),
        ("units: - 东街道\n", "1:8-1:9", DASH),
        ("title: 清水\n东街道\ntasks: []\n", "2:1-2:2", NO_COLON),
        ("title: '清水\ntasks: []\n", "1:8-1:9", QUOTE),
        ('title: 清水\nissuer: "县\n---\n', "2:9-2:10", QUOTE),
        ("title: [清水\n", "2:1-2:1", open_list(1)),
        ("title: [清水", "1:11-1:11", open_list(1)),
        ("tasks:\n- [一\n- 二\n", "4:1-4:1", open_list(2)),
        ("title: {清水\n", "2:1-2:1", open_mapping(1)),
        ("title: {a: 1\ntasks: []\n", "2:6-2:7", open_mapping(1)),
        ('title: "清水"方案\n', "1:12-1:13", MISFIT),
        ("title: [清水] 方案\n", "1:13-1:14", MISFIT),
        ("  title: 清水\ntasks: []\n", "2:1-2:2", MISFIT),
        ("title: 清水\n...\ntasks: []\n", "3:1-3:2", MISFIT),
        ("tasks:\n - id: 1\n- id: 2\n", "3:1-3:2", MISFIT),
        ("tasks:\n  - id: 1\n  title: 清水\n", "3:3-3:4", NO_DASH),
        ("lead: [县, , 乡]\n", "1:11-1:12", NO_VALUE),
        ("title: , 清水\n", "1:8-1:9", NO_VALUE),
        ("title: ]清水\n", "1:8-1:9", NO_VALUE),
        ("\n...\n", "2:1-2:2", NO_VALUE),
        ("title: *重点*\n", "1:9-1:10", INDICATOR),
        ("title: &重点\n", "1:9-1:10", INDICATOR),
        ("title: @县\n", "1:8-1:9", INDICATOR),
        ("title: `县\n", "1:8-1:9", INDICATOR),
        ("title: %县\n", "1:8-1:9", INDICATOR),
        ("title: 清\x07水\n", "1:9-1:10",
            "the character U+0007 is not allowed in YAML; delete it, or write it "
            "as an escape"),
        ("title: 清\0水\n", "1:9-1:10",
            "the character U+0000 is not allowed in YAML; delete it, or write it "
            "as an escape"),
        ("a\r\nb\u2028\ufffe\n", "3:1-3:2",
            "the character U+FFFE is not allowed in YAML; delete it, or write it "
            "as an escape"),
        ("title: \ud800\n", "1:8-1:9",
            "the character U+D800 is not allowed in YAML; delete it, or write it "
            "as an escape"),
        ("title: 清水\n--- \ntitle: 河\n", "2:1-2:4",
         "a second YAML document starts here; a file holds one"),
        ("---\n---\ntitle: 河\n", "2:1-2:4",
         "a second YAML document starts here; a file holds one"),
        ("title: *county\n", "1:8-1:15",
         "*county repeats a value marked &county, but no complete one comes before it"),
        ("- *a\n- &a b\n", "1:3-1:5",
         "*a repeats a value marked &a, but no complete one comes before it"),
        ("&a [*a]\n", "1:5-1:7",
         "*a repeats a value marked &a, but no complete one comes before it"),
        ("a: &a\n  b: *a\n", "2:6-2:8",
         "*a repeats a value marked &a, but no complete one comes before it"),
    ],
)  # fmt: skip
def test_a_fault_is_explained_at_its_place(text: str, place: str, sentence: str) -> None:
    assert fault(text) == (place, sentence)


@pytest.mark.parametrize(
    "escape", ["\\ud800", "\\udfff", "\\ud842\\udfb7", "\\U0000d800", "\\U00110000", "\\Uffffffff"]
)
def test_an_escape_that_stands_for_no_character_is_refused(escape: str) -> None:
    place, sentence = fault(f'title: 清水\nissuer: "县{escape}"\n')

    assert (place.partition(":")[0], sentence) == ("2", NO_CHARACTER)


def test_an_unknown_escape_is_refused() -> None:
    place, sentence = fault('title: 清水\nissuer: "C:\\plans"\n')

    assert (place.partition(":")[0], sentence) == ("2", BACKSLASH)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("%YAML 9.9\n---\na: b\n", "1:1-1:2"),
        ("a: !x!y b\n", "1:4-1:5"),
        ("a: |x\n  b\n", "1:5-1:6"),
    ],
)
def test_other_faults_are_told_in_the_words_of_the_parser(text: str, place: str) -> None:
    where, sentence = fault(text)

    assert where == place
    assert sentence.startswith("this is not valid YAML here (")


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000,
        "? " * 10_000,
        "- - ? " * 10_000,
        "{a: " * 10_000,
        "[{a: " * 10_000,
        "\n".join(f"{' ' * level}a:" for level in range(1_000)),
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000 + "}" * 10_000,
    ],
    ids=["lists", "keys", "both", "mappings", "flow", "indents", "closed lists", "closed mappings"],
)
def test_nesting_is_limited(text: str) -> None:
    assert fault(text)[1] == DEEP


def test_the_limit_of_nesting_is_at_its_first_value_too_deep() -> None:
    assert tree(read("- " * 100 + "a")) is not None
    assert fault("- " * 101 + "a") == ("1:201-1:201", DEEP)


def test_aliases_that_unfold_to_a_bomb_are_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert UNFOLDING_LIMIT == 1_000_000
    monkeypatch.setattr("duties.planfile.nodes.UNFOLDING_LIMIT", 10_000)
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert fault("\n".join(lines)) == (
        "5:8-5:11",
        "the aliases in this file expand to more than 10000 values",
    )


def test_aliases_of_one_value_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duties.planfile.nodes.UNFOLDING_LIMIT", 10_000)
    text = "- &a [" + "x, " * 99 + "]\n" + "- [" + "*a, " * 101 + "]\n"

    assert fault(text) == (
        "2:404-2:406",
        "the aliases in this file expand to more than 10000 values",
    )


def test_aliases_of_a_long_text_are_counted_by_characters() -> None:
    text = "- &a " + "长" * 100_000 + "\n- &b [*a, *a]\n" + "- *b\n" * 100

    assert fault(text) == (
        "51:3-51:5",
        "the aliases in this file expand to more than 10000000 characters",
    )


def test_aliases_in_the_ordinary_number_are_followed() -> None:
    node = read("- &a [x, y]\n" + "- *a\n" * 10_000)

    assert isinstance(node, ListNode)
    assert len(node.entries) == 10_001
