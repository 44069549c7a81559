"""Gathering by the workers of a Dask cluster, one of which is killed on the way."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from duties.corpus.store import FolderStore
from duties.errors.corpora import NoClusterError
from gathered import HILL, contents, gathered

pytest.importorskip("distributed")
pytestmark = pytest.mark.extras

CLUSTER = textwrap.dedent("""
    import sys
    from distributed import LocalCluster

    if __name__ == "__main__":
        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster:
            print(cluster.scheduler_address, *(each.pid for each in cluster.workers.values()))
            sys.stdout.flush()
            sys.stdin.read()
""")


@pytest.mark.system
@pytest.mark.filterwarnings("ignore")
def test_workers_and_the_run_are_killed_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(300):
        (plans / f"{number:03}.yaml").write_text(HILL.replace("山南", f"山{number % 5}"), "utf-8")
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, "utf-8")
    environ = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=environ,
    ) as cluster:
        try:
            assert cluster.stdout is not None
            address, *workers = cluster.stdout.readline().split()
            command = [
                *(sys.executable, "-m", "duties", "gather", str(plans)),
                *("-o", str(tmp_path / "corpus"), "--cluster", address),
            ]
            staged = tmp_path / "corpus" / "staged"
            with subprocess.Popen(command, stderr=subprocess.DEVNULL) as first:
                while not (staged.exists() and any(staged.glob("*.arrow"))):
                    assert first.poll() is None
                    time.sleep(0.01)
                first.kill()
            assert not (tmp_path / "corpus" / "duties-corpus.json").exists()
            left = len(list(staged.glob("*.arrow")))
            assert left > 0
            with subprocess.Popen(
                command, stderr=subprocess.PIPE, text=True, encoding="utf-8"
            ) as run:
                while len(list(staged.glob("*.arrow"))) <= left:
                    assert run.poll() is None
                    time.sleep(0.01)
                os.kill(int(workers[0]), signal.SIGKILL)
                assert run.stderr is not None
                said = run.stderr.read()
            assert run.returncode == 0, said
        finally:
            assert cluster.stdin is not None
            cluster.stdin.close()
            cluster.wait(30)
    gathered(tmp_path / "wanted", [plans])
    found, wanted = contents(tmp_path / "corpus"), contents(tmp_path / "wanted")
    days = {row.pop("gathered") for row in found["plans"]}
    digests = {row.pop("digest") for row in found["plans"]}
    for row in wanted["plans"]:
        del row["gathered"], row["digest"]

    assert (len(days), len(digests)) == (1, 300)
    assert found.keys() == wanted.keys()
    for table in found.keys() - {"findings"}:  # which depend on the day
        assert found[table] == wanted[table], table


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duties.corpus.workers._PATIENCE", 0.2)
    plan = tmp_path / "plan.yaml"
    plan.write_text(HILL, "utf-8")

    with pytest.raises(NoClusterError):
        gathered(FolderStore(str(tmp_path / "c")), [plan], cluster="tcp://127.0.0.1:9")
