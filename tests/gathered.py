"""What the tests of corpora share: folders of plans, gathered, and what is in a corpus."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from duties.corpus.gathering import GatheringOutcome, gather
from duties.corpus.manifest import read_manifest
from duties.corpus.merging import read_part
from duties.corpus.places import find_places
from duties.corpus.store import Store, store_at
from duties.corpus.tables import TABLES
from reading import PLANS, ROOT

DAY = date(2026, 4, 30)
HILL = """\
title: 2026年山南区重点工作
issuer: 山南区人民政府
units:
  - {name: 区住建委, aliases: [住建委, 区建委], kind: department}
  - {name: 各街道, kind: collective, members: [东街道, 西街道]}
  - {name: 有关单位, kind: collective}
actions:
  - {id: 一, title: 安居行动, lead: 区住建委}
tasks:
  - {id: 1, action: 一, title: 修缮老旧小区, lead: 住建委, responsible: [各街道], due: 2026-Q2}
  - {id: 2, title: 清运垃圾, lead: 区城管局, support: [区 住建委], open_ended: true}
  - id: 3
    title: 建设公园
    lead: 区城管局
    responsible: [有关单位]
    steps:
      - {id: 1, title: 征地, lead: 区住建委, due: 2026-03-31}
      - {id: 2, title: 开工, weight: 2.5}
targets:
  - {id: T1, name: 新增公园, value: 3, unit: 个, by: 2026, owner: 区城管局, tasks: [3]}
  - {id: T2, name: 投资, value: [10.50, 12], unit: 亿元, bound: min, owner: 区建委}
"""
LAKE = """\
title: 湖北区实施方案
issuer: 湖北区人民政府
issued: 2025-03-01
units:
  - {name: 区住房和城乡建设委员会, kind: department}
tasks:
  - {id: 1, title: 修缮老旧小区, lead: 区住房和城乡建设委员会, responsible: 财政局, due: 2025-12}
  - {id: 2, title: 植树, lead: 林业局}
"""


def folder_of_plans(folder: Path) -> Path:
    """Return a new folder with plans of all sorts, two of them with ledgers."""
    plans = folder / "plans"
    plans.mkdir()
    shutil.copy(ROOT / "plan.yaml", plans / "渝中.yaml")
    for name in ("tracked", "loop"):
        shutil.copytree(PLANS / f"{name}.progress", plans / name / "progress")
        shutil.copy(PLANS / f"{name}.yaml", plans / name / "plan.yaml")
    for name in ("full", "deadlines"):
        shutil.copy(PLANS / f"{name}.yaml", plans)
    (plans / "山南.yaml").write_text(HILL, "utf-8")
    (plans / "湖北.yaml").write_text(LAKE, "utf-8")
    return plans


def gathered(
    store: Store | Path,
    plans: Iterable[Path],
    documents: Sequence[Path] = (),
    day: date = DAY,
    jobs: int = 1,
    cluster: str | None = None,
) -> GatheringOutcome:
    """Gather plans and documents into a corpus."""
    places = find_places([str(each) for each in plans], [str(each) for each in documents])
    into = store_at(str(store)) if isinstance(store, Path) else store
    return gather(into, places.found, places.faults, day, jobs=jobs, cluster=cluster)


def contents(store: Store | Path) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a corpus by its tables, in an order that does not depend on files."""
    into = store_at(str(store)) if isinstance(store, Path) else store
    manifest = read_manifest(into)
    assert manifest is not None
    found = {}
    for table in TABLES:
        rows = [row for part in manifest.parts[table] for row in read_part(into, part).to_pylist()]
        found[table] = sorted(rows, key=repr)
    return found
