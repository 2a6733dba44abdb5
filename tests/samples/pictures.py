"""Pictures drawn by code: portraits, a kiss in several steps, landscapes.

Everything is drawn large and scaled down once, so that edges are smooth; nothing depends on fonts, chance or a clock.
"""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFilter

SMOOTH = 4  # drawn at four times the size, then scaled down

Colour = tuple[int, int, int]
Size = tuple[int, int]
Box = tuple[float, float, float, float]


class Person(NamedTuple):
    """The colours that tell one drawn person from another."""

    skin: Colour
    hair: Colour
    coat: Colour
    wall: Colour
    long_hair: bool


PERSON_A = Person((233, 188, 153), (92, 51, 28), (36, 84, 128), (196, 214, 205), long_hair=True)
PERSON_B = Person((157, 104, 70), (34, 28, 30), (158, 62, 48), (222, 206, 178), long_hair=False)
INK: Colour = (40, 34, 38)
LIPS: Colour = (176, 72, 78)


class _Canvas:
    """A drawing whose coordinates run from 0 to 100 across the width, whatever its size in pixels."""

    def __init__(self, size: Size, background: Colour) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * SMOOTH, size[1] * SMOOTH), background)
        self.draw = ImageDraw.Draw(self.image)
        self.unit = size[0] * SMOOTH / 100

    def disc(self, box: Box, fill: Colour) -> None:
        self.draw.ellipse(self._scaled(box), fill=fill)

    def slab(self, box: Box, fill: Colour) -> None:
        self.draw.rectangle(self._scaled(box), fill=fill)

    def shape(self, *points: tuple[float, float], fill: Colour) -> None:
        self.draw.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=fill)

    def arc(self, box: Box, angles: tuple[float, float], fill: Colour, width: float) -> None:
        self.draw.arc(self._scaled(box), *angles, fill=fill, width=round(width * self.unit))

    def fade(self, box: Box, top: Colour, bottom: Colour) -> None:
        left, upper, right, lower = (round(edge) for edge in self._scaled(box))
        for row in range(upper, lower):
            part = (row - upper) / max(lower - upper - 1, 1)
            colour = tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
            self.draw.line((left, row, right, row), fill=colour)

    def finish(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.LANCZOS)

    def _scaled(self, box: Box) -> Box:
        left, upper, right, lower = (edge * self.unit for edge in box)
        return left, upper, right, lower


def portrait(person: Person, size: Size = (160, 192)) -> Image.Image:
    """Draw a person from the front."""
    canvas = _Canvas(size, person.wall)
    canvas.fade((0, 0, 100, 120), person.wall, _darker(person.wall, 0.8))
    if person.long_hair:
        canvas.disc((20, 14, 80, 70), person.hair)
        canvas.slab((20, 42, 80, 92), person.hair)
    canvas.disc((8, 84, 92, 170), person.coat)
    canvas.slab((40, 70, 60, 92), _darker(person.skin, 0.88))
    canvas.shape((36, 86), (64, 86), (50, 104), fill=_darker(person.skin, 0.88))
    canvas.disc((26, 20, 74, 82), person.skin)
    canvas.image.paste(person.hair, mask=_fringe(canvas, person))
    for x in (38, 62):
        canvas.disc((x - 5, 47, x + 5, 53), (250, 248, 244))
        canvas.disc((x - 2.6, 47.2, x + 2.6, 52.8), INK)
        canvas.arc((x - 7, 40, x + 7, 50), (200, 340), person.hair, 1.6)
    canvas.arc((45, 48, 53, 63), (20, 110), _darker(person.skin, 0.72), 1.3)
    canvas.arc((38, 58, 62, 74), (25, 155), LIPS, 2.4)
    return canvas.finish()


def kiss(gap: int, size: Size = (160, 128)) -> Image.Image:
    """Draw two people in profile in front of a wall.

    Args:
        gap: how far each stands from the middle, in pixels; 0 when they kiss.
        size: in pixels.
    """
    canvas = _Canvas(size, (214, 196, 172))
    canvas.slab((0, 66, 100, 80), (176, 148, 120))
    away = gap * 100 / size[0]
    _profile(canvas, PERSON_A, 50 - away, facing=1)
    _profile(canvas, PERSON_B, 50 + away, facing=-1)
    if gap == 0:
        for x in (49.2, 50.8):
            canvas.disc((x - 2.4, 7, x + 1.2 + (x - 49.2) * 0.75, 11), (206, 60, 76))
        canvas.shape((46.9, 9.8), (53.1, 9.8), (50, 15), fill=(206, 60, 76))
    return canvas.finish()


def landscape(size: Size = (288, 192), *, balloon: bool = False, evening: bool = False) -> Image.Image:
    """Draw hills, a lake and a house; with a balloon that was never there, or in evening light."""
    canvas = _Canvas(size, (0, 0, 0))
    canvas.fade((0, 0, 100, 44), *(((70, 62, 110), (242, 158, 104)) if evening else ((92, 150, 206), (216, 230, 236))))
    canvas.disc((72, 6, 82, 16), (255, 214, 150) if evening else (255, 246, 210))
    for left, top, colour in ((-20, 26, (96, 122, 132)), (30, 22, (80, 108, 120)), (62, 29, (100, 128, 136))):
        canvas.shape((left, 46), (left + 30, top), (left + 60, 46), fill=_darker(colour, 0.7 if evening else 1))
        canvas.shape((left + 24, top + 4), (left + 30, top), (left + 36, top + 4), fill=(240, 240, 244))
    canvas.fade((0, 42, 100, 70), (98, 132, 78), (70, 106, 56))
    canvas.disc((34, 46, 96, 58), (124, 168, 196) if not evening else (190, 138, 120))
    canvas.slab((10, 40, 24, 52), (232, 222, 204))
    canvas.shape((8, 41), (17, 33), (26, 41), fill=(150, 70, 54))
    canvas.slab((15, 45, 19, 52), (88, 60, 44))
    canvas.slab((11.5, 43, 14, 46), (96, 122, 140))
    if balloon:
        canvas.shape((49.5, 24), (62.5, 24), (57, 31), (55, 31), fill=(190, 44, 52))
        canvas.disc((48, 10, 64, 28), (214, 58, 60))
        canvas.disc((53, 10, 59, 28), (244, 208, 92))
        canvas.slab((54.6, 32, 57.4, 35), (104, 70, 40))
    return _grained(canvas.finish())


def dream_city(size: Size = (256, 192)) -> Image.Image:
    """Draw a city of towers that float over clouds, as picture generators like to make them."""
    canvas = _Canvas(size, (0, 0, 0))
    canvas.fade((0, 0, 100, 75), (38, 26, 84), (236, 128, 150))
    canvas.disc((58, 8, 84, 34), (250, 220, 196))
    for number in range(9):
        left, top = 6.0 + number * 10, 30.0 + (number * 7) % 17
        wall = (70 + number * 8, 60 + (number * 23) % 50, 120 + (number * 11) % 60)
        canvas.slab((left, top, left + 7, 62), wall)
        canvas.shape((left - 1, top), (left + 3.5, top - 8), (left + 8, top), fill=_darker(wall, 1.3))
        for row in range(int(top) + 3, 60, 5):
            canvas.slab((left + 1.4, row, left + 2.8, row + 2), (255, 226, 150))
            canvas.slab((left + 4.2, row, left + 5.6, row + 2), (255, 226, 150))
    for number in range(12):
        edge = number * 9.5 - 8
        canvas.disc((edge, 56 + number % 3 * 2, edge + 20, 74 + number % 3 * 2), (244 - number % 3 * 10, 214, 226))
    canvas.slab((0, 70, 100, 75), (238, 216, 228))
    return _grained(canvas.finish())


def _profile(canvas: _Canvas, person: Person, lips: float, facing: int) -> None:
    """Draw a head and shoulders seen from the side, the lips at ``lips``."""

    def x(away: float) -> float:
        return lips - facing * away

    def disc(near: float, upper: float, far: float, lower: float, fill: Colour) -> None:
        canvas.disc((min(x(near), x(far)), upper, max(x(near), x(far)), lower), fill)

    if person.long_hair:
        disc(11, 18, 38, 62, person.hair)
    disc(4, 60, 58, 130, person.coat)
    canvas.shape((x(14), 44), (x(27), 44), (x(30), 66), (x(12), 66), fill=_darker(person.skin, 0.88))
    disc(2.5, 17, 31, 50, person.skin)
    disc(3, 34, 21, 53, person.skin)
    canvas.shape((x(4), 28), (x(-1.5), 36.5), (x(4.5), 38.5), fill=person.skin)
    disc(0, 39.5, 5.5, 42, LIPS)
    disc(0, 41.6, 5, 44, _darker(LIPS, 0.9))
    canvas.shape(
        *((x(2), 30), (x(8), 19), (x(24), 15), (x(34), 24), (x(33), 38), (x(25), 40), (x(20), 27)), fill=person.hair
    )
    disc(19, 32, 23.5, 39, _darker(person.skin, 0.85))
    canvas.arc((min(x(5), x(11)), 29, max(x(5), x(11)), 34), (10, 170), INK, 1.0)


def _fringe(canvas: _Canvas, person: Person) -> Image.Image:
    mask = Image.new("L", canvas.image.size, 0)
    draw, unit = ImageDraw.Draw(mask), canvas.unit
    draw.ellipse((24 * unit, 15 * unit, 76 * unit, 66 * unit), fill=255)
    lower = 36 if person.long_hair else 33
    draw.ellipse((16 * unit, lower * unit, 84 * unit, (lower + 60) * unit), fill=0)
    return mask


def _darker(colour: Colour, factor: float) -> Colour:
    red, green, blue = (min(255, round(part * factor)) for part in colour)
    return red, green, blue


def _grained(image: Image.Image) -> Image.Image:
    """Soften a drawing a little, so that it compresses like a photograph and not like a diagram."""
    return image.filter(ImageFilter.GaussianBlur(0.4))
