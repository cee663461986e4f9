// @ts-check
import './lib/require-node.mjs';

// npm run test:scan
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('scan', process.argv.slice(2)));
