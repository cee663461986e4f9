/**
 * A clinic's one colour, made safe to read: the same hue, darkened or lightened until text in it
 * passes WCAG AA on every ground that the screen puts it on.
 */

type Rgb = readonly [red: number, green: number, blue: number];

export type AccentPalette = {
  accent: string;
  /** The pressed and hovered shade. */
  strong: string;
  /** A tint that accent and strong can be read on. */
  soft: string;
  /** Text on a surface of the accent. */
  onAccent: string;
};

/** The darkest and lightest grounds of app/globals.css that accent text meets. */
const LIGHT_GROUNDS = ['#ffffff', '#f5f4f0', '#efeee9'] as const;
const DARK_GROUNDS = ['#1a2129', '#12171d', '#151b22'] as const;
const DARK_INK = '#0d1b1c';
const ENOUGH = 4.6;

export function accentPalettes(clinicColor: string): { light: AccentPalette; dark: AccentPalette } {
  const rgb = parse(clinicColor);
  const lightSoft = mix(rgb, [255, 255, 255], 0.12);
  const lightAccent = towards(rgb, [0, 0, 0], [...LIGHT_GROUNDS.map(parse), lightSoft]);
  const { hue, saturation } = toHsl(rgb);
  const darkBase = fromHsl(hue, Math.min(saturation, 0.5), 0.57);
  const darkSoft = fromHsl(hue, Math.min(saturation, 0.5) * 0.8, 0.15);
  const darkAccent = towards(darkBase, [255, 255, 255], [...DARK_GROUNDS.map(parse), darkSoft]);
  return {
    light: {
      accent: hex(lightAccent),
      strong: hex(mix(lightAccent, [0, 0, 0], 0.8)),
      soft: hex(lightSoft),
      onAccent: '#ffffff',
    },
    dark: {
      accent: hex(darkAccent),
      strong: hex(mix(darkAccent, [255, 255, 255], 0.8)),
      soft: hex(darkSoft),
      onAccent: DARK_INK,
    },
  };
}

/** WCAG contrast ratio of two #rrggbb colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

function towards(from: Rgb, end: Rgb, grounds: readonly Rgb[]): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const candidate = mix(from, end, share);
    if (grounds.every((ground) => ratio(candidate, ground) >= ENOUGH)) return candidate;
  }
  return end;
}

/** `share` of the first colour, the rest of the second; rounded to whole bytes, as the screen shows it. */
function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const blend = (a: number, b: number): number => Math.round(a * share + b * (1 - share));
  return [blend(one[0], other[0]), blend(one[1], other[1]), blend(one[2], other[2])];
}

function ratio(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]; // two in, two out
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (byte: number): number => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Hue in degrees, saturation 0 to 1. Lightness is not needed: the dark palette has its own. */
function toHsl(rgb: Rgb): { hue: number; saturation: number } {
  const [red, green, blue] = [rgb[0] / 255, rgb[1] / 255, rgb[2] / 255];
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span === 0) return { hue: 0, saturation: 0 };
  const lightness = most - span / 2;
  const sixth =
    most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return { hue: sixth * 60, saturation: span / (1 - Math.abs(2 * lightness - 1)) };
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
