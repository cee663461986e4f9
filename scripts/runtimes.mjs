// @ts-check
import './lib/require-node.mjs';

// npm run test:runtimes, npm run test:runtimes -- 24
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('runtimes', process.argv.slice(2)));
