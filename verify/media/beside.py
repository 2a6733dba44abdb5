"""Work in a second thread while native code, which lets other threads run, works in the first."""

from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Signal:
    """Given once or more by one thread, and waited for by another."""

    def __init__(self) -> None:
        self._held = allocate_lock()
        self._held.acquire()

    def give(self) -> None:
        """Let the other thread go on."""
        if self._held.locked():
            self._held.release()

    def given(self) -> bool:
        """Tell whether it was given."""
        return not self._held.locked()

    def wait(self) -> None:
        """Wait until it is given."""
        with self._held:
            pass


class Beside(Generic[T]):
    """Work that is done meanwhile; used in a ``with`` block, which does not end before the work has.

    A thread of the lower kind: `threading.Thread` waits until its thread runs, which takes up to a millisecond.

    Args:
        work: what to do.
        at_once: do it here and now, because starting a thread would take longer.
    """

    def __init__(self, work: Callable[[], T], *, at_once: bool) -> None:
        self._work = work
        self._results: list[T] = []
        self._failure: Exception | None = None
        self._done = allocate_lock()
        self._done.acquire()
        if at_once:
            self._run()
        else:
            start_new_thread(self._run, ())

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except Exception as error:  # noqa: BLE001 -- raised again where the result is asked for
            self._failure = error
        finally:
            self._done.release()

    def result(self) -> T:
        """Return what came of it, or raise what it raised; waits until it is done."""
        with self._done:
            if self._failure is not None:
                raise self._failure
            return self._results[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._done:
            pass
