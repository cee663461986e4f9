// @ts-check
import './lib/require-node.mjs';

// npm run bench:pdf
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('bench-pdf', process.argv.slice(2)));
