"""The legends of pictures that show tasks: the roles, the marks and the lights in them."""

from collections.abc import Iterable

from duties.drawing.frame import FOUND_BY_LINT, STANDS_FOR_SEVERAL, Sample
from duties.drawing.lights import light_samples
from duties.drawing.palette import FAULT, OPEN_END, look_of_role
from duties.drawing.scene import OPEN_ENDED, Scene
from duties.model import Role


def role_samples(scene: Scene, places: Iterable[int]) -> list[Sample]:
    """Return the legend for some tasks: their roles, and the other marks that they show."""
    places = list(places)
    tasks = [scene.plan.tasks[place] for place in places]
    samples = [
        Sample(look_of_role(role), role.mark, scene.word(role))
        for role in Role
        if any(task.units(role) for task in tasks)
    ]
    named = {scene.register.unit_of(name.text) for task in tasks for _, name in task.assignments()}
    if any(map(scene.register.is_collective, named)):
        samples.append(
            Sample(
                look_of_role(Role.RESPONSIBLE, is_collective=True),
                "",
                scene.put(STANDS_FOR_SEVERAL),
            )
        )
    if any(task.open_ended for task in tasks):
        samples.append(Sample(OPEN_END, "", scene.put(OPEN_ENDED)))
    samples += light_legend(scene, places)
    if any(place in scene.faults for place in places):
        samples.append(Sample(FAULT, "!", scene.put(FOUND_BY_LINT)))
    return samples


def light_legend(scene: Scene, places: Iterable[int]) -> list[Sample]:
    """Return the legend for the lights of some tasks, without those of their steps."""
    if not scene.standings:
        return []
    return light_samples(scene, [scene.standings[place]._replace(steps=()) for place in places])
