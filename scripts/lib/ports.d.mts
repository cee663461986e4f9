export const loopback: '127.0.0.1';

/** A port of 127.0.0.1 that nothing listens on. It can be lost again before it is used: be ready to try another. */
export function freePort(): Promise<number>;

/** The port to serve on, from PORT; throws an Error with one line when it is none. */
export function wantedPort(): number;

/** Throws an Error with one line when nothing can be served on the port. */
export function requireFreePort(port: number): Promise<void>;
