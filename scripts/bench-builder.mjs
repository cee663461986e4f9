// @ts-check
import './lib/require-node.mjs';

// npm run bench:builder
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('bench-builder', process.argv.slice(2)));
