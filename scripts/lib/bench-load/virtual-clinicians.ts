import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '../../../lib/auth/next-auth-options';
import { openSession } from '../../../lib/auth/sessions';
import { connect } from '../../../lib/db/client';
import { showKey, withSignIn } from '../../../lib/db/with-sign-in';
import type { DraftContent } from '../../../lib/domain/handout/draft';
import { type OpenDraft, openDraftOverHttp, saveDraftOverHttp } from '../http/drafts';
import { leanFetch } from '../http/lean-fetch';
import { type HttpMember, memberWith } from '../http/member';
import type { TestDatabaseEnvironment } from '../test/database';
import { testDistFolder } from '../test/dist-folder';
import { type FilledClinic, familyNames } from './fill';

/** What a clinician does in a visit, one step every ten seconds or so: forty steps, one handout. */
const visit = [
  'home',
  'list',
  'search',
  'search',
  'open',
  'builder',
  ...Array<'save'>(10).fill('save'),
  'search',
  'library',
  'find',
  'topic',
  ...Array<'save'>(8).fill('save'),
  'issue',
  'download',
  'search',
  'list',
  'search',
  'home',
  'library',
  'find',
  'topic',
  'search',
  'list',
  'download',
  'search',
] as const;

export type Operation = (typeof visit)[number];
export const operations = [...new Set(visit)];

export type Note = { operation: Operation; tookMs: number; problem: string | null };

export type Desk = { member: HttpMember; clinic: FilledClinic; base: DraftContent };

const topic = 'muscle-twitches';

/** Everybody at their desk, signed in (the sign-in itself is not measured: its hash is meant to be slow). */
export async function takeSeats(
  database: TestDatabaseEnvironment,
  baseUrl: string,
  clinics: readonly FilledClinic[],
  baseOf: (clinic: FilledClinic) => Promise<DraftContent>,
): Promise<Desk[]> {
  const db = connect(database.DATABASE_APP_URL, 2);
  const desks: Desk[] = [];
  for (const clinic of clinics) {
    const base = await baseOf(clinic);
    for (const userId of clinic.userIds) {
      const device = { userAgent: 'bench', address: '' };
      const sessionSecret = await withSignIn(
        { userId },
        async (tx) => {
          await showKey(tx, { clinicId: clinic.id });
          return openSession(tx, { userId, clinicId: clinic.id, secondFactor: null, device }, new Date());
        },
        db,
      );
      const cookie = await encode({ token: { sessionSecret }, secret: database.NEXTAUTH_SECRET });
      const member = memberWith(baseUrl, new Map([[sessionCookieName(), cookie]]), testDistFolder, leanFetch);
      desks.push({ member, clinic, base });
    }
  }
  await db.$disconnect();
  return desks;
}

/** Goes through visits until told to stop; each step and how long it took is noted. */
export async function work(desk: Desk, thinkMs: number, note: (note: Note) => void, isOver: () => boolean) {
  const at: Whereabouts = { draft: null, issued: null };
  let step = Math.floor(Math.random() * visit.length);
  await pause(Math.random() * thinkMs);
  while (!isOver()) {
    const asked = visit[step % visit.length] ?? 'home';
    const operation = possible(asked, at);
    const begunAt = performance.now();
    const problem = await steps[operation](desk, at).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    note({ operation, tookMs: performance.now() - begunAt, problem });
    // A draft that was missing has been opened, and the step is still to be done; a list stands for a download.
    if (operation === asked || operation === 'list') step += 1;
    await pause(thinkMs * (0.5 + Math.random()));
  }
}

type Whereabouts = { draft: (OpenDraft & { saves: number }) | null; issued: string | null };

/** Whoever comes in the middle of a visit opens a draft first, and lists where they have nothing of their own to download. */
function possible(asked: Operation, { draft, issued }: Whereabouts): Operation {
  if (['builder', 'save', 'issue'].includes(asked) && draft === null) return 'open';
  if (asked === 'issue' && draft?.saves === 0) return 'save';
  return asked === 'download' && issued === null ? 'list' : asked;
}

const steps: Record<Operation, (desk: Desk, at: Whereabouts) => Promise<void>> = {
  home: ({ member }) => page(member, '/'),
  list: ({ member }) => page(member, '/handouts'),
  library: ({ member }) => page(member, '/library'),
  topic: ({ member }) => page(member, `/library/${topic}`),
  search: async ({ member, clinic }) => {
    const patient = any(clinic.patients);
    const q = any([patient.recordNumber, patient.dateOfBirth, patient.name, any(familyNames), 'twitches']);
    await succeeded(member.call('searchHistory', { q }));
  },
  find: async ({ member }) => {
    const answer = await member.fetch('/api/library/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ typed: any(['twitch', 'migrane', 'low back p', 'R25', 'caffeine', 'dolor de cabeza']) }),
    });
    await succeeded(answer.json());
  },
  open: async ({ member }, at) => {
    at.draft = { ...(await openDraftOverHttp(member)), saves: 0 };
  },
  builder: async ({ member }, { draft }) => page(member, `/handouts/${draft?.id}`),
  save: async ({ member, base, clinic }, { draft }) => {
    if (!draft) return;
    draft.saves += 1;
    await saveDraftOverHttp(member, draft, { ...base, assessed: true, patient: any(clinic.patients) });
  },
  issue: async ({ member }, at) => {
    if (!at.draft) return;
    const { id, version } = at.draft;
    await succeeded(member.call('issueHandout', { id, version }));
    Object.assign(at, { draft: null, issued: id });
  },
  download: async ({ member }, { issued }) => {
    const answer = await member.fetch(`/api/handouts/${issued}/pdf`);
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || bytes.byteLength < 1_000) throw new Error(`downloading answered ${answer.status}`);
  },
};

async function page(member: HttpMember, address: string): Promise<void> {
  const answer = await member.fetch(address);
  if (answer.status !== 200) throw new Error(`${address.split('/')[1]} answered ${answer.status}`);
}

async function succeeded(answer: Promise<unknown>): Promise<Record<string, unknown>> {
  const outcome = (await answer) as { ok: boolean; value?: Record<string, unknown>; failure?: { code: string } };
  if (!outcome.ok) throw new Error(outcome.failure?.code ?? 'no outcome');
  return outcome.value ?? {};
}

function any<Value>(values: readonly Value[]): Value {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
