"""Work in a second thread: its result or its failure is there at the end, and nothing goes on behind the block."""

from __future__ import annotations

import threading
import time

import pytest

from verify.media.beside import Beside, Signal


@pytest.mark.parametrize("at_once", [True, False])
def test_the_result_is_what_the_work_returned(at_once: bool) -> None:
    with Beside(lambda: 7, at_once=at_once) as beside:
        assert beside.result() == 7
        assert beside.result() == 7


@pytest.mark.parametrize("at_once", [True, False])
def test_a_failure_is_raised_where_the_result_is_asked_for_and_nowhere_else(at_once: bool) -> None:
    def work() -> int:
        raise OSError("the disk is gone")

    with Beside(work, at_once=at_once):
        pass
    with Beside(work, at_once=at_once) as beside, pytest.raises(OSError, match="the disk is gone"):
        beside.result()


def test_small_work_is_done_in_the_same_thread_and_other_work_in_another() -> None:
    here = threading.get_ident()
    with Beside(threading.get_ident, at_once=True) as same, Beside(threading.get_ident, at_once=False) as other:
        assert same.result() == here
        assert other.result() != here


def test_the_block_ends_when_the_work_has_ended_also_when_it_is_left_by_an_error() -> None:
    ended: list[str] = []

    def work() -> None:
        time.sleep(0.05)
        ended.append("work")

    with pytest.raises(KeyError), Beside(work, at_once=False):
        raise KeyError
    assert ended == ["work"]


def test_work_that_waits_goes_on_when_the_signal_is_given_and_it_may_be_given_twice() -> None:
    signal = Signal()
    steps: list[str] = []

    def work() -> None:
        signal.wait()
        steps.append("work")

    with Beside(work, at_once=False):
        steps.append("before")
        signal.give()
        signal.give()
    assert steps == ["before", "work"]
    signal.wait()  # a signal that was given stays given
