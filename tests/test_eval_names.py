"""The measure of offices with names counts what resolves, and by what."""

from collections.abc import Callable

from attache.coding.shape import shapes
from attache.reading import Reading
from eval.names import Case, cases


def only(reading: Reading) -> Case:
    (one,) = cases(reading, shapes())
    return one


def test_a_known_person_resolves_without_a_state(reading: Callable[..., Reading]) -> None:
    one = only(reading("总统普京发表讲话"))
    assert one.known and one.right and not one.stated


def test_an_unknown_name_resolves_by_the_state_before_it(reading: Callable[..., Reading]) -> None:
    one = only(reading("格鲁吉亚外长瓦尔塔克表示遗憾"))
    assert (one.words, one.name, one.known, one.right, one.stated) == ("外长瓦尔塔克", "瓦尔塔克", False, True, True)


def test_the_state_last_in_question_is_counted_apart(reading: Callable[..., Reading]) -> None:
    one = only(reading("格鲁吉亚遭到批评。外长瓦尔塔克表示遗憾"))
    assert (one.right, one.coded) == (False, True)


def test_an_office_without_a_name_is_no_case(reading: Callable[..., Reading]) -> None:
    assert list(cases(reading("格鲁吉亚外长表示遗憾"), shapes())) == []
