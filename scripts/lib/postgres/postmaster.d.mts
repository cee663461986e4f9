import type { SpawnOptions } from 'node:child_process';
import type { Account } from './account';

/** All that it takes to stop a server. */
export type PostgresPlace = {
  folder: string;
  /** The program pg_ctl. */
  pgCtl: string;
  /** undefined: PostgreSQL runs as ourselves. */
  account: Account | undefined;
};

/** Stops whatever runs on this folder; nothing to do when nothing does. */
export function stopPostgres(place: PostgresPlace): Promise<void>;

/** The server that runs on the folder, or ran there when it was killed. */
export function readOwner(folder: string): Promise<{ pid: number; port: number; status: string } | undefined>;

/** Whether a process that is alive is PostgreSQL, as far as the system says. */
export function isPostgres(pid: number): Promise<boolean>;

/** In a process group of their own, PostgreSQL's programs finish what they began when Ctrl+C is pressed. */
export function asAccount(account: Account | undefined): SpawnOptions;
