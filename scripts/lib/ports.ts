import { connect, createServer } from 'node:net';

export const loopback = '127.0.0.1';

/** A port of 127.0.0.1 that nothing listens on. It can be lost again before it is used: be ready to try another. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('The system named no port.'));
      });
    });
  });
}

/** 'free', 'taken' by another program, or 'forbidden' (ports below 1024 for an ordinary user). */
export function portState(port: number): Promise<'free' | 'taken' | 'forbidden'> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error) => {
      resolve('code' in error && error.code === 'EACCES' ? 'forbidden' : 'taken');
    });
    server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

export function answersOn(port: number, timeLimitMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: loopback });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeLimitMs, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}
