// @ts-check
import './lib/require-node.mjs';

// npm run with a name that scripts/lib/command/commands.ts lists.
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('task', process.argv.slice(2)));
