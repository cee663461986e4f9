import { disc } from './drawing-parts';
import { PICTOGRAM_STROKE, type Shape } from './shape';

const lines = (...paths: string[]): Shape => paths.map((d) => ({ d, stroke: PICTOGRAM_STROKE }));

const cup = ['M11 19h20v13a7 7 0 0 1-7 7h-6a7 7 0 0 1-7-7Z', 'M31 22h3a5 5 0 0 1 0 10h-3'];

/** Six equal arms around the middle. */
const arms = [0, 60, 120, 180, 240, 300].flatMap((degrees) => {
  const at = (distance: number, turn = 0): string => {
    const angle = ((degrees + turn) * Math.PI) / 180;
    const round = (value: number): number => Math.round(value * 100) / 100;
    return `${round(24 + distance * Math.sin(angle))} ${round(24 - distance * Math.cos(angle))}`;
  };
  return [`M24 24L${at(18)}`, `M${at(16.5, 18)}L${at(11.5)}L${at(16.5, -18)}`];
});

const rays = [0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const at = (distance: number): string => `${(24 + distance * sin).toFixed(2)} ${(24 - distance * cos).toFixed(2)}`;
  return `M${at(13)}L${at(18)}`;
});

/** What the Healthicons do not have, drawn in their manner: lines of two units on a 48-unit square. */
export const ownShapes = {
  water: lines('M13 7h22l-3 34H16Z', 'M14.2 19c3.3-3 6.5-3 9.8 0s6.5 3 9.8 0'),
  coffee: lines(...cup, 'M16 8v5', 'M21 8v5', 'M26 8v5'),
  'no-coffee': lines(
    disc(24, 24, 19),
    'M16 21h14v8a5 5 0 0 1-5 5h-4a5 5 0 0 1-5-5Z',
    'M30 23h2a3.5 3.5 0 0 1 0 7h-2',
    'M20.5 13v4M25.5 13v4',
    'M10.6 10.6l5.9 5.9M31.5 31.5l5.9 5.9',
  ),
  clock: lines(disc(24, 24, 18), 'M24 13v11l7 6'),
  ice: lines(...arms),
  heat: lines(disc(24, 24, 8), ...rays),
  stretch: lines(disc(24, 9.5, 3.5), 'M12 6l8.5 11h7L36 6', 'M20.5 17v13L15 43M27.5 17v13L33 43M20.5 30h7'),
  'look-away': lines(
    'M5 24c5-8.5 11.5-13 19-13s14 4.5 19 13c-5 8.5-11.5 13-19 13S10 32.5 5 24Z',
    disc(24, 24, 6),
    'M9 9l30 30',
  ),
} as const satisfies Record<string, Shape>;
