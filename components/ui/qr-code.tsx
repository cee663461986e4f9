import { encode } from 'uqr';

/** Light around the code, in modules: what the standard asks for, so that a camera finds it. */
const QUIET_ZONE = 4;

/** Black on white in every appearance: a camera reads contrast. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className="w-full">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={data.flatMap(rowPath).join('')} fill="#000000" />
    </svg>
  );
}

/** Each run of dark modules of a row as one rectangle. */
function rowPath(row: readonly boolean[], y: number): string[] {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) runs.push(`M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h${start - x}z`);
  }
  return runs;
}
