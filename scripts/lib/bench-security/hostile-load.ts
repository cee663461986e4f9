import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DraftContent } from '../../../lib/domain/handout/draft';
import { isIssued, type OpenDraft, openDraftOverHttp, saveDraftOverHttp } from '../http/drafts';
import { leanFetch } from '../http/lean-fetch';
import type { HttpMember } from '../http/member';

/** The sender, and the content of their draft before the hostile change. */
export type Attacker = { baseUrl: string; clinician: HttpMember; editor: HttpMember; base: DraftContent };

export type HostileLoad = {
  name: string;
  what: string;
  /**
   * How many run at the same time, each without a pause; or how many start per second, whatever happens to the others.
   */
  pace: { atOnce: number } | { perSecond: number };
  /** One round. Rejects if the server refuses, which it should for most of this load. */
  send: (attacker: Attacker, round: number) => Promise<void>;
};

const megabytes = (size: number): number => Math.round(size * 1_000_000);

const typedTexts = [
  'a@'.repeat(800),
  '1,'.repeat(15_000),
  'A.'.repeat(15_000),
  '-'.repeat(20_000),
  "'".repeat(20_000),
  '7'.repeat(megabytes(1)),
];

/** Ends a section with 150 kB of emphasis and links that never close, the most that one may hold. */
const unclosedMarks = `\n\n${'*a _b [c](d '.repeat(11_500)}\n`;

/** The clinic's own library as a pack, with hostile text at the end of its longest file. */
let hostilePack: Promise<Uint8Array<ArrayBuffer>> | undefined;

async function hostilePackOf({ editor }: Attacker): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await editor.fetch('/api/library/pack');
  if (!answer.ok) throw new Error(`the library was not exported: ${answer.status}`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const [longest] = Object.keys(files).sort((one, other) => (files[other]?.length ?? 0) - (files[one]?.length ?? 0));
  const bytes = longest && files[longest];
  if (!bytes) throw new Error('the pack holds no file');
  return new Uint8Array(zipSync({ ...files, [longest]: strToU8(strFromU8(bytes) + unclosedMarks) }));
}

/** 5.9 MB: many keys that no form of ours has. */
const unknownKeys = JSON.stringify([
  Object.fromEntries(Array.from({ length: 350_000 }, (_, key) => [`key${key}`, key])),
]);

export const hostileLoads: readonly HostileLoad[] = [
  {
    name: 'typed text',
    what: 'repeated characters in an edited paragraph: saved, opened and issued',
    pace: { atOnce: 2 },
    send: (attacker, round) => issueWith(attacker, typedTexts[round % typedTexts.length] ?? ''),
  },
  {
    name: 'issuing',
    what: 'a word of 3 MB three times, then ordinary handouts, forty at once',
    pace: { atOnce: 40 },
    send: (attacker, round) => issueWith(attacker, round % 40 < 3 ? 'w'.repeat(megabytes(3)) : 'Rest.'),
  },
  {
    name: 'packs',
    what: 'the whole library with 150 kB of marks that never close, four at once',
    pace: { atOnce: 4 },
    send: async (attacker) => {
      hostilePack ??= hostilePackOf(attacker);
      const body = await hostilePack;
      await answered(attacker.editor.fetch('/api/library/pack/preview', { method: 'POST', body }));
    },
  },
  {
    name: 'pack exports',
    what: 'the whole library as a pack, eight at once',
    pace: { atOnce: 8 },
    send: ({ editor }) => answered(editor.fetch('/api/library/pack')),
  },
  {
    name: 'large drafts',
    what: 'drafts of 3.5 MB, twelve at once',
    pace: { atOnce: 12 },
    send: ({ clinician, base }) =>
      withDraft(clinician, async (draft) => {
        await saveDraftOverHttp(clinician, draft, { ...base, note: 'n'.repeat(megabytes(3.5)) });
        return 'kept';
      }),
  },
  {
    name: 'sign-ins',
    what: 'a hundred anonymous sign-ins a second, each of another address',
    pace: { perSecond: 100 },
    send: ({ baseUrl }, round) => signIn(baseUrl, round),
  },
  {
    name: 'large bodies',
    what: 'an anonymous body of 5.9 MB once a second on each of two connections',
    pace: { perSecond: 2 },
    send: ({ baseUrl }) =>
      answered(
        leanFetch(new URL('/sign-in', baseUrl), {
          method: 'POST',
          headers: { 'next-action': '0'.repeat(42), 'content-type': 'text/plain;charset=UTF-8', origin: baseUrl },
          body: unknownKeys,
        }),
      ),
  },
];

/** Drafts that were not issued are sent again: a member who opens one for each round soon has no room for more. */
const unissued: OpenDraft[] = [];

async function withDraft(member: HttpMember, work: (draft: OpenDraft) => Promise<'kept' | 'issued'>): Promise<void> {
  const draft = unissued.pop() ?? (await openDraftOverHttp(member));
  let left: 'kept' | 'issued' = 'kept';
  try {
    left = await work(draft);
  } finally {
    if (left === 'kept') unissued.push(draft);
  }
}

function issueWith({ clinician, base }: Attacker, words: string): Promise<void> {
  return withDraft(clinician, async (draft) => {
    // The server does not save oversized text; the load still opens the page and issues the handout.
    await saveDraftOverHttp(clinician, draft, withWords(base, words)).catch(() => undefined);
    await answered(clinician.fetch(`/handouts/${draft.id}`));
    return isIssued(await clinician.call('issueHandout', draft)) ? 'issued' : 'kept';
  });
}

function withWords(base: DraftContent, words: string): DraftContent {
  const [first, ...others] = base.sections;
  if (!first) throw new Error('the draft has no section');
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }],
  };
  const edit = { heading: 'About', body, editedBy: '', editedAt: new Date().toISOString() };
  const patient = { ...base.patient, name: 'Maria Lopez', dateOfBirth: '1981-03-14' };
  return { ...base, assessed: true, patient, sections: [{ ...first, edit }, ...others] };
}

/** The CSRF token of a sign-in form; one serves all requests, as in one browser. */
let csrf: Promise<{ cookie: string; csrfToken: string }> | undefined;

async function signIn(baseUrl: string, round: number): Promise<void> {
  csrf ??= csrfOf(baseUrl);
  const { cookie, csrfToken } = await csrf;
  const email = `nobody-${round}@elsewhere.example`;
  return answered(
    leanFetch(new URL('/api/auth/callback/credentials', baseUrl), {
      method: 'POST',
      headers: { cookie, origin: baseUrl, 'x-forwarded-for': `198.51.${(round >> 8) & 255}.${round & 255}` },
      body: new URLSearchParams({ csrfToken, email, password: `wrong ${round} passphrase`, json: 'true' }),
    }),
  );
}

async function csrfOf(baseUrl: string): Promise<{ cookie: string; csrfToken: string }> {
  const answer = await leanFetch(new URL('/api/auth/csrf', baseUrl), {});
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { cookie, csrfToken };
}

/** @throws Error where the answer is a refusal. */
async function answered(answer: ReturnType<HttpMember['fetch']>): Promise<void> {
  const come = await answer;
  await come.arrayBuffer();
  if (!come.ok) throw new Error(`answered ${come.status}`);
}
