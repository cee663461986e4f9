import type { Shape, ShapePart, Tone } from './shape';

/** The line around everything in a drawing: 0.6 mm where it is printed 2.5 cm high. */
const LINE = 1.2;
const DETAIL = 1;
const ARROW = 1.9;

/** x and y. */
type Point = readonly [number, number];
/** x, y and half the thickness there. */
type Joint = readonly [number, number, number];

const short = (value: number): string => String(Math.round(value * 10) / 10);
const pair = (x: number, y: number): string => `${short(x)} ${short(y)}`;

export function line(d: string, stroke = LINE, tone: Tone = 'ink'): ShapePart {
  return tone === 'ink' ? { d, stroke } : { d, stroke, tone };
}

/** A thin line for what is less important, such as a wrinkle or an edge. */
export const detail = (d: string): ShapePart => line(d, DETAIL);

export const area = (d: string, tone: Tone = 'ink'): ShapePart => (tone === 'ink' ? { d } : { d, tone });

/** A closed form with a line around it. */
export const form = (d: string, tone: Tone = 'paper'): Shape => [area(d, tone), line(d)];

export function disc(x: number, y: number, radius: number): string {
  return `M${pair(x - radius, y)}a${pair(radius, radius)} 0 1 0 ${pair(2 * radius, 0)}a${pair(radius, radius)} 0 1 0 ${pair(-2 * radius, 0)}Z`;
}

/** The outline of two circles and their outer tangents. */
function capsule([x1, y1, r1]: Joint, [x2, y2, r2]: Joint): string {
  const distance = Math.hypot(x2 - x1, y2 - y1);
  if (distance <= Math.abs(r1 - r2)) return r1 > r2 ? disc(x1, y1, r1) : disc(x2, y2, r2);
  const along = Math.atan2(y2 - y1, x2 - x1);
  const turn = Math.acos((r1 - r2) / distance);
  const at = (x: number, y: number, r: number, angle: number): string =>
    pair(x + r * Math.cos(angle), y + r * Math.sin(angle));
  const arc = (r: number, isLarge: boolean): string => `A${pair(r, r)} 0 ${isLarge ? 1 : 0} 1 `;
  return `M${at(x1, y1, r1, along + turn)}${arc(r1, r1 > r2)}${at(x1, y1, r1, along - turn)}L${at(x2, y2, r2, along - turn)}${arc(r2, r2 > r1)}${at(x2, y2, r2, along + turn)}Z`;
}

/** One part of a body through its joints, each as thick as it says. */
type Limb = readonly Joint[];

/** Parts of a body as one form: the line runs around all of them together, not between them. */
export function body(limbs: readonly Limb[], tone: Tone = 'paper'): Shape {
  const grown = (by: number): string[] =>
    limbs.flatMap((limb) =>
      limb.slice(1).map(([x, y, r], index) => {
        const [x0, y0, r0] = limb[index] ?? [x, y, r];
        return capsule([x0, y0, r0 + by], [x, y, r + by]);
      }),
    );
  return [...grown(LINE / 2).map((d) => area(d)), ...grown(-LINE / 2).map((d) => area(d, tone))];
}

/** Lines of one thickness through all of these, as one form: shorter to write than joints. */
export function tubes(d: string, width: number, tone: Tone = 'paper'): Shape {
  return [line(d, width + LINE), line(d, width - LINE, tone)];
}

/** Position of a part. Its own path is centered on 0, 0 and faces right. */
export type Place = { x: number; y: number /** Clockwise. */; degrees?: number; scale?: number; isFlipped?: boolean };

/** A path of M, L, C and Z with single spaces between its numbers, moved to its place. */
export function placed(d: string, { x, y, degrees = 0, scale = 1, isFlipped = false }: Place): string {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return d.replace(/[MLCZ][^MLCZ]*/g, (command) => {
    const numbers = command.slice(1).split(' ').map(Number);
    const points = numbers.flatMap((across, index) => {
      const down = numbers[index + 1];
      if (index % 2 === 1 || down === undefined) return [];
      const [dx, dy] = [across * scale * (isFlipped ? -1 : 1), down * scale];
      return pair(x + dx * cos - dy * sin, y + dx * sin + dy * cos);
    });
    return `${command.charAt(0)}${points.join(' ')}`;
  });
}

const SKULL =
  'M-3.6 -0.4C-3.6 -2.8 -1.9 -4 0.1 -4C2.2 -4 3.4 -2.7 3.4 -0.9L4.3 0.9L3.4 1.4C3.5 2.9 3 3.8 1.6 3.8L0.2 3.5C-2.2 3.4 -3.6 1.7 -3.6 -0.4Z';
const HAIR =
  'M3.4 -1.5C1.6 -1.3 0.4 -1.9 -0.2 -1.9C-0.4 -0.4 -1 0.6 -1.4 2.6C-3.3 2.4 -4.2 0.9 -4.2 -0.7C-4.2 -3.2 -2.2 -4.7 0.2 -4.7C2.4 -4.7 3.6 -3.2 3.4 -1.5Z';

/** A head from the side, with its eye open unless the person sleeps. */
export function profile(place: Place, isAsleep = false): Shape {
  const eye = placed(isAsleep ? 'M1.3 -0.3L2.5 -0.3' : 'M1.9 -0.5L1.9 -0.2', place);
  return [...form(placed(SKULL, place)), area(placed(HAIR, place)), line(eye, isAsleep ? DETAIL : 1.1)];
}

const FACE_HAIR =
  'M-4.2 0.4C-5 -3.4 -3 -4.8 0 -4.8C3 -4.8 5 -3.4 4.2 0.4L3.5 -0.6C3.4 -1.6 3 -2.2 2.4 -2.6C0.6 -1.6 -1.6 -1.6 -3 -2C-3.4 -1.6 -3.5 -1 -3.5 -0.6Z';

/** A head from the front, without its eyes and its nose, which say most of what a drawing shows. */
export function face(place: Place): Shape {
  const { x, y, scale = 1 } = place;
  return [...form(disc(x, y, 4 * scale)), area(placed(FACE_HAIR, place))];
}

type Arrow = { stem: string; tip: Point /** Where it points: to the right at 0, clockwise. */; degrees: number };

export function arrows(...all: readonly Arrow[]): Shape {
  const heads = all.map(({ tip: [x, y], degrees }) => placed('M0 0L-4 -2.7L-4 2.7Z', { x, y, degrees })).join('');
  return [line(all.map(({ stem }) => stem).join(''), ARROW), area(heads), line(heads, 0.8)];
}

const SHOE = 'M-1.9 -0.6L1.7 -0.6C2.1 0.8 4.7 0.6 5.2 2.5L-2 2.5C-2.4 1.3 -2.3 0.4 -1.9 -0.6Z';

/** A shoe that stands 2.5 below its ankle. */
export const shoe = (place: Place): Shape => {
  const d = placed(SHOE, place);
  return [area(d), line(d, 0.8)];
};
