import { Circle, Path, Rect, Svg } from '@react-pdf/renderer';
import { keyed } from './keyed';

/** Outlines on a 24-unit square, from Lucide (ISC licence): vectors, so that they print at any size. */
const outlines = {
  siren: [
    'M7 18v-6a5 5 0 1 1 10 0v6',
    'M5 21a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-1a2 2 0 0 0-2-2H7a2 2 0 0 0-2 2z',
    'M21 12h1',
    'M18.5 4.5 18 5',
    'M2 12h1',
    'M12 2v1',
    'm4.929 4.929.707.707',
    'M12 12v6',
  ],
  phone: [
    'M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384',
  ],
  warning: ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01'],
  info: ['M12 16v-4', 'M12 8h.01'],
  picture: ['m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21'],
} as const;
export type IconName = keyof typeof outlines;

type IconProps = { name: IconName; size: number; color: string };

export function Icon({ name, size, color }: IconProps) {
  const stroke = {
    stroke: color,
    strokeWidth: 2,
    fill: 'none',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  return (
    <Svg viewBox="0 0 24 24" style={{ width: size, height: size }}>
      {name === 'info' && <Circle cx={12} cy={12} r={10} {...stroke} />}
      {name === 'picture' && <Rect x={3} y={3} width={18} height={18} rx={2} ry={2} {...stroke} />}
      {name === 'picture' && <Circle cx={9} cy={9} r={2} {...stroke} />}
      {keyed(outlines[name]).map(({ key, item }) => (
        <Path key={key} d={item} {...stroke} />
      ))}
    </Svg>
  );
}
