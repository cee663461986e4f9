import { describe, expect, it } from 'vitest';
import { connect, type Database } from '@/lib/db/client';
import { waitAfterWrongMs } from '@/lib/domain/access/code-backoff';
import { makeClinic, signInSecret } from '@/lib/test-support/database';
import { succeeded } from '@/lib/test-support/outcome';
import { addApp, appCode, letWaitPass, personOf } from '@/lib/test-support/second-factors';
import { type Device, unknownDevice } from '../device';
import { withAccount } from '../known-device';
import type { Person } from '../sessions';
import { giveCode } from './actions';

async function enrolled() {
  const { email } = (await makeClinic()).clinician;
  const app = await addApp(await signInSecret(email));
  return { email, app, person: await personOf(await signInSecret(email)) };
}

type Options = { now?: Date; device?: Device; db?: Database };
const give = (person: Person, code: string, options: Options = {}) => giveCode.runFor(person, { code }, options);

async function said(outcome: Awaited<ReturnType<typeof give>>): Promise<string> {
  return outcome.ok ? 'right' : (outcome.failure.fields?.code ?? outcome.failure.code);
}

describe('S15: wrong codes', () => {
  it('each wrong code doubles the wait, from any address and in any session, and the message names the wait', async () => {
    const { email, app, person } = await enrolled();
    for (let wrong = 1; wrong <= 12; wrong += 1) {
      const device = { userAgent: '', address: `203.0.113.${wrong}` };
      expect(await said(await give(person, '000000', { device }))).toMatch(/not right/);
      const wait = waitAfterWrongMs(wrong);
      if (wait > 0) {
        const other = await personOf(await signInSecret(email));
        const right = appCode(app.seed, new Date());
        // Half of the wait: the rest must outlast the statements between here and the answer.
        await letWaitPass(person.userId, wait / 2);
        const answer = await said(await give(other, right, { device }));
        expect(answer, `after ${wrong}`).toMatch(/^Too many wrong codes. Wait \d+/);
        await letWaitPass(person.userId, wait / 2);
      }
    }
    // Nobody is locked out permanently: the right code works after the wait.
    const fresh = await personOf(await signInSecret(email), new Date());
    const later = new Date(Date.now() + 30_000);
    succeeded(await give(fresh, appCode(app.seed, later), { now: later }));
  });

  it('wrong recovery codes count too; text that cannot be a code does not', async () => {
    const { person, app } = await enrolled();
    for (let wrong = 0; wrong < 3; wrong += 1) await give(person, 'k7mq-3xwp-90ah');
    expect(await said(await give(person, app.codes[0] ?? ''))).toMatch(/Too many wrong codes/);
    const empty = await enrolled();
    for (let count = 0; count < 5; count += 1)
      expect(await said(await give(empty.person, ' '))).toMatch(/^Type a code/);
    succeeded(await give(empty.person, empty.app.codes[0] ?? ''));
  });

  it('wrong codes sent to two servers at the same time are all counted', async () => {
    const server = () => connect(process.env.TEST_APP_URL ?? '', 4);
    const servers: [Database, Database] = [server(), server()];
    const { person } = await enrolled();
    const tries = Array.from({ length: 8 }, (_, index) =>
      give(person, '000000', { db: servers[index % 2] ?? servers[0] }),
    );
    const answers = await Promise.all((await Promise.all(tries)).map(said));
    expect(answers.filter((text) => text.includes('not right'))).toHaveLength(3);
    expect(answers.filter((text) => text.startsWith('Too many wrong codes'))).toHaveLength(5);
    await Promise.all(servers.map((one) => one.$disconnect()));
  });

  it('wrong codes from a stranger do not lock the owner out of a known device', async () => {
    const { email, app, person } = await enrolled();
    for (let wrong = 0; wrong < 4; wrong += 1) await give(person, '000000');
    expect(await said(await give(person, app.codes[0] ?? ''))).toMatch(/Too many wrong codes/);
    const known = { ...unknownDevice, known: withAccount(null, email) };
    succeeded(await give(person, app.codes[0] ?? '', { device: known }));
  });
});
