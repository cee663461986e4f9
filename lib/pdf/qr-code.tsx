import { Path, Svg } from '@react-pdf/renderer';
import { encode } from 'uqr';
import { tag } from './tagging/tag';

/** Side of the code itself, in points: 17 mm, which any phone reads at arm's length. */
const SIDE = 48;
/** What the standard asks for around it, in modules. */
const QUIET_ZONE = 4;

/** Any of the eight masks can be read; trying them all takes longer than the rest of the end matter. */
const MASK = 2;

/** Black on white whatever the clinic's colour: a scanner reads contrast. */
export function QrCode({ text, alt }: { text: string; alt: string }) {
  const { data, size: modules } = encode(text, { ecc: 'M', boostEcc: false, border: 0, maskPattern: MASK });
  const total = modules + 2 * QUIET_ZONE;
  const side = (SIDE * total) / modules;
  return (
    <Svg {...tag('Figure', { alt })} viewBox={`0 0 ${total} ${total}`} style={{ width: side, height: side }}>
      <Path d={darkModules(modules, (row, column) => data[row]?.[column] === true)} fill="#000000" />
    </Svg>
  );
}

/** The dark modules as one path, each run of a row one rectangle: no seams that a printer could show. */
function darkModules(count: number, isDark: (row: number, column: number) => boolean): string {
  const parts: string[] = [];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column < count && isDark(row, column)) column += 1;
      parts.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${column - start}v1h${start - column}Z`);
    }
  }
  return parts.join('');
}
