"""What the fields of a record mean: one meaning a name, whatever its case and script, and records found in any value."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attache.acquire.fields import found, meaning
from attache.fold import fold
from attache.lexicon import items, rows


def test_names_mean_one_thing_each() -> None:
    assert meaning("Publish_Time") == meaning("publish time") == meaning("publishTime")
    assert (meaning("標題") or ("",))[0] == (meaning("标题") or ("",))[0] == "title"
    assert meaning("x" * 41) is None and meaning("nothing") is None
    names = [name for row in rows("fields") for name in items(row["names"])]
    plain = ["".join(char for char in fold(name).lower() if char not in " ._-") for name in names]
    assert sorted({name for name in plain if plain.count(name) > 1}) == []
    assert all(name == name.lower() for name in names)


def test_every_name_in_the_table_is_found() -> None:
    for row in rows("fields"):
        for name in items(row["names"]):
            assert (meaning(name) or ("",))[0] == row["field"], name


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["title", "content", "source", "data", "items", "image", "date", "url", "x", "正文"]), inner, max_size=5
        )
    ),
    max_leaves=30,
)


@given(values)
@settings(max_examples=200, deadline=None)
def test_any_value_is_survived(value: object) -> None:
    for record in found(value):
        assert isinstance(record.text, str)
        assert all(record.given().values())


def test_pictures_comments_and_authors_are_not_the_article() -> None:
    value = {
        "title": "外长抵达", "text": "外长周一上午抵达东京访问。", "user": {"name": "甲", "url": "c/d"},
        "cover": {"url": "a/b", "title": "图"},
        "comments": [{"title": "评论", "text": "读者的一条评论。"}],
    }  # fmt: skip
    (record,) = found({"data": value})
    assert record.given() == {"title": "外长抵达", "author": "甲"}
    assert (record.text, record.brief) == ("外长周一上午抵达东京访问。", False)


def test_what_stands_around_one_record_belongs_to_it_and_around_several_to_none() -> None:
    one = {"title": "外层标题", "detail": {"content": "外长周一上午抵达东京访问。"}}
    assert [record.given() for record in found(one)] == [{"title": "外层标题"}]
    two = {"title": "外层标题", "zh": {"content": "外长周一上午抵达东京访问。"}, "en": {"content": "央行周二上午宣布降息。"}}
    assert [record.given() for record in found(two)] == [{}, {}]
