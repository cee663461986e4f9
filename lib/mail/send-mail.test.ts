import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openMailServer } from '../test-support/mail-server';

const letter = {
  to: 'amara@riverside.example',
  subject: 'Join Riverside',
  text: 'Open https://handouts.example/invitation/AbC_-123?x=1 to join.',
};

/** The module as a server with these settings would load it. */
async function mailWith(settings: Record<string, string>) {
  vi.resetModules();
  const usual = {
    DATABASE_APP_URL: 'postgresql://app@127.0.0.1/x',
    NEXTAUTH_URL: 'https://handouts.example',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
  };
  for (const [name, value] of Object.entries({ ...usual, SMTP_URL: '', MAIL_FROM: '', ...settings })) {
    vi.stubEnv(name, value);
  }
  return import('./send-mail');
}

beforeEach(() => () => vi.unstubAllEnvs());

describe('S19: mail', () => {
  it('reaches the person it is to through the server that is set, from the address that is set', async () => {
    const server = await openMailServer();
    const { sendMail, sendsMail } = await mailWith({ SMTP_URL: server.url, MAIL_FROM: 'plainleaf@riverside.example' });
    expect(sendsMail()).toBe(true);
    expect(await sendMail(letter)).toBe(true);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'plainleaf@riverside.example', to: [letter.to] });
    expect(server.received[0]?.text).toContain(letter.text);
    await server.close();
  });

  it('that the server does not take is told, and stops nothing', async () => {
    const server = await openMailServer({ refusing: true });
    const { sendMail } = await mailWith({ SMTP_URL: server.url, MAIL_FROM: 'plainleaf@riverside.example' });
    expect(await sendMail(letter)).toBe(false);
    await server.close();
    expect(await sendMail(letter)).toBe(false);
  });

  it('goes to no other machine without encryption', async () => {
    // Any other address of this machine stands for another one.
    const server = await openMailServer({ host: '0.0.0.0' });
    const { sendMail } = await mailWith({ SMTP_URL: server.url, MAIL_FROM: 'plainleaf@riverside.example' });
    expect(await sendMail(letter)).toBe(false);
    expect(server.received).toEqual([]);
    await server.close();
  });

  it('is not sent where no server is set', async () => {
    const { sendMail, sendsMail } = await mailWith({});
    expect(sendsMail()).toBe(false);
    expect(await sendMail(letter)).toBe(false);
  });

  it.each([
    { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: '' },
    { SMTP_URL: '', MAIL_FROM: 'plainleaf@riverside.example' },
    { SMTP_URL: 'http://127.0.0.1', MAIL_FROM: 'plainleaf@riverside.example' },
    { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'plainleaf@riverside.example, other@evil.example' },
  ])('with settings that cannot work ends the start: $SMTP_URL from $MAIL_FROM', async (settings) => {
    await mailWith(settings);
    const { env } = await import('../env');
    expect(() => env()).toThrow(/SMTP_URL|MAIL_FROM/);
  });
});
