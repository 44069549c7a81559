"""The responsibility matrix: tasks down, by action, units across, and a sign where they meet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from duties.drawing.columns import ColumnPiece, balanced, divided
from duties.drawing.frame import (
    FOUND_BY_LINT,
    STANDS_FOR_SEVERAL,
    Sample,
    framed,
)
from duties.drawing.legends import light_legend
from duties.drawing.lights import LIGHT_WIDTH, marks_beside
from duties.drawing.measure import (
    folded,
    shown_line,
    text_height,
    text_width,
)
from duties.drawing.name_heads import CELL as _CELL
from duties.drawing.name_heads import name_head
from duties.drawing.palette import (
    BACKGROUND,
    COLLECTIVE,
    FAULT,
    HEADING,
    PLAIN,
    RULER,
    SECTION,
    sign_of_role,
)
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.scene import Scene
from duties.drawing.sheet import INSET, Block, Box, Names, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, counted, shown
from duties.model import Role
from duties.queries.matrix import Cell, Heading, Matrix, MatrixRow

_SIZE = 9.0
_LEAST = 480.0  # the width of the narrowest sheet
_SIGN, _SMALL_SIGN = 9.0, 5.5  # sides of the signs in a cell
_NUMBER, _WIDEST_NUMBER, _TITLE, _TOTAL = 28.0, 90.0, 310.0, 26.0  # widths
_NARROW_TITLE, _WIDE_TITLE, _BROAD_CELL = 190.0, 420.0, 24.0  # on paper
_FAULT = 13.0  # the side of the mark for a fault
_PADDING = 4.0
_MOST_EXTRA = 8.0


class _UnitHead(NamedTuple):
    """A unit and its name from top to bottom or, turned, from bottom to top."""

    row: MatrixRow
    block: Block


class _UnitColumn(NamedTuple):
    """A unit, its name, and its position."""

    row: MatrixRow
    head: Block
    x: float

    @property
    def middle(self) -> float:
        return self.x + self.head.width / 2


class _MatrixLayout(NamedTuple):
    """Settings that all parts of the picture share."""

    scene: Scene
    names: Names
    found: Matrix
    number: float  # the width of the numbers of the tasks
    title: float  # and of their titles
    columns: Sequence[_UnitColumn]
    roles: Sequence[Role]
    has_totals: bool = True
    extra: float = 0.0  # by how much rows are higher than they must be

    @property
    def right(self) -> float:
        """Where the units end and the totals of the tasks begin."""
        return self.columns[-1].x + self.columns[-1].head.width

    @property
    def width(self) -> float:
        return self.right + (len(self.roles) * _TOTAL if self.has_totals else 0)


def draw_matrix(scene: Scene, found: Matrix) -> list[Sheet]:
    """Return the picture of a matrix by tasks, on one sheet unless it is laid out for paper.

    Units are in the order of its rows. Where they do not fit side by side, or the tasks below each
    other, they go on over more sheets, with the names and titles repeated. Raises
    `EmptyPictureError` if nobody has a task.
    """
    if not found.rows:
        raise EmptyPictureError
    size = (
        counted("{count} task", "{count} tasks", len(found.columns)),
        counted("{count} unit with tasks", "{count} units with tasks", len(found.rows)),
    )
    title = scene.put(N_("Responsibility matrix: {title}"), title=scene.plan.title)
    subtitle, samples = str(shown(size, scene.into)), list(_samples(scene, found))
    if scene.paper is not None:

        def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
            return _on_paper(scene, names, found, width, height)

        return on_sheets(scene, _SIZE, fit, title, subtitle, samples, narrowest=_LEAST)
    names = Names()
    heads = [_headed(scene, names, row) for row in found.rows]
    number = _number_width(found)
    columns = list(_columns(heads, number + _TITLE))
    layout = _MatrixLayout(scene, names, found, number, _TITLE, columns, _roles(found))
    return [
        framed(scene, names, _table(layout, range(len(found.columns))), title, subtitle, samples)
    ]


def _roles(found: Matrix) -> list[Role]:
    return [role for role in Role if any(row.counts.by_role[role] for row in found.rows)]


def _table(layout: _MatrixLayout, tasks: Sequence[int], *, has_foot: bool = True) -> Block:
    """Return some tasks of the matrix below the names of its units."""
    found, names = layout.found, layout.names
    head = _head(layout)
    stripes: list[Box] = []
    boxes = list(head.boxes)
    y = head.height
    for section, group in groupby(tasks, lambda at: found.columns[at].section):
        bar = _bar(layout, section, y)
        boxes.append(bar)
        y = bar.bottom
        for number, at in enumerate(group):
            stripe, *line = _line(layout, at, y, is_dark=number % 2 == 1)
            stripes.append(stripe)
            boxes += line
            y = stripe.bottom
    rules = [
        Box(names("rule"), column.x, head.height, 0.4, y - head.height, look=RULER)
        for column in layout.columns
    ]
    if has_foot:
        foot = _foot(layout).at(0, y)
        boxes += foot.boxes
        y += foot.height
    return Block(layout.width, y, (*stripes, *rules, *boxes))


def _on_paper(
    scene: Scene, names: Names, found: Matrix, width: float, height: float
) -> Sequence[SheetPart]:
    """Return the sheets that the matrix takes: for some tasks all units, then for the next."""
    heads = [_headed(scene, names, row) for row in found.rows]
    number, roles = _number_width(found), _roles(found)
    totals = len(roles) * _TOTAL
    least = min(_NARROW_TITLE, width / 3)
    groups = _side_by_side(heads, width - number - least - totals)
    widest = max(sum(head.block.width for head in group) for group in groups)
    title = min(max(width - number - totals - widest, least), _WIDE_TITLE)
    spare = (width - number - totals - title - widest) / max(map(len, groups))
    layouts = [
        _MatrixLayout(
            scene,
            names,
            found,
            number,
            title,
            list(_columns(group, number + title, min(max(spare, 0.0), _BROAD_CELL - _CELL))),
            roles,
            has_totals=group is groups[-1],
        )
        for group in groups
    ]
    head = max(_head(layout).height for layout in layouts)
    foot = _foot(layouts[-1]).height
    measured = [next(_line(layouts[0], at, 0, is_dark=False)) for at in range(len(found.columns))]
    pieces = [
        ColumnPiece(box.height, heading.section)
        for box, heading in zip(measured, found.columns, strict=True)
    ]
    pieces[-1] = pieces[-1]._replace(height=pieces[-1].height + foot)
    bars = [_bar(layouts[0], section, 0).height for section in range(len(found.sections))]

    def divide(limit: float) -> list[list[int]]:
        return divided(pieces, bars, 0, 0, limit)

    room = height - head
    stacks = [tasks for (tasks,) in balanced(divide, 1, room)]
    extra = min(_roominess(stack, pieces, bars, room) for stack in stacks)
    return [
        SheetPart(
            _table(layout._replace(extra=extra), tasks, has_foot=tasks[-1] == len(pieces) - 1),
            _holds(layout, tasks, is_divided=len(layouts) > 1),
        )
        for tasks in stacks
        for layout in layouts
    ]


def _roominess(
    tasks: Sequence[int], pieces: Sequence[ColumnPiece], bars: Sequence[float], room: float
) -> float:
    """Return by how much each of some rows may be higher to fill a room: more looks lost."""
    used = sum(pieces[at].height for at in tasks)
    used += sum(bars[section] for section in {pieces[at].group for at in tasks})
    return max(min((room - used) / len(tasks), _MOST_EXTRA), 0.0)


def _side_by_side(heads: Sequence[_UnitHead], room: float) -> list[Sequence[_UnitHead]]:
    """Return the units in as few groups as fit into the room, each of about as many."""
    for count in range(1, len(heads) + 1):
        ends = [round(len(heads) * at / count) for at in range(count + 1)]
        groups = [heads[first:last] for first, last in pairwise(ends)]
        if all(sum(head.block.width for head in group) <= room for group in groups):
            break
    return groups


def _holds(layout: _MatrixLayout, tasks: Sequence[int], *, is_divided: bool) -> str:
    """Return which tasks and, where these are divided, which units a sheet shows."""
    scene = layout.scene
    first, last = (layout.found.columns[at].id for at in (tasks[0], tasks[-1]))
    words = scene.put(N_("tasks {first} to {last}"), first=first, last=last)
    if first == last:
        words = scene.put(N_("task {id}"), id=first)
    if not is_divided:
        return words
    first, last = (layout.columns[at].row.name for at in (0, -1))
    return f"{words} · " + scene.put(N_("units {first} to {last}"), first=first, last=last)


def _number_width(found: Matrix) -> float:
    """Return the width that the task numbers need, within limits."""
    widest = max(text_width(shown_line(heading.id), _SIZE) for heading in found.columns)
    return min(max(1.1 * widest + 2 * INSET, _NUMBER), _WIDEST_NUMBER)


def _columns(heads: Sequence[_UnitHead], x: float, spare: float = 0.0) -> Iterator[_UnitColumn]:
    """Yield the column of each unit, the first at `x`, `spare` points wider than it must be."""
    for row, head in heads:
        moved = head.at(spare / 2, 0)._replace(width=head.width + spare)
        yield _UnitColumn(row, moved, x)
        x += moved.width


def _headed(scene: Scene, names: Names, row: MatrixRow) -> _UnitHead:
    return _UnitHead(row, name_head(scene, names, row.name))


def _head(layout: _MatrixLayout) -> Block:
    """Return the names of the units, and the signs over the totals."""
    tall = max(column.head.height for column in layout.columns)
    boxes = [
        box
        for column in layout.columns
        for box in column.head.at(column.x, tall - column.head.height).boxes
    ]
    boxes += _totals(layout, {role: role.mark for role in layout.roles}, tall - _CELL)
    return Block(layout.width, tall + _PADDING, tuple(boxes))


def _totals(layout: _MatrixLayout, words: Mapping[Role, object], y: float) -> list[Box]:
    """Return the cells of the columns of totals, to the right of the units, at one height."""
    return [
        Box(
            layout.names("total"),
            layout.right + number * _TOTAL,
            y,
            _TOTAL,
            _CELL,
            (str(words[role]),),
            _SIZE,
            tooltip=layout.scene.word(role),
        )
        for number, role in enumerate(layout.roles)
        if words[role] and layout.has_totals
    ]


def _bar(layout: _MatrixLayout, section: int, y: float) -> Box:
    """Return the heading of an action, across the whole width."""
    action = layout.found.sections[section].action
    words = layout.scene.action_words(action)
    lines = folded(words, _SIZE + 1, (layout.width - 2 * INSET) / 1.1)
    return Box(
        layout.names("action", action.id if action else ""),
        0,
        y,
        layout.width,
        text_height(lines, _SIZE + 1) + 2,
        lines,
        _SIZE + 1,
        SECTION,
        is_left=True,
        tooltip=words,
        link=layout.scene.link("action", action.id) if action else None,
    )


def _line(layout: _MatrixLayout, at: int, y: float, *, is_dark: bool) -> Iterator[Box]:
    """Yield one task: a stripe, its number and title, a sign for each unit, and the totals."""
    scene, names, heading = layout.scene, layout.names, layout.found.columns[at]
    place = heading.places[0]
    faults = scene.faults.get(place, ())
    number = folded(heading.id, _SIZE, (layout.number - INSET) / 1.1)
    name = names("task", heading.id)
    around = (_CELL if faults else 0) + 2 * _PADDING
    beside = layout.title - around - text_width(shown_line(heading.title), _SIZE)
    room = max(layout.title / 3, beside - LIGHT_WIDTH - 2 * INSET)
    marks = marks_beside(scene, names, name, place, _SIZE, room)
    aside = sum(mark.width for mark in marks) + around
    title = folded(heading.title, _SIZE, layout.title - aside)
    lines = (number, title, ("",), *(mark.lines for mark in marks))
    height = max(text_height(each, _SIZE) for each in lines) + 2 + layout.extra
    middle = y + height / 2
    tooltip = scene.task_words(scene.plan.tasks[place])
    link = scene.link("task", heading.id)
    stripe = BACKGROUND if is_dark else PLAIN
    for box in (
        Box(name, 0, y, layout.width, height, look=stripe),
        Box(
            names(name, "number"), 0, y, layout.number, height, number, _SIZE, HEADING, is_left=True
        ),
        Box(
            names(name, "title"), layout.number, y, layout.title, height, title, _SIZE, is_left=True
        ),
    ):
        yield box._replace(tooltip=tooltip, link=link)
    if faults:
        yield Box(
            names(name, "fault"),
            layout.number + layout.title - _CELL,
            middle - _FAULT / 2,
            _FAULT,
            _FAULT,
            ("!",),
            _SIZE,
            FAULT,
            tooltip=shown_line(" · ".join(faults)),
        )
    x = layout.number + layout.title - (_CELL if faults else 0)
    for mark in reversed(marks):
        x -= mark.width
        yield mark._replace(x=x, y=middle - mark.height / 2)
    for column in layout.columns:
        if cell := column.row.cells.get(at):
            yield from _signs(layout, column, cell, name, heading, middle)
    yield from _totals(layout, layout.found.totals[at], middle - _CELL / 2)


def _signs(
    layout: _MatrixLayout,
    column: _UnitColumn,
    cell: Cell,
    task: str,
    heading: Heading,
    middle: float,
) -> Iterator[Box]:
    """Yield a sign for each role of a unit in a task, smaller if through a collective."""
    count = len(cell.by_role)
    side = min(_SMALL_SIGN if cell.is_indirect else _SIGN, (_CELL - 1) / count)
    left = column.middle - count * side / 2
    for number, role in enumerate(cell.by_role):
        tooltip = f"{heading.id} {heading.title} · {column.row.name} · {layout.scene.word(role)}"
        yield Box(
            layout.names(task, role, column.row.name),
            left + number * side,
            middle - side / 2,
            side,
            side,
            look=sign_of_role(role),
            tooltip=tooltip,
        )


def _foot(layout: _MatrixLayout) -> Block:
    """Return the totals of each unit, a line per role, and the grand totals."""
    boxes: list[Box] = []
    y = _PADDING
    for role in layout.roles:
        word = f"{role.mark} {layout.scene.word(role)}"
        boxes.append(
            Box(
                layout.names("totals", role),
                layout.number,
                y,
                layout.title,
                _CELL,
                (word,),
                _SIZE,
                HEADING,
                is_left=True,
            )
        )
        boxes += [
            Box(
                layout.names("totals", role, column.row.name),
                column.middle - _CELL / 2,
                y,
                _CELL,
                _CELL,
                (str(column.row.counts.by_role[role]),),
                _SIZE,
                tooltip=f"{column.row.name} · {layout.scene.word(role)}",
            )
            for column in layout.columns
            if column.row.counts.by_role[role]
        ]
        whole = sum(total[role] for total in layout.found.totals)
        boxes += _totals(layout, {**dict.fromkeys(Role, ""), role: whole}, y)
        y += _CELL
    return Block(layout.width, y, tuple(boxes))


def _samples(scene: Scene, found: Matrix) -> Iterator[Sample]:
    rows = found.rows
    for role in _roles(found):
        yield Sample(PLAIN, role.mark, scene.word(role))
    if any(cell.is_indirect for row in rows for cell in row.cells.values()):
        yield Sample(
            PLAIN, Role.RESPONSIBLE.mark, scene.put(N_("small: by way of a collective")), scale=0.6
        )
    if any(scene.register.is_collective(row.name) for row in rows):
        yield Sample(COLLECTIVE, "", scene.put(STANDS_FOR_SEVERAL))
    yield from light_legend(scene, [place for each in found.columns for place in each.places])
    if scene.faults:
        yield Sample(FAULT, "!", scene.put(FOUND_BY_LINT))
