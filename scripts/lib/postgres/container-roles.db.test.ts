import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { findOrReason, findProgram } from '../test/debian-program';
import type { Cluster } from './cluster';
import { openThrowawayCluster } from './throwaway';
import { withClient } from './with-client';

/* deploy/postgres-roles.sh, as the container of PostgreSQL runs it, on a server that logs every statement. */

const password = `it's "half" of 50% $HOME \\ :'password'`;

describe('the role that serves, as the container makes it', () => {
  let cluster: Cluster | undefined;
  let folder = '';
  let whyNot = '';

  beforeAll(async () => {
    const psql = await findOrReason(() => findProgram('psql', 'postgresql-client-15'));
    if ('whyNot' in psql) {
      whyNot = psql.whyNot;
      return;
    }
    folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-roles-'));
    // The part of it that every user of the machine can read.
    const listed = `#!/bin/sh\nprintf '%s\\n' "$@" >>'${folder}/arguments'\nexec '${psql.found}' "$@"\n`;
    await writeFile(path.join(folder, 'psql'), listed);
    await chmod(path.join(folder, 'psql'), 0o755);
    cluster = await openThrowawayCluster({ settings: ['log_statement=all'] });
  });

  afterAll(async () => {
    await cluster?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  const opened = (skip: (why: string) => void): Cluster => {
    if (!cluster) skip(whyNot);
    // skip() does not return.
    return cluster as Cluster;
  };

  async function makeRoles({ urlOf }: Cluster, given: Record<string, string>): Promise<number | null> {
    const url = new URL(urlOf('postgres'));
    const env = {
      ...process.env,
      PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}`,
      ...{ PGHOST: url.hostname, PGPORT: url.port, PGPASSWORD: decodeURIComponent(url.password) },
      ...{ POSTGRES_USER: url.username, POSTGRES_DB: 'postgres', ...given },
    };
    return (await run('sh', [path.join(rootFolder, 'deploy', 'postgres-roles.sh')], { env })).code;
  }

  it('the role is not created without a password', async ({ skip }) => {
    const server = opened(skip);
    expect(await makeRoles(server, { APP_PASSWORD: '' })).not.toBe(0);
    const roles = await withClient(server.urlOf('postgres'), (client) =>
      client.query(`SELECT FROM pg_roles WHERE rolname = 'plainleaf_app'`),
    );
    expect(roles.rowCount).toBe(0);
  });

  it('signs in with its password, which is in no argument and not in the server’s log', async ({ skip }) => {
    const server = opened(skip);
    expect(await makeRoles(server, { APP_PASSWORD: password })).toBe(0);
    // The role exists by now, so the statement fails, and PostgreSQL logs failed statements.
    expect(await makeRoles(server, { APP_PASSWORD: password })).not.toBe(0);
    const url = Object.assign(new URL(server.urlOf('postgres')), {
      username: 'plainleaf_app',
      password: encodeURIComponent(password),
    });
    const { rows } = await withClient(url.href, (client) => client.query('SELECT current_user AS name'));
    expect(rows).toEqual([{ name: 'plainleaf_app' }]);
    const listed = await readFile(path.join(folder, 'arguments'), 'utf8');
    expect(listed).toContain('--username');
    expect(listed).not.toContain('half');
    const log = await readFile(path.join(server.folder, 'server.log'), 'utf8');
    expect(log).toContain('role "plainleaf_app" already exists');
    expect(log).not.toContain('half');
  });
});
