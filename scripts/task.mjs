// @ts-check
import './lib/require-node.mjs';

// npm run build, seed:demo, db:generate, db:migrate, db:diff, clinic:create, backup, restore
import('./lib/bootstrap.mjs').then(({ handOver }) => handOver('task', process.argv.slice(2)));
