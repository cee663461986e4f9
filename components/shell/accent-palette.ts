import { contrast, mix } from '@/lib/domain/clinic/accent';

/**
 * A clinic's one colour, made safe to read: the same hue, darkened or lightened until text in it
 * passes WCAG AA on every ground that the screen puts it on.
 */

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
  const lightSoft = mix('#ffffff', clinicColor, 0.12);
  const lightAccent = towards(clinicColor, '#000000', [...LIGHT_GROUNDS, lightSoft]);
  const { hue, saturation } = toHsl(clinicColor);
  const darkBase = fromHsl(hue, Math.min(saturation, 0.5), 0.57);
  const darkSoft = fromHsl(hue, Math.min(saturation, 0.5) * 0.8, 0.15);
  const darkAccent = towards(darkBase, '#ffffff', [...DARK_GROUNDS, darkSoft]);
  return {
    light: {
      accent: lightAccent,
      strong: mix(lightAccent, '#000000', 0.2),
      soft: lightSoft,
      onAccent: '#ffffff',
    },
    dark: {
      accent: darkAccent,
      strong: mix(darkAccent, '#ffffff', 0.2),
      soft: darkSoft,
      onAccent: DARK_INK,
    },
  };
}

function towards(from: string, end: string, grounds: readonly string[]): string {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(from, end, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= ENOUGH)) return candidate;
  }
  return end;
}

/** Hue in degrees, saturation 0 to 1. Lightness is not needed: the dark palette has its own. */
function toHsl(color: string): { hue: number; saturation: number } {
  const value = Number.parseInt(color.slice(1), 16);
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255].map((byte) => byte / 255) as [
    number,
    number,
    number,
  ]; // three channels in, three out
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

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const turn = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))));
  };
  return `#${[channel(0), channel(8), channel(4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
