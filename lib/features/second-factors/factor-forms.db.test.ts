import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionCookieName } from '@/lib/auth/next-auth-options';
import { pageOwnerOf } from '@/lib/auth/page-owner';
import { personOfCookies } from '@/lib/auth/session-of-cookie';
import { WRONG_HERE } from '@/lib/auth/sign-in-limits';
import { PAGE_OWNER_HEADER } from '@/lib/domain/access/page-owner';
import { env } from '@/lib/env';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, signInSecret, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { openMailServer } from '@/lib/test-support/mail-server';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { addApp, appCode, letWaitPass } from '@/lib/test-support/second-factors';
import { softwarePasskey } from '@/lib/test-support/software-passkey';
import { changePassphrase } from '../passphrases/actions';
import { makeReset, resetPassphrase } from '../resets/mutations';
import {
  beginAuthenticatorApp,
  confirmAuthenticatorApp,
  giveSignInCode,
  makeNewRecoveryCodes,
  removeAuthenticatorApp,
} from './actions';
import { addMyPasskey, askForPasskey, beginMyPasskey, removeMyPasskey, signInByPasskey } from './passkey-actions';

/* The settings forms as a browser sends them, with cookies, on a server that sends mail. */

type Browser = { headers: Headers; cookies: Map<string, string> };
const sent = vi.hoisted(() => ({ browser: { headers: new Headers(), cookies: new Map<string, string>() } }));

vi.mock('next/headers', () => ({
  headers: async () => sent.browser.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = sent.browser.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string) => void sent.browser.cookies.set(name, value),
    delete: ({ name }: { name: string }) => void sent.browser.cookies.delete(name),
  }),
}));

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0';
const address = '198.51.100.23';
let mail: Awaited<ReturnType<typeof openMailServer>>;
let clinic: TestClinic;

beforeAll(async () => {
  mail = await openMailServer();
  process.env.SMTP_URL = mail.url;
  process.env.MAIL_FROM = 'plainleaf@riverside.example';
});
afterAll(() => mail.close());
beforeEach(async () => {
  clinic = await makeClinic();
});

type Member = TestClinic['clinician'];

/** A browser with a session of this member, on a page of theirs; the browser that is used from here on. */
async function browserOf({ email, scope }: Member, secret?: string): Promise<Browser> {
  const headers = new Headers({ 'user-agent': firefox, 'x-forwarded-for': address });
  headers.set(PAGE_OWNER_HEADER, pageOwnerOf(scope));
  const token = { sessionSecret: secret ?? (await signInSecret(email)) };
  const session = await encode({ token, secret: env().NEXTAUTH_SECRET });
  sent.browser = { headers, cookies: new Map([[sessionCookieName(), session]]) };
  return sent.browser;
}

async function addPasskey(name = 'Laptop') {
  const key = softwarePasskey(env().NEXTAUTH_URL);
  const { challenge } = succeeded(await beginMyPasskey({ passphrase }));
  const added = succeeded(await addMyPasskey({ name, response: key.make(challenge) }));
  return { key, codes: added.codes ?? [] };
}

async function addAppInBrowser() {
  const { seed } = succeeded(await beginAuthenticatorApp({ passphrase }));
  const { codes } = succeeded(await confirmAuthenticatorApp({ code: appCode(seed, new Date()) }));
  return { seed, codes };
}

const count = async (table: string, { scope }: Member): Promise<number> =>
  (await sqlAsOwner(`select count(*)::int as n from ${table} where user_id = $1`, [scope.userId])).rows[0].n;

const subjectsTo = ({ email }: Member): string[] =>
  mail.received
    .filter(({ to }) => to.includes(email))
    .map(({ text }) => /^Subject: ([^\r\n]*(?:\r\n [^\r\n]*)*)/m.exec(text)?.[1]?.replaceAll('\r\n', '') ?? '');

async function lastMailTo(member: Member, subject: string): Promise<string> {
  await expect.poll(() => subjectsTo(member).at(-1), { timeout: 10_000 }).toContain(subject);
  return mail.received.findLast(({ to }) => to.includes(member.email))?.text ?? '';
}

describe('S17: the cookie of a passkey that was begun', () => {
  it('the cookie adds nothing in another person’s session, and no recovery codes are made', async () => {
    const own = await browserOf(clinic.clinician);
    const { challenge } = succeeded(await beginMyPasskey({ passphrase }));
    const response = softwarePasskey(env().NEXTAUTH_URL).make(challenge);
    const stolen = await browserOf(clinic.editor);
    for (const [name, value] of own.cookies) if (name !== sessionCookieName()) stolen.cookies.set(name, value);
    expect([...stolen.cookies.keys()]).toContain('plainleaf.passkey-add');
    expect(failedWith(await addMyPasskey({ name: 'Mine now', response }))).toBe('invalid-input');
    for (const table of ['passkey', 'recovery_code']) expect(await count(table, clinic.editor)).toBe(0);

    sent.browser = own;
    succeeded(await addMyPasskey({ name: 'Laptop', response }));
    expect(await count('passkey', clinic.clinician)).toBe(1);
    // The cookie is gone, and a copy of it does not work.
    expect(failedWith(await addMyPasskey({ name: 'Again', response }))).toBe('invalid-input');
  });

  it('the cookie does not work for another purpose: signing in, or proving a change', async () => {
    await browserOf(clinic.clinician);
    const { key } = await addPasskey();
    const { userId } = clinic.clinician.scope;
    const { challenge } = succeeded(await askForPasskey({ for: 'proof' }));
    const { cookies } = sent.browser;
    cookies.set('plainleaf.passkey-sign-in', cookies.get('plainleaf.passkey-proof') ?? '');
    expect(failedWith(await signInByPasskey({ response: key.sign(challenge, userId) }))).toBe('invalid-input');
    const asked = succeeded(await askForPasskey({ for: 'sign-in' }));
    succeeded(await signInByPasskey({ response: key.sign(asked.challenge, userId) }));
  });
});

describe('the cookie of a session', () => {
  const person = () => personOfCookies(`${sessionCookieName()}=${sent.browser.cookies.get(sessionCookieName())}`);

  it('names the person after a passkey was added, and after a sign-in with it', async () => {
    await browserOf(clinic.clinician);
    const { userId } = clinic.clinician.scope;
    expect(await person()).not.toBe(userId);
    const { key } = await addPasskey();
    expect(await person()).toBe(userId);
    sent.browser.cookies.clear();
    const { challenge } = succeeded(await askForPasskey({ for: 'sign-in' }));
    succeeded(await signInByPasskey({ response: key.sign(challenge, userId) }));
    expect(await person()).toBe(userId);
  });
});

describe('S15: too many passkeys that are not right', () => {
  it('the form says how long to wait', async () => {
    await browserOf(clinic.clinician);
    const { key } = await addPasskey();
    const sign = async () => {
      succeeded(await askForPasskey({ for: 'sign-in' }));
      return signInByPasskey({ response: key.sign('bm90IHRoaXM', clinic.clinician.scope.userId) });
    };
    for (let count = 0; count < WRONG_HERE; count += 1) expect(await sign()).toEqual(refusedPasskey);
    expect(await sign()).toMatchObject({ failure: { fields: { other: expect.stringMatching(/Wait 15 minutes/) } } });
  });
});

const refusedPasskey = { ok: false, failure: { code: 'invalid-input' } };

describe('S18: a passkey proves a change in the place of a code', () => {
  it('a passkey counts when it signs the challenge that this browser just received', async () => {
    await browserOf(clinic.clinician);
    const { key } = await addPasskey();
    const { userId } = clinic.clinician.scope;
    expect(failedWith(await makeNewRecoveryCodes({ passphrase }))).toBe('invalid-input');
    const unasked = key.sign('bm90IGFza2Vk', userId);
    expect(failedWith(await makeNewRecoveryCodes({ passphrase, passkey: unasked }))).toBe('invalid-input');
    const { challenge } = succeeded(await askForPasskey({ for: 'proof' }));
    const passkey = key.sign(challenge, userId);
    expect(succeeded(await makeNewRecoveryCodes({ passphrase, passkey })).codes).toHaveLength(10);
    expect(failedWith(await makeNewRecoveryCodes({ passphrase, passkey }))).toBe('invalid-input');
  });
});

describe('S18: security mail to the owner', () => {
  it('the mail about an added passkey names the change, the time on the clinic’s clock, the device and what to do', async () => {
    await browserOf(clinic.clinician);
    await addPasskey();
    const text = await lastMailTo(clinic.clinician, 'A passkey was added');
    expect(text).toContain('Firefox on Windows');
    expect(text).toContain('Los Angeles');
    expect(text).toContain('If it was not you, change your password now');
    expect(text).not.toContain(address);
    expect(subjectsTo(clinic.editor)).toEqual([]);
  });

  it('each change of factors, codes or password sends a mail', async () => {
    const member = clinic.clinician;
    await browserOf(member);
    const { codes } = await addAppInBrowser();
    await lastMailTo(member, 'An authenticator app was added');
    const renewed = succeeded(await makeNewRecoveryCodes({ passphrase, code: codes[0] ?? '' })).codes;
    await expect.poll(() => subjectsTo(member).join()).toMatch(/recovery code was used/);
    await expect.poll(() => subjectsTo(member).join()).toMatch(/recovery codes were replaced/);
    succeeded(await removeAuthenticatorApp({ passphrase, code: renewed[0] ?? '' }));
    await expect.poll(() => subjectsTo(member).join()).toMatch(/authenticator app was removed/);

    const { codes: ofPasskey } = await addPasskey();
    const { rows } = await sqlAsOwner('select id from passkey where user_id = $1', [member.scope.userId]);
    succeeded(await removeMyPasskey({ id: rows[0].id, passphrase, code: ofPasskey[0] ?? '' }));
    await expect.poll(() => subjectsTo(member).join()).toMatch(/passkey was removed/);

    succeeded(await changePassphrase({ current: passphrase, passphrase: 'seven quiet otters paddle' }));
    await lastMailTo(member, 'Your password was changed');
  });

  it('a password reset by mailed link sends a mail', async () => {
    const { email } = clinic.editor;
    const reset = await makeReset(email, new Date());
    const given = { token: reset?.token ?? '', passphrase: 'seven quiet otters paddle' };
    await resetPassphrase(given, { now: new Date(), device: { userAgent: firefox, address } });
    expect(await lastMailTo(clinic.editor, 'Your password was changed')).toContain('somebody may read your mail');
  });

  it('the tenth wrong code in a row sends one mail', async () => {
    const member = clinic.clinician;
    const { seed } = await addApp(await signInSecret(member.email));
    for (let wrong = 1; wrong <= 12; wrong += 1) {
      await browserOf(member);
      expect(failedWith(await giveSignInCode({ code: '000000' }))).toBe('invalid-input');
      await letWaitPass(member.scope.userId, 15 * 60_000);
    }
    await lastMailTo(member, 'Wrong codes were typed');
    expect(subjectsTo(member).filter((subject) => subject.startsWith('Wrong codes'))).toHaveLength(1);
    await browserOf(member);
    // The code of this moment was used when the app was added.
    const later = new Date(Date.now() + 30_000);
    succeeded(await giveSignInCode({ code: appCode(seed, later) }));
  });
});

it('S7: the forms refuse any other input, and nothing breaks', async () => {
  await browserOf(clinic.clinician);
  const forms: ((input: never) => Promise<{ ok: boolean }>)[] = [
    ...[beginMyPasskey, addMyPasskey, removeMyPasskey, askForPasskey, makeNewRecoveryCodes, changePassphrase],
    ...[beginAuthenticatorApp, confirmAuthenticatorApp, removeAuthenticatorApp, signInByPasskey, giveSignInCode],
  ];
  for (const form of forms) {
    for (const input of [undefined, null, 'text', ['list'], { passkey: null }, { passphrase: 7, passkey: {} }]) {
      expect(await form(input as never)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    }
  }
});

describe('S15: a browser in which somebody has signed in', () => {
  it('the server remembers the browser after the second factor, in a cookie that names nobody', async () => {
    const member = clinic.clinician;
    const { seed } = await addApp(await signInSecret(member.email));
    const browser = await browserOf(member);
    expect(browser.cookies.has('plainleaf.device')).toBe(false);
    succeeded(await giveSignInCode({ code: appCode(seed, new Date(Date.now() + 30_000)) }));
    const cookie = browser.cookies.get('plainleaf.device') ?? '';
    expect(cookie).not.toBe('');
    expect(cookie).not.toContain(member.email);
  });
});
