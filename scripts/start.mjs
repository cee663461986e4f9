// @ts-check
import './lib/require-node.mjs';

// npm start
import('./lib/bootstrap.mjs').then(({ handOver }) =>
  import('./lib/ports.mjs').then(({ requireFreePort, wantedPort }) =>
    handOver('supervisor.mjs', ['start'], () => requireFreePort(wantedPort())),
  ),
);
