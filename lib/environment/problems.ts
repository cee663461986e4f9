import type { z } from 'zod';
import { bareKey, parseMasterKey, parseMasterKeys } from '../crypto/master-key';
import { isLoopbackUrl } from './loopback';

/** One setting that cannot be used, in words that follow its name. They never hold its value, which may be a secret. */
export type Problem = { name: string; message: string };

const setByTheBuild = ['PLAINLEAF_TYPES_CHECKED'];

export type Source = Readonly<Record<string, string | undefined>>;

/** A setting that was left empty was not set: compose files pass on every name, filled in or not. */
export function filledIn(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * Everything that is wrong with an environment, at most one problem for each name: how values are written, then what
 * each must be, then what contradicts.
 */
export function findProblems(
  source: Source,
  schema: z.ZodObject,
  contradictions: readonly ((given: Source) => readonly Problem[])[],
): Problem[] {
  const given = filledIn(source);
  const malformed = schema.safeParse(given).error?.issues ?? [];
  const all = [
    ...Object.keys(schema.shape).flatMap((name) => badlyWritten(name, given[name])),
    ...malformed.map(({ path, message }) => ({ name: path.join('.'), message })),
    ...contradictions.flatMap((find) => find(given)),
  ];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

/** What reading a file of settings with the wrong program leaves in a value. */
function badlyWritten(name: string, value: string | undefined): Problem[] {
  if (value === undefined) return [];
  if (value.trim() === '') return [{ name, message: 'has only spaces: fill it in, or remove it' }];
  if (value !== value.trim()) return [{ name, message: 'begins or ends with spaces or a line break: remove them' }];
  if (/^(["'`]).*\1$/s.test(value))
    return [{ name, message: 'is in quotation marks, which became part of it: remove them' }];
  return [];
}

/** Half of what mail needs would fail at the first invitation. */
export function halfOfMail({ SMTP_URL, MAIL_FROM }: Source): Problem[] {
  if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return [];
  return SMTP_URL === undefined
    ? [{ name: 'SMTP_URL', message: 'belongs to MAIL_FROM: set both, or neither' }]
    : [{ name: 'MAIL_FROM', message: 'belongs to SMTP_URL: set both, or neither' }];
}

/** The demo's password is published: whoever reaches its sign-in page could be its admin. */
export function publicDemo({ PLAINLEAF_DEMO, NEXTAUTH_URL }: Source): Problem[] {
  if (PLAINLEAF_DEMO !== '1' || NEXTAUTH_URL === undefined || isLoopbackUrl(NEXTAUTH_URL)) return [];
  return [{ name: 'NEXTAUTH_URL', message: openDemo }];
}

export const openDemo =
  'would open the demo, whose password is published, to other machines: remove it for the demo, or remove PLAINLEAF_DEMO';

/** Two keys under one number, or one key under two: what was sealed could not be opened, or a rotation changed nothing. */
export function contradictoryKeys({ PLAINLEAF_MASTER_KEY = '', PLAINLEAF_OTHER_MASTER_KEYS = '' }: Source): Problem[] {
  const current = parseMasterKey(PLAINLEAF_MASTER_KEY);
  const others = parseMasterKeys(PLAINLEAF_OTHER_MASTER_KEYS) ?? [];
  const keys = [...(current ? [current] : []), ...others];
  const isShared = <Value>(of: (key: (typeof keys)[number]) => Value): boolean =>
    new Set(keys.map(of)).size < keys.length;
  const name = 'PLAINLEAF_OTHER_MASTER_KEYS';
  if (isShared(({ id }) => id)) {
    return [
      {
        name,
        message:
          'has a number twice, or that of PLAINLEAF_MASTER_KEY (1 where none is written): each key needs its own',
      },
    ];
  }
  if (isShared(({ bytes }) => Buffer.from(bytes).toString('hex'))) {
    return [{ name, message: 'has a key twice, or that of PLAINLEAF_MASTER_KEY: list each key once' }];
  }
  return [];
}

/** One secret for two purposes: who learns it from one place has the other as well. */
export function sharedSecrets(given: Source): Problem[] {
  const secrets = [
    ...(given.PLAINLEAF_MASTER_KEY ? [{ of: 'PLAINLEAF_MASTER_KEY', text: bareKey(given.PLAINLEAF_MASTER_KEY) }] : []),
    ...(given.PLAINLEAF_OTHER_MASTER_KEYS ?? '')
      .split(',')
      .map((key) => ({ of: 'PLAINLEAF_OTHER_MASTER_KEYS', text: bareKey(key) })),
    ...(given.NEXTAUTH_SECRET ? [{ of: 'NEXTAUTH_SECRET', text: given.NEXTAUTH_SECRET }] : []),
  ];
  return ['NEXTAUTH_SECRET', 'METRICS_TOKEN'].flatMap((name) => {
    const same = secrets.find(({ of, text }) => of !== name && text === given[name]);
    return same ? [{ name, message: `is the same as ${same.of}: give each a secret of its own` }] : [];
  });
}

export const describeProblem = ({ name, message }: Problem): string => `${name}: ${message}`;

/** One line for each name that looks like a setting of Plainleaf and is none: misspelled, or of another release. */
export function unknownNameWarnings(source: Source, known: readonly string[]): string[] {
  return Object.keys(filledIn(source))
    .filter((name) => name.startsWith('PLAINLEAF_') && !known.includes(name) && !setByTheBuild.includes(name))
    .map((name) => `${name}: is no setting of Plainleaf and changes nothing: .env.example lists them all`);
}
