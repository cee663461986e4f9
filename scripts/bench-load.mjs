// @ts-check
import './lib/require-node.mjs';

// npm run bench:load -- --minutes 30 --handouts 1000000
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('bench-load', process.argv.slice(2)));
