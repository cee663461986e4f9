// @ts-check
import './lib/require-node.mjs';

// npm run bench:library
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('bench-library', process.argv.slice(2)));
