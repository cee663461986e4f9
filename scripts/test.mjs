// @ts-check
import './lib/require-node.mjs';

// npm test, npm test -- --only unit,db
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('test', process.argv.slice(2)));
