import type { DraftContent } from '@/lib/domain/handout/draft';
import { maria } from '@/lib/test-support/handouts';
import type { HttpMember } from '../http/member';
import { waitUntil } from '../processes.mjs';

/** Clinicians who go on working whatever happens to the servers, and remember exactly what they were told. */

export type Ledger = {
  /** Of each draft: the version and title that were acknowledged last, and the one sent since. */
  saves: Map<string, { version: number; title: string; sent: string | null }>;
  /** Handouts whose issue was acknowledged. */
  issued: string[];
  acknowledgedSaves: number;
  /** What was answered otherwise than with success. */
  failures: string[];
};

export const emptyLedger = (): Ledger => ({ saves: new Map(), issued: [], acknowledgedSaves: 0, failures: [] });

type SaveAnswer =
  | {
      ok: true;
      value: { saved: true; version: number } | { saved: false; theirs: { version: number; content: DraftContent } };
    }
  | { ok: false; failure: { code: string } };

/** Opens a draft and saves it again and again, each time under a new title, until told to stop. */
async function keepSaving(member: HttpMember, base: DraftContent, ledger: Ledger, isOver: () => boolean) {
  const id = await openDraft(member, ledger, isOver);
  if (id === null) return;
  const entry = { version: 1, title: base.title, sent: null as string | null };
  ledger.saves.set(id, entry);
  for (let count = 1; !isOver(); count += 1) {
    const title = `${base.title}, save ${count}`;
    entry.sent = title;
    const answer = await save(member, id, entry.version, { ...base, title }, ledger);
    if (answer === null) {
      await pause();
      continue;
    }
    if (answer.saved) Object.assign(entry, { version: answer.version, title, sent: null });
    else {
      // An answer that was lost: what is stored must be what was acknowledged or what was sent.
      const { version, content } = answer.theirs;
      Object.assign(entry, { version, title: content.title, sent: null });
    }
    ledger.acknowledgedSaves += 1;
  }
}

/** Opens, fills and issues one handout after another until told to stop. */
async function keepIssuing(member: HttpMember, base: DraftContent, ledger: Ledger, isOver: () => boolean) {
  while (!isOver()) {
    const id = await openDraft(member, ledger, isOver);
    if (id === null) return;
    const saved = await save(member, id, 1, { ...base, assessed: true, patient: maria }, ledger);
    if (saved?.saved) {
      const outcome = await member
        .call('issueHandout', { id, version: saved.version })
        .catch((error: unknown) => error);
      if (isSuccess(outcome)) ledger.issued.push(id);
      else ledger.failures.push(`issue: ${wordsOf(outcome)}`);
    }
    await pause();
  }
}

/**
 * The first member issues and the others save while `work` happens, and for a while before and after it.
 *
 * @throws Error when they stop getting answers
 */
export async function whileTheyWork(
  [first, ...others]: readonly HttpMember[],
  base: DraftContent,
  ledger: Ledger,
  work: () => Promise<void>,
): Promise<void> {
  if (!first) throw new Error('nobody has signed in');
  let isOver = false;
  const working = [
    keepIssuing(first, base, ledger, () => isOver),
    ...others.map((member) => keepSaving(member, base, ledger, () => isOver)),
  ];
  const untilMore = async (saves: number) => {
    const wanted = ledger.acknowledgedSaves + saves;
    await until(`${saves} more saves`, () => ledger.acknowledgedSaves >= wanted);
  };
  await untilMore(30);
  await work();
  await untilMore(20);
  await until('a handout', () => ledger.issued.length > 0);
  isOver = true;
  await Promise.all(working);
}

async function until(what: string, condition: () => boolean): Promise<void> {
  if (!(await waitUntil(condition, 60_000))) throw new Error(`The clinicians did not get ${what} within a minute`);
}

async function openDraft(member: HttpMember, ledger: Ledger, isOver: () => boolean): Promise<string | null> {
  while (!isOver()) {
    const answer = await member.fetch('/handouts/new?topic=muscle-twitches').catch((error: unknown) => error);
    if (answer instanceof Response) {
      const text = await answer.text().catch(() => '');
      const id = /\/handouts\/([0-9a-f-]{36})/.exec(`${answer.headers.get('location') ?? ''} ${text}`)?.[1];
      if (id) return id;
      ledger.failures.push(`open: ${answer.status}`);
    } else ledger.failures.push(`open: ${wordsOf(answer)}`);
    await pause();
  }
  return null;
}

async function save(member: HttpMember, id: string, version: number, content: DraftContent, ledger: Ledger) {
  try {
    const response = await member.fetch(`/api/drafts/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, content }),
    });
    // Our own server's answer, whose shape its own tests hold.
    const answer = (await response.json()) as SaveAnswer;
    if (answer.ok) return answer.value;
    ledger.failures.push(`save: ${answer.failure.code}`);
  } catch (error) {
    ledger.failures.push(`save: ${wordsOf(error)}`);
  }
  return null;
}

const isSuccess = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === true;

function wordsOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : JSON.stringify(problem);
}

/** A person's hands; and a server that is away is not asked a thousand times a second. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 40));
