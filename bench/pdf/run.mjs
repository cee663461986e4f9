import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureGrowth } from './growth.mjs';
import { measureMemory } from './memory.mjs';
import { handout, wholeLibrary } from './sample.mjs';
import { measureThroughput } from './throughput.mjs';

/**
 * One interleaved run: every engine prints handout 1, then every engine handout 2, and so on, so that a
 * machine whose speed drifts treats all alike. Trust the ratios, not the milliseconds.
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '60' },
    chromium: { type: 'string' },
    exports: { type: 'string', default: '1000' },
  },
});
const runs = Number(values.runs);
const warmUp = 12;

/** fresh: every word is new. Otherwise the sections were printed before, and patient, choice and note are new. */
const contestants = {
  plainleaf: { module: 'plainleaf', fresh: false },
  'plainleaf-cold': { module: 'plainleaf', fresh: true },
  'plainleaf-untagged': { module: 'plainleaf', fresh: false, options: { tagged: false } },
  'react-pdf': { module: 'react-pdf', fresh: true, options: { ttf: false } },
  'react-pdf-ttf': { module: 'react-pdf', fresh: true, options: { ttf: true } },
  pdfmake: { module: 'pdfmake', fresh: true },
  jspdf: { module: 'jspdf', fresh: true },
  pdfkit: { module: 'pdfkit', fresh: true },
  chromium: { module: 'chromium', fresh: true, options: { executablePath: values.chromium, newPage: false } },
  'chromium-new-page': { module: 'chromium', fresh: true, options: { executablePath: values.chromium, newPage: true } },
  typst: { module: 'typst', fresh: true },
};

const hashOf = (text) => createHash('sha256').update(text).digest().readUInt32BE();
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const round = (value, digits = 2) => Number(value.toFixed(digits));

async function openAll() {
  const opened = {};
  for (const [name, { module, options = {} }] of Object.entries(contestants)) {
    const { open } = await import(`./engines/${module}.mjs`);
    opened[name] = await open(options);
  }
  return opened;
}

async function race(engines) {
  const times = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  const bytes = {};
  for (const sample of wholeLibrary()) {
    await engines.plainleaf.render(sample);
    await engines['plainleaf-untagged'].render(sample);
  }
  const names = Object.keys(engines);
  for (let index = 0; index < warmUp + runs; index += 1) {
    // Another order each time: what an engine leaves in caches and on the cores, the next one pays for.
    const order = names.toSorted((a, b) => hashOf(`${index} ${a}`) - hashOf(`${index} ${b}`));
    for (const name of order) {
      const sample = handout(index, { fresh: contestants[name].fresh });
      const started = performance.now();
      const pdf = await engines[name].render(sample);
      if (index >= warmUp) times[name].push(performance.now() - started);
      bytes[name] = pdf.length;
    }
    process.stdout.write(`\r  handout ${index + 1} of ${warmUp + runs} `);
  }
  process.stdout.write('\n');
  const p50Of = (name) =>
    percentile(
      times[name].toSorted((a, b) => a - b),
      0.5,
    );
  const ours = p50Of('plainleaf');
  return Object.fromEntries(
    names.map((name) => {
      const sorted = times[name].toSorted((a, b) => a - b);
      return [
        name,
        {
          p50Ms: round(percentile(sorted, 0.5)),
          p95Ms: round(percentile(sorted, 0.95)),
          ratioToOurs: round(percentile(sorted, 0.5) / ours),
          bytes: bytes[name],
        },
      ];
    }),
  );
}

const engines = await openAll();
const results = {
  command: 'npm run bench:pdf',
  at: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  versions: JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).dependencies,
  runs,
  engines: await race(engines),
  growth: await measureGrowth(engines),
};
for (const engine of Object.values(engines)) await engine.close();
results.throughput = await measureThroughput();
results.memory = await measureMemory(Number(values.exports));

const { engines: raced } = results;
const share = (of, by) => round(raced[of].p50Ms / raced[by].p50Ms);
results.ratios = {
  'cold to react-pdf': share('plainleaf-cold', 'react-pdf'),
  'cold to pdfmake': share('plainleaf-cold', 'pdfmake'),
  'cold to chromium': share('plainleaf-cold', 'chromium'),
  'to react-pdf': share('plainleaf', 'react-pdf'),
  'to pdfmake': share('plainleaf', 'pdfmake'),
  'to chromium': share('plainleaf', 'chromium'),
  'to jspdf': share('plainleaf', 'jspdf'),
  'to typst': share('plainleaf', 'typst'),
  'tagged to untagged, time': share('plainleaf', 'plainleaf-untagged'),
  'tagged to untagged, size': round(raced.plainleaf.bytes / raced['plainleaf-untagged'].bytes),
  'size to chromium': round(raced.plainleaf.bytes / raced.chromium.bytes),
};
mkdirSync(fileURLToPath(new URL('../results/', import.meta.url)), { recursive: true });
writeFileSync(new URL('../results/pdf.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
console.table(raced);
console.table(results.ratios);
console.table(results.growth);
console.table(results.throughput);
console.log(results.memory);
// Not before a slow reader has it all.
process.stdout.write('', () => process.exit(0));
