import path from 'node:path';
import type { Binaries } from '../postgres/binaries';
import { findProgram } from './debian-program';

/** The oldest PostgreSQL that Plainleaf runs on. */
const version = '15';

/** PostgreSQL 15 as Debian 12 packages it. @throws SetupFailure where it neither is nor can be installed. */
export async function findDebianPostgres(): Promise<Binaries> {
  const folder = `/usr/lib/postgresql/${version}/bin`;
  const postgres = await findProgram('postgres', `postgresql-${version}`, folder);
  return { postgres, initdb: path.join(folder, 'initdb'), pgCtl: path.join(folder, 'pg_ctl') };
}
