import { isIP } from 'node:net';
import { z } from 'zod';
import { parseMasterKey, parseMasterKeys } from '../crypto/master-key';
import { plainEmail } from '../domain/access/email-address';
import { isLoopback, parseUrl } from './loopback';

/*
 * The kinds of values that settings have. No message shows a value: it may be a secret, or hold one.
 */

/** @param what completes "must be …" */
function value(what: string, is: (text: string) => boolean) {
  return z.string({ error: `is not set: it must be ${what}` }).refine(is, { error: `must be ${what}` });
}

/** The programs that connect decode these parts, and fail on a stray percent sign. */
function decodes(...parts: readonly string[]): boolean {
  try {
    parts.forEach(decodeURIComponent);
    return true;
  } catch {
    return false;
  }
}

export const postgresUrl = value(
  'postgresql://user:password@host:5432/database, with special characters of the password percent-encoded',
  (text) => {
    const url = parseUrl(text);
    if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hash !== '') return false;
    const host = url.hostname || (url.searchParams.get('host') ?? '');
    return host !== '' && /^\/[^/]+$/.test(url.pathname) && decodes(url.username, url.password, url.pathname);
  },
);

export const smtpUrl = value(
  'smtp://… or smtps://…, such as smtp://user:password@mail.example:587, with special characters percent-encoded',
  (text) => {
    const url = parseUrl(text);
    if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return false;
    return /^\/?$/.test(url.pathname) && url.hash === '' && decodes(url.username, url.password);
  },
);

const address = 'the address that people open, such as https://handouts.example';

/** Without a path: what Plainleaf prints and mails leads to paths right below it. Answers it without a slash at the end. */
export const publicUrl = z.string({ error: `is not set: it must be ${address}` }).transform((text, context) => {
  const url = parseUrl(text);
  const problem = publicUrlProblem(url);
  if (url && problem === null) return url.origin;
  context.addIssue({ code: 'custom', message: problem ?? `must be ${address}` });
  return z.NEVER;
});

function publicUrlProblem(url: URL | null): string | null {
  if (!url || !/^https?:$/.test(url.protocol)) return `must be ${address}`;
  if (url.username !== '' || url.password !== '') return `must be ${address}, without a user or password`;
  if (url.pathname !== '/' || /[?#]/.test(url.href)) {
    return `must be ${address}, without a path, query or fragment: Plainleaf needs a host name of its own`;
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'must begin with https:// (http:// only for this machine, such as http://127.0.0.1:3000)';
  }
  return null;
}

const make = 'make one with: openssl rand -base64 32';

export const longSecret = value(`at least 32 characters (${make})`, (text) => text.length >= 32);

export const masterKey = z
  .string({ error: `is not set: it must be the base64 of 32 bytes (${make})` })
  .transform((text, context) => {
    const key = parseMasterKey(text);
    if (key) return key;
    context.addIssue({
      code: 'custom',
      message: `must be the base64 of 32 bytes, after a rotation 2: and that (${make})`,
    });
    return z.NEVER;
  });

/** Several keys with commas between them. */
export const masterKeys = z.string().transform((text, context) => {
  const keys = parseMasterKeys(text);
  if (keys) return keys;
  context.addIssue({ code: 'custom', message: 'must be keys such as 1:base64, with commas between them' });
  return z.NEVER;
});

/** Host names or IP addresses with commas between them. */
export const hostNames = z.string().transform((text, context) => {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  if (hosts.every((host) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))) return hosts;
  context.addIssue({
    code: 'custom',
    message: 'must be host names such as login.clinic.internal, with commas between them, without https:// and port',
  });
  return z.NEVER;
});

export function wholeNumber(least: number, most: number, unit = '') {
  const what = `a whole number from ${least} to ${most}${unit}`;
  const is = (text: string): boolean => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
  return value(what, is).transform(Number);
}

export const milliseconds = (least: number): ReturnType<typeof wholeNumber> =>
  wholeNumber(least, 600_000, ' (milliseconds)');

export function oneOf<const Choice extends string>(...choices: readonly Choice[]) {
  return z.enum(choices, { error: `must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` });
}

export const bearerToken = value('at least 16 characters', (text) => text.length >= 16);

/** Nobody but a shell replaces the tilde: a folder of that name would be made. */
export const folder = value('a folder’s path, written out without ~', (text) => !text.startsWith('~'));

/** Next joins it to the repository's folder. */
export const folderInside = value(
  'a folder inside the repository, such as .next',
  (text) => /^[\w.][\w./-]*$/.test(text) && !text.split('/').includes('..') && text !== '.',
);

export const port = value('a port from 1 to 65535, such as 3000', (text) => {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
});

export const listenHost = value(
  'an address of this machine, such as 127.0.0.1 or 0.0.0.0, without http:// and port',
  (text) => isIP(text) !== 0 || (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) && !/^[\d.]+$/.test(text)),
);

export const mailAddress = z.string().transform((text, context) => {
  const email = plainEmail(text);
  if (email !== null) return email;
  context.addIssue({ code: 'custom', message: 'must be one e-mail address alone, such as plainleaf@clinic.example' });
  return z.NEVER;
});
