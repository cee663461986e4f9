import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberWith } from './lib/http/member';
import { run } from './lib/processes.mjs';
import { rootFolder } from './lib/root-folder.mjs';
import { type Block, readBlocks } from './lib/test/operations-guide/blocks';
import { type Machine, openMachine, publicUrl } from './lib/test/operations-guide/machine';
import { type MachineName, machineNames } from './lib/test/operations-guide/machine-names';
import { previousState, type Release } from './lib/test/operations-guide/releases';
import { admin, invite, issueHandout, pdfHash, setUpClinic, signIn } from './lib/test/operations-guide/visitor';

/**
 * Runs the commands of docs/operations.md as they are printed, machine by machine, and looks in between whether people
 * can work there. What is replaced: lib/test/operations-guide/substitutions.ts and commands.ts.
 *
 * The machine "upgrade" is less true to life than the others:
 * - It begins with the last tag, or with an earlier commit as long as there is no tag.
 * - Both releases have the deploy/ of these sources, because the commands of this document copy those files.
 * - The test makes the role plainleaf_app, which the first start of a single instance makes elsewhere.
 * - Its PostgreSQL is set to UTC. Before the first tag times were stored wrong in any other zone, and the sessions from
 *   before an upgrade have ended there. The other machines have the zone of the tests.
 */

const blocks = readBlocks(readFileSync(path.join(rootFolder, 'docs', 'operations.md'), 'utf8'));

/** What the checks of one machine have found out so far. */
type Seen = { handout: string; hash: string; polling: Polling | null };
/** `downloads` are the whole and right ones. */
type Polling = { downloads: number; failures: string[]; stop: () => Promise<void> };
/** After the last block below this heading. */
type Checks = Readonly<Record<string, (machine: Machine, seen: Seen) => Promise<void>>>;

const nothingSeen = (): Seen => ({ handout: '', hash: '', polling: null });

const curl = (...args: string[]) => run('curl', ['--silent', ...args]);

async function expectRedirectFromHttp({ places }: Machine): Promise<void> {
  const { output } = await curl(
    '--include',
    '-H',
    'Host: handouts.example',
    `http://127.0.0.1:${places.ports['80']}/x?y=1`,
  );
  expect(output).toContain('HTTP/1.1 301');
  expect(output).toContain('Location: https://handouts.example/x?y=1');
}

/** The first clinic, through the link that the service has printed; then a handout. */
async function firstClinic(machine: Machine, seen: Seen): Promise<void> {
  const [link = ''] = /https:\/\/handouts\.example\/set-up\/\S+/.exec(machine.services.log('plainleaf')) ?? [];
  expect(link).not.toBe('');
  await setUpClinic(machine, link);
  await firstHandout(machine, seen);
}

async function firstHandout(machine: Machine, seen: Seen): Promise<void> {
  const member = await signIn(machine);
  expect(member.cookie()).toMatch(/__Host-plainleaf\.session=/);
  seen.handout = await issueHandout(member);
  seen.hash = await pdfHash(member, seen.handout);
}

async function expectSameHandout(machine: Machine, seen: Seen): Promise<void> {
  expect(await pdfHash(await signIn(machine), seen.handout)).toBe(seen.hash);
}

/** No password of an address and no key of /etc/plainleaf.env. */
async function expectNoSecretInDatabaseLog({ places }: Machine): Promise<void> {
  const settings = await readFile(path.join(places.root, 'etc/plainleaf.env'), 'utf8');
  const secrets = [...settings.matchAll(/^(\w+)=(.*)$/gm)].flatMap(([, name = '', value = '']) => {
    if (/_KEYS?$|_SECRET$/.test(name)) return value.split(',').map((key) => key.replace(/^\d+:/, ''));
    return /^DATABASE_/.test(name) ? new URL(value).password : [];
  });
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  const log = await readFile(path.join(places.root, 'var/lib/postgresql/15/log'), 'utf8');
  expect(log).toContain('CREATE DATABASE plainleaf');
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
}

async function expectMail(machine: Machine): Promise<void> {
  await invite(await signIn(machine), 'amara@clinic.example');
  const [mail] = machine.mail;
  expect(mail?.to).toEqual(['amara@clinic.example']);
  expect(mail?.text).toContain(`${publicUrl}/`);
}

/** Goes on downloading the handout while the blocks of the next headings run. */
async function beginPolling(machine: Machine, seen: Seen): Promise<void> {
  const member = await signIn(machine);
  let isOver = false;
  const polling: Polling = { downloads: 0, failures: [], stop: async () => {} };
  const loop = (async () => {
    while (!isOver) {
      const problem = await pdfHash(member, seen.handout).then(
        (hash) => (hash === seen.hash ? null : 'other bytes'),
        (error: unknown) => String(error),
      );
      if (problem === null) polling.downloads += 1;
      else polling.failures.push(problem);
      await new Promise((done) => setTimeout(done, 50));
    }
  })();
  polling.stop = async () => {
    isOver = true;
    await loop;
  };
  seen.polling = polling;
}

async function endPolling(machine: Machine, seen: Seen): Promise<void> {
  await seen.polling?.stop();
  expect(seen.polling?.failures).toEqual([]);
  seen.polling = null;
  await expectSameHandout(machine, seen);
}

/** A restart takes as many seconds as the machine is busy: people go on working in them, however many they are. */
async function runWhilePeopleWork(machine: Machine, block: Block, polling: Polling | null): Promise<void> {
  const before = polling?.downloads ?? 0;
  await machine.run(block);
  if (polling && block.text.includes('systemctl restart')) expect(polling.downloads).toBeGreaterThan(before);
}

const expectToBeServed: Checks[string] = async (machine, seen) => {
  await expectRedirectFromHttp(machine);
  await firstClinic(machine, seen);
};

const plans: Record<MachineName, { releases: { tag: string; release: Release }[]; checks: Checks }> = {
  embedded: {
    releases: [{ tag: 'v0.1.0', release: 'current' }],
    checks: {
      'nginx and TLS': expectToBeServed,
      Mail: expectMail,
      Restore: expectSameHandout,
      'Rotate the master key': expectSameHandout,
    },
  },
  own: {
    releases: [{ tag: 'v0.1.0', release: 'current' }],
    checks: {
      'nginx and TLS': expectToBeServed,
      Mail: expectMail,
      'Two instances': beginPolling,
      Monitoring: endPolling,
      Restore: expectSameHandout,
      'Rotate the master key': async (machine, seen) => {
        await expectSameHandout(machine, seen);
        await expectNoSecretInDatabaseLog(machine);
      },
    },
  },
  upgrade: {
    releases: [
      { tag: 'v0.1.0', release: 'previous' },
      { tag: 'v0.2.0', release: 'current' },
    ],
    checks: {
      'With your own PostgreSQL': prepareForUpgrade,
      'Two instances': async (machine, seen) => {
        await createClinic(machine);
        await firstHandout(machine, seen);
        await beginPolling(machine, seen);
      },
      Upgrade: endPolling,
      'Going back': expectSameHandout,
    },
  },
};

/** Two instances are the first start of this machine: see above. */
async function prepareForUpgrade(machine: Machine): Promise<void> {
  const statements = [
    'CREATE ROLE plainleaf_app NOLOGIN',
    "ALTER SYSTEM SET timezone TO 'UTC'",
    'SELECT pg_reload_conf()',
  ];
  const commands = statements.map((statement) => `--command "${statement}"`).join(' ');
  await machine.run({ text: `sudo -u postgres psql --quiet ${commands}`, line: 0, heading: 'made by the test' });
}

async function createClinic(machine: Machine): Promise<void> {
  const text = `cd /opt/plainleaf && echo '${admin.password}' | npm run clinic:create -- --name Riverside --country US \
    --phone 541-555-0147 --admin-name "Priya Raman" --admin-email ${admin.email}`;
  await machine.run({ text, line: 0, heading: 'made by the test' });
}

describe.each(machineNames)('docs/operations.md on the machine "%s"', (name) => {
  const { releases, checks } = plans[name];
  const seen = nothingSeen();
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine(releases);
  });
  afterAll(async () => {
    await seen.polling?.stop();
    await machine.close();
  });

  const own = blocks.filter(({ machines }) => machines.includes(name));
  for (const [index, block] of own.entries()) {
    test(`${block.heading}, line ${block.line}`, async ({ skip }) => {
      if (machine.hasFailed()) skip('a block before this one failed');
      await runWhilePeopleWork(machine, block, seen.polling);
    });
    const check = own[index + 1]?.heading === block.heading ? undefined : checks[block.heading];
    if (!check) continue;
    test(`${block.heading}: people can work`, async ({ skip }) => {
      if (machine.hasFailed()) skip('a block before this one failed');
      await check(machine, seen);
    });
  }

  test('has a block for every check', () => {
    const headings = own.map(({ heading }) => heading);
    expect(Object.keys(checks).filter((heading) => !headings.includes(heading))).toEqual([]);
  });
});

test('every block runs or says why it does not', () => {
  const skipped = blocks.filter(({ skip }) => skip !== '');
  const reasons = skipped.map(({ line, heading, skip }) => `  line ${line}, ${heading}: ${skip}`);
  console.log(
    [`docs/operations.md: ${blocks.length - skipped.length} blocks run, ${skipped.length} do not:`, ...reasons].join(
      '\n',
    ),
  );
  expect(blocks.length).toBeGreaterThan(skipped.length * 2);
});

test('the upgrade begins with an earlier state of these sources', async () => {
  const { commit, tag } = await previousState();
  console.log(
    [
      `The machine "upgrade" begins with ${tag ?? `${commit.slice(0, 12)}, which is no release, because none is tagged yet`}.`,
      'Both of its releases have the deploy/ of these sources. The test makes plainleaf_app and sets PostgreSQL to UTC.',
    ].join('\n'),
  );
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
});

test('visitors that nobody has let in get no handout', async () => {
  // The visitor's own checks must be able to fail.
  const stranger = memberWith(publicUrl, new Map(), '.next', async () => new Response('no', { status: 404 }));
  await expect(pdfHash(stranger, 'x')).rejects.toThrow('404');
});
