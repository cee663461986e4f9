/** Colours as #rrggbb. The maths is WCAG 2.2's relative luminance and contrast ratio. */

type Rgb = [red: number, green: number, blue: number];

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb; // three channels in, three out
}

function format(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(hex: string): number {
  const [red, green, blue] = parse(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb; // map keeps the three channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]; // two in, two out
  return (light + 0.05) / (dark + 0.05);
}

/** Mixes a colour with another; share 0 is the first alone, 1 the second alone. */
export function mix(hex: string, other: string, share: number): string {
  const [from, to] = [parse(hex), parse(other)];
  return format(from.map((channel, index) => channel + ((to[index] ?? 0) - channel) * share) as Rgb); // same channels
}

/** WCAG 2.2 AA for text. */
export const READABLE = 4.5;

/** How much of the accent is in the strongest tint that pages set accent text on. */
export const TINT = 0.1;

/** The accent for text on white and on its own tint: as given, or darkened in small steps until it can be read. Keeps the hue. */
export function readableAccent(hex: string): string {
  for (let step = 0; step < 100; step++) {
    const candidate = mix(hex, '#000000', step / 100);
    if (contrastAsText(candidate) >= READABLE) return candidate;
  }
  return '#000000';
}

/** The least contrast that a colour has as text on the pages of a handout. */
function contrastAsText(hex: string): number {
  return Math.min(contrast(hex, '#ffffff'), contrast(hex, mix('#ffffff', hex, TINT)));
}

export type AccentJudgement = {
  /** The colour that words are printed in. */
  text: string;
  isCorrected: boolean;
  /** Contrast of the colour as it was chosen, as text on a page. */
  ratio: number;
};

/** Can words be read in this colour? If not, in which one they are printed. */
export function judgeAccent(hex: string): AccentJudgement {
  const text = readableAccent(hex);
  return { text, isCorrected: text !== hex.toLowerCase(), ratio: contrastAsText(hex) };
}
