import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the PDF worker to build/pdf-worker.mjs, or to another file inside the project; packages
 * stay in node_modules.
 */
export async function buildPdfWorker(outfile = 'build/pdf-worker.mjs'): Promise<void> {
  await buildServerWorker('lib/pdf/worker.ts', outfile);
}

/** The worker that reads what others send as a pack of wording. */
async function buildPackWorker(outfile = 'build/pack-worker.mjs'): Promise<void> {
  await buildServerWorker('lib/features/packs/worker.ts', outfile);
}

/** Bundles what copies pages of many PDFs into one. */
async function buildMergeWorker(outfile = 'build/merge-worker.mjs'): Promise<void> {
  await buildServerWorker('lib/pdf/merge-worker.ts', outfile);
}

/** Bundles the worker that checks members' text. */
async function buildCheckWorker(outfile = 'build/check-worker.mjs'): Promise<void> {
  await buildServerWorker('lib/checks/worker.ts', outfile);
}

async function buildServerWorker(entryPoint: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'warning',
  });
}

/** Bundles the same page engine for the browser, packages and all: the worker that paints the builder's preview. */
async function buildPreviewWorker(outfile = 'build/preview-worker.js'): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/pdf/preview/worker.ts'],
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: ['chrome114', 'firefox115', 'safari17'],
    minify: true,
    // HarfBuzz asks for Node's loader only where it runs on Node.
    external: ['module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([
    buildPdfWorker(),
    buildPackWorker(),
    buildMergeWorker(),
    buildCheckWorker(),
    buildPreviewWorker(),
  ]);
}
