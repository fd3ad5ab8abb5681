"""Work on this process, on several and on a cluster: the same results in the same order."""

from __future__ import annotations

import sys

import pytest

from caryatid import executor
from caryatid.errors import UsageError
from caryatid.executor import LOCAL_CLUSTER, InProcess, open_executor, open_threads


def test_results_keep_the_order_of_the_items() -> None:
    assert InProcess().map(abs, [-3, 1, -2]) == [3, 1, 2]
    with open_threads(2) as threads:
        assert threads.map(abs, range(-20, 0)) == list(range(20, 0, -1))


def test_one_worker_stays_in_this_process() -> None:
    with open_executor(1) as found:
        assert isinstance(found, InProcess)


def test_no_workers_are_refused() -> None:
    with pytest.raises(UsageError, match="0 workers"), open_executor(0):
        pass


def test_without_dask_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match=r"caryatid\[cluster\]"),
        open_executor(cluster=LOCAL_CLUSTER),
    ):
        pass


def test_an_address_at_which_nothing_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="dask is not installed: pip install '.[cluster]'")
    monkeypatch.setattr(executor, "_WAIT_SECONDS", 0.5)
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:1"):
        open_executor(cluster="tcp://127.0.0.1:1").__enter__()


@pytest.mark.slow
def test_processes_and_a_cluster_give_the_same() -> None:
    pytest.importorskip("distributed", reason="dask is not installed: pip install '.[cluster]'")
    items = list(range(-20, 0))
    with open_executor(2) as pool:
        assert (pool.workers, pool.map(abs, items)) == (2, list(range(20, 0, -1)))
    with open_executor(2, cluster=LOCAL_CLUSTER) as cluster:
        assert (cluster.workers, cluster.map(abs, items)) == (2, list(range(20, 0, -1)))
