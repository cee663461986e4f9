// @ts-check
import './lib/require-node.mjs';

// npm run demo. Whoever asks for it by name means it, whatever .env says.
process.env.PLAINLEAF_DEMO = '1';
import('./lib/serve.mjs').then(({ serve }) => serve('demo'));
