import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';

/** Between the application and a real PostgreSQL: a wire that can be cut, that swallows what is sent, or leads elsewhere. */
export type Wire = {
  url: string;
  behave: (how: 'pass' | 'swallow' | 'refuse') => Promise<void>;
  /** From here on new connections end at this port. */
  leadTo: (port: number) => void;
  close: () => Promise<void>;
};

export async function layWire(target: URL): Promise<Wire> {
  let swallowing = false;
  let targetPort = Number(target.port);
  const ends = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = tcpConnect(targetPort, target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (bytes) => (swallowing ? from.pause().unshift(bytes) : to.write(bytes)));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  const stopListening = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      for (const end of ends) end.destroy();
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(target.href);
  url.port = String(port);
  url.searchParams.set('application_name', 'faults');
  return {
    url: url.href,
    behave: async (how) => {
      swallowing = how === 'swallow';
      // What was held back arrives late, as over a real network.
      if (!swallowing) for (const end of ends) end.resume();
      if (how === 'refuse') await stopListening();
      else if (!server.listening) await listen(port);
    },
    leadTo: (next) => {
      targetPort = next;
    },
    close: async () => {
      if (server.listening) await stopListening();
    },
  };
}
