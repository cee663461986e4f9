import { Canvas } from '@react-pdf/renderer';
import { encode } from 'uqr';
import { tag } from './tagging/tag';

/** What is used of the painter that react-pdf hands to a canvas. */
type Painter = { rect(x: number, y: number, width: number, height: number): Painter; fill(color: string): Painter };

/** Side of the code itself, in points: 17 mm, which any phone reads at arm's length. */
const SIDE = 48;
/** What the standard asks for around it, in modules. */
const QUIET_ZONE = 4;

/** Any of the eight masks can be read; trying them all takes longer than the rest of the end matter. */
const MASK = 2;

/**
 * Black on white whatever the clinic's colour: a scanner reads contrast. Drawn straight onto the page: every
 * handout has its own code, and as a drawing of paths it would be measured anew each time.
 */
export function QrCode({ text, alt, lang }: { text: string; alt: string; lang?: string }) {
  const { data, size: modules } = encode(text, { ecc: 'M', boostEcc: false, border: 0, maskPattern: MASK });
  const side = (SIDE * (modules + 2 * QUIET_ZONE)) / modules;
  return (
    <Canvas
      {...tag('Figure', { alt, ...(lang === undefined ? {} : { lang }) })}
      style={{ width: side, height: side }}
      paint={painterOf(data)}
    />
  );
}

/** Fills the dark modules, each run of a row as one rectangle: no seams that a printer could show. */
function painterOf(rows: readonly (readonly boolean[])[]): (painter: Painter) => null {
  const step = SIDE / rows.length;
  return (painter) => {
    for (const [row, modules] of rows.entries()) {
      for (let column = 0; column < modules.length; column += 1) {
        if (!modules[column]) continue;
        const start = column;
        while (modules[column]) column += 1;
        painter.rect((start + QUIET_ZONE) * step, (row + QUIET_ZONE) * step, (column - start) * step, step);
      }
    }
    painter.fill('#000000');
    return null;
  };
}
