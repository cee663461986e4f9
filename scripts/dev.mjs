// @ts-check
import './lib/require-node.mjs';

// npm run dev
import('./lib/serve.mjs').then(({ serve }) => serve('dev'));
