import { describe, expect, it } from 'vitest';
import { languageNames } from '../language/names';
import { drawingNames, pictogramNames, pictograms, pictogramWidth } from './catalog';
import { shownBy } from './drawing-words';
import { PICTOGRAM_SIZE, type Shape } from './shape';
import { pictogramShapes } from './shapes';

const LONGEST_ALT = 300;
/** At 2.5 cm a line of one unit is 0.5 mm wide: a copier keeps it. */
const THINNEST_LINE = 1;

/** A file of the drawing, as an illustrator would hand it over. */
function svgOf(shape: Shape, width: number): string {
  const paths = shape.map(({ d, tone = 'ink', stroke }) => {
    const color = { ink: '#0f6b66', tint: '#cadddc', paper: '#ffffff' }[tone];
    return stroke === undefined
      ? `<path d="${d}" fill="${color}"/>`
      : `<path d="${d}" fill="none" stroke="${color}" stroke-width="${stroke}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PICTOGRAM_SIZE}" fill-rule="evenodd"`;
  return `${svg} stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</svg>`;
}

/** Every x and y that a path of M, L, C, A and Z names, and the first point of those that go on in steps of their own. */
function pointsOf(d: string): (readonly [number, number])[] {
  return [...d.matchAll(/([MLCA])([^A-Za-z]*)/g)].flatMap(([, command, rest = '']) => {
    const numbers = rest.trim().split(/[ ,]+/).map(Number);
    const from = command === 'A' ? numbers.slice(-2) : numbers;
    return from.flatMap((x, index) => (index % 2 === 0 ? [[x, from[index + 1] ?? Number.NaN] as const] : []));
  });
}

describe.each(drawingNames)('the drawing "%s"', (name) => {
  const shape = pictogramShapes[name];

  it('is smaller than 6 kB', () => {
    expect(svgOf(shape, pictogramWidth(name)).length).toBeLessThan(6_000);
  });

  it('has no line too thin for 2.5 cm', () => {
    // A line of paper is the inside of a limb, and one of ink around an area only rounds its corners.
    const areas = new Set(shape.filter(({ stroke }) => stroke === undefined).map(({ d }) => d));
    const lines = shape.filter(({ d, tone = 'ink' }) => tone === 'ink' && !areas.has(d));
    for (const { stroke = THINNEST_LINE } of lines) expect(stroke).toBeGreaterThanOrEqual(THINNEST_LINE);
  });

  it('lies within its frame', () => {
    const points = shape.flatMap(({ d }) => pointsOf(d));
    expect(points.length).toBeGreaterThan(20);
    for (const [x, y] of points) {
      expect([x >= 0 && x <= pictogramWidth(name), y >= 0 && y <= PICTOGRAM_SIZE, x, y]).toEqual([true, true, x, y]);
    }
  });

  it('is told in the words of every language that ships, and in English in any other', () => {
    const told = languageNames().map(({ locale }) => shownBy(name, locale));
    expect(new Set(told).size).toBe(languageNames().length);
    for (const words of told) expect(words.length).toBeLessThanOrEqual(LONGEST_ALT);
    expect(shownBy(name, 'ar')).not.toMatch(/[A-Za-z]/);
    expect(shownBy(name, 'zh')).not.toMatch(/[A-Za-z]/);
    expect(shownBy(name, 'es-MX')).toBe(shownBy(name, 'es'));
    expect([shownBy(name, 'en'), shownBy(name, 'pl')]).toEqual([pictograms[name], pictograms[name]]);
  });
});

it('draws every pictogram of the catalog in coordinates that can be read', () => {
  for (const name of pictogramNames)
    for (const { d } of pictogramShapes[name]) expect(d).not.toMatch(/NaN|undefined|Infinity|e-/);
});
