// @ts-check
import './lib/require-node.mjs';

// npm run bench:security
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('bench-security', process.argv.slice(2)));
