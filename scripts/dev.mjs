// @ts-check
import './lib/require-node.mjs';

// npm run dev
import('./lib/bootstrap.mjs').then(({ handOver }) =>
  import('./lib/ports.mjs').then(({ requireFreePort, wantedPort }) =>
    handOver('supervisor.mjs', ['dev'], () => requireFreePort(wantedPort())),
  ),
);
