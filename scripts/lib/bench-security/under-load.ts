import { type Spread, spreadOf } from '../bench/spread';
import { isIssued, type OpenDraft, openDraftOverHttp, saveDraftOverHttp } from '../http/drafts';
import { leanFetch } from '../http/lean-fetch';
import type { HttpMember } from '../http/member';
import type { Attacker, HostileLoad } from './hostile-load';
import type { Desk } from './served-clinics';

/** Milliseconds, over HTTP, from asking to the last byte. `failed`: answers that were none. */
export type DayTimes = { home: Spread; save: Spread; issue: Spread; live: Spread; failed: number };

/** `sent`: rounds of the load; `refused`: those that the server did not take. */
export type UnderLoad = DayTimes & { sent: number; refused: number };

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Measures the bystander's waits while this load runs for the given seconds, from each of the attacker's sessions in turn. */
export async function measureUnder(
  load: HostileLoad,
  attackers: readonly [Attacker, ...Attacker[]],
  bystander: Desk,
  seconds: number,
): Promise<UnderLoad> {
  let isOver = false;
  let sent = 0;
  let refused = 0;
  const sendOne = async (): Promise<void> => {
    sent += 1;
    const attacker = attackers[sent % attackers.length] ?? attackers[0];
    await load.send(attacker, sent - 1).catch(() => {
      refused += 1;
    });
  };
  const sending = sendAt(load.pace, sendOne, () => isOver);
  // The load starts before the first measurement.
  await pause(2_000);
  const times = await measureDay(bystander, seconds);
  isOver = true;
  await sending;
  return { ...times, sent, refused };
}

async function sendAt(pace: HostileLoad['pace'], sendOne: () => Promise<void>, isOver: () => boolean): Promise<void> {
  if ('atOnce' in pace) {
    const lane = async (): Promise<void> => {
      while (!isOver()) await sendOne();
    };
    await Promise.all(Array.from({ length: pace.atOnce }, lane));
    return;
  }
  const begunAt = performance.now();
  const underWay: Promise<void>[] = [];
  while (!isOver()) {
    const due = ((performance.now() - begunAt) / 1_000) * pace.perSecond;
    while (underWay.length < due) underWay.push(sendOne());
    await pause(1_000 / pace.perSecond);
  }
  await Promise.all(underWay);
}

/**
 * The bystander's work: the home page, a save, and a handout with its PDF every two seconds, in turn; in parallel, the
 * liveness check.
 */
export async function measureDay({ baseUrl, member, base }: Desk, seconds: number): Promise<DayTimes> {
  const endsAt = performance.now() + seconds * 1_000;
  const taken = { home: [] as number[], save: [] as number[], issue: [] as number[], live: [] as number[] };
  let failed = 0;
  const timed = async (of: keyof typeof taken, work: () => Promise<void>): Promise<void> => {
    const begunAt = performance.now();
    await work().catch(() => {
      failed += 1;
    });
    taken[of].push(performance.now() - begunAt);
  };
  const goesOn = (): boolean => performance.now() < endsAt;
  const visits = async (): Promise<void> => {
    let draft = await openDraftOverHttp(member);
    let lastIssueAt = performance.now();
    while (goesOn()) {
      await timed('home', () => whole(member.fetch('/')));
      await timed('save', () => saveDraftOverHttp(member, draft, { ...base, assessed: true, patient }));
      if (performance.now() - lastIssueAt > 2_000) {
        await timed('issue', () => issue(member, draft));
        lastIssueAt = performance.now();
        draft = await openDraftOverHttp(member);
      }
      await pause(100);
    }
  };
  const looks = async (): Promise<void> => {
    while (goesOn()) {
      const live = new URL('/api/health/live', baseUrl);
      await timed('live', () => whole(leanFetch(live, {})));
      await pause(100);
    }
  };
  await Promise.all([visits(), looks()]);
  const { home, save: saves, issue: issues, live } = taken;
  return { home: spreadOf(home), save: spreadOf(saves), issue: spreadOf(issues), live: spreadOf(live), failed };
}

const patient = { name: 'Ewan Reid', preferredName: '', dateOfBirth: '1960-05-02', recordNumber: '' };

/** From pressing Issue to the last byte of the PDF. */
async function issue(member: HttpMember, draft: OpenDraft): Promise<void> {
  const outcome = await member.call('issueHandout', draft);
  if (!isIssued(outcome)) throw new Error('not issued');
  await whole(member.fetch(`/api/handouts/${draft.id}/pdf`));
}

/** @throws Error for any answer but 200. */
async function whole(answer: ReturnType<HttpMember['fetch']>): Promise<void> {
  const come = await answer;
  await come.arrayBuffer();
  if (come.status !== 200) throw new Error(`answered ${come.status}`);
}
