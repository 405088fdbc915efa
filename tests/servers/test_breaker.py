"""The breaker that calls share: who misses is spared, and one question tries whether it is back."""

from __future__ import annotations

from voicesim.servers.breaker import Breaker


def test_after_so_many_misses_it_is_spared_and_then_tried_once() -> None:
    breaker = Breaker(after=2, rest=3)
    for _ in range(2):
        assert breaker.asks()
        breaker.missing()
    assert [breaker.asks() for _ in range(5)] == [False, False, False, True, False]


def test_while_one_call_tries_the_others_spare_it_and_its_answer_lets_all_ask_again() -> None:
    breaker = Breaker(after=1, rest=1)
    assert breaker.asks()
    breaker.missing()
    assert [breaker.asks(), breaker.asks(), breaker.asks()] == [False, True, False]
    breaker.came()
    assert breaker.asks()
    assert breaker.asks()
