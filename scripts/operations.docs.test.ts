import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberWith } from './lib/http/member';
import { readBlocks } from './lib/operations/blocks';
import { type Machine, openMachine, publicUrl } from './lib/operations/machine';
import type { MachineName } from './lib/operations/machine-names';
import type { Release } from './lib/operations/releases';
import { admin, invite, issueHandout, pdfHash, setUpClinic, signIn } from './lib/operations/visitor';
import { run } from './lib/processes.mjs';
import { rootFolder } from './lib/root-folder.mjs';

/**
 * Runs the commands of docs/operations.md as they are printed, machine by machine, and looks in between whether people
 * can work there. What is replaced: lib/operations/substitutions.ts and commands.ts.
 */

const blocks = readBlocks(readFileSync(path.join(rootFolder, 'docs', 'operations.md'), 'utf8'));

/** What the checks of one machine have found out so far. */
type Seen = { handout: string; hash: string; failures: string[]; polls: number; stopPolling: () => Promise<void> };
/** After the last block below this heading. */
type Checks = Readonly<Record<string, (machine: Machine, seen: Seen) => Promise<void>>>;

const nothingSeen = (): Seen => ({ handout: '', hash: '', failures: [], polls: 0, stopPolling: async () => {} });

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
  const polling = (async () => {
    while (!isOver) {
      const problem = await pdfHash(member, seen.handout).then(
        (hash) => (hash === seen.hash ? null : 'other bytes'),
        (error: unknown) => String(error),
      );
      seen.polls += 1;
      if (problem !== null) seen.failures.push(problem);
      await new Promise((done) => setTimeout(done, 50));
    }
  })();
  seen.stopPolling = async () => {
    isOver = true;
    await polling;
  };
}

async function endPolling(machine: Machine, seen: Seen): Promise<void> {
  await seen.stopPolling();
  expect(seen.failures).toEqual([]);
  expect(seen.polls).toBeGreaterThan(20);
  await expectSameHandout(machine, seen);
}

const plans: Record<MachineName, { releases: { tag: string; release: Release }[]; checks: Checks }> = {
  embedded: {
    releases: [{ tag: 'v0.1.0', release: 'current' }],
    checks: {
      'nginx and TLS': async (machine, seen) => {
        await expectRedirectFromHttp(machine);
        await firstClinic(machine, seen);
      },
      Mail: expectMail,
      Restore: expectSameHandout,
      'Rotate the master key': expectSameHandout,
    },
  },
  own: {
    releases: [{ tag: 'v0.1.0', release: 'current' }],
    checks: {
      'nginx and TLS': async (machine, seen) => {
        await expectRedirectFromHttp(machine);
        await firstClinic(machine, seen);
      },
      Mail: expectMail,
      'Two instances': beginPolling,
      Monitoring: endPolling,
      Restore: expectSameHandout,
      'Rotate the master key': expectSameHandout,
    },
  },
  upgrade: {
    releases: [
      { tag: 'v0.1.0', release: 'previous' },
      { tag: 'v0.2.0', release: 'current' },
    ],
    checks: {
      'With your own PostgreSQL': makeRuntimeRole,
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

/** The role that the first start makes: this machine's first start has two instances already. */
async function makeRuntimeRole(machine: Machine): Promise<void> {
  const text = 'sudo -u postgres psql --quiet --command "CREATE ROLE plainleaf_app NOLOGIN"';
  await machine.run({ text, line: 0, heading: 'made by the test' });
}

async function createClinic(machine: Machine): Promise<void> {
  const text = `cd /opt/plainleaf && echo '${admin.password}' | npm run clinic:create -- --name Riverside --country US \
    --phone 541-555-0147 --admin-name "Priya Raman" --admin-email ${admin.email}`;
  await machine.run({ text, line: 0, heading: 'made by the test' });
}

describe.each(Object.entries(plans))('docs/operations.md on the machine "%s"', (name, { releases, checks }) => {
  const seen = nothingSeen();
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine(releases);
  });
  afterAll(async () => {
    await seen.stopPolling();
    await machine.close();
  });

  const own = blocks.filter(({ machines }) => machines.some((one) => one === name));
  for (const [index, block] of own.entries()) {
    test(`${block.heading}, line ${block.line}`, async ({ skip }) => {
      if (machine.hasFailed()) skip('a block before this one failed');
      await machine.run(block);
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

test('visitors that nobody has let in get no handout', async () => {
  // The visitor's own checks must be able to fail.
  const stranger = memberWith(publicUrl, new Map(), '.next', async () => new Response('no', { status: 404 }));
  await expect(pdfHash(stranger, 'x')).rejects.toThrow('404');
});
