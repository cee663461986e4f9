import type { Actor } from '@/lib/auth/actor';

type Prepared = { run: (actor: Actor) => Promise<unknown>; leaves: string };

/** Writes by name. Each prepares what it needs, and names the event that it must leave. */
export type AuditedWrites = Record<string, (actor: Actor) => Promise<Prepared>>;
