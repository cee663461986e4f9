// @ts-check
import './lib/require-node.mjs';

// npm run pictures, beside a started demo
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('pictures', []));
