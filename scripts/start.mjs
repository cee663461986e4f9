// @ts-check
import './lib/require-node.mjs';

// npm start
import('./lib/serve.mjs').then(({ serve }) => serve('start'));
