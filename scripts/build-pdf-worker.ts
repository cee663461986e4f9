import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the PDF worker to build/pdf-worker.mjs; packages stay in node_modules. */
export async function buildPdfWorker(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/pdf/worker.ts'],
    outfile: 'build/pdf-worker.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPdfWorker();
