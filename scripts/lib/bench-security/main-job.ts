import type { DraftContent } from '../../../lib/domain/handout/draft';
import { openDraftOverHttp, saveDraftOverHttp } from '../http/drafts';
import type { HttpMember } from '../http/member';

/** What a clinician's main job asks of the server, in its order. */
export const steps = ['home', 'find', 'open', 'builder', 'save', 'issue', 'page', 'download'] as const;
type Step = (typeof steps)[number];

/** Milliseconds of each step, over HTTP, from asking to the last byte. */
export type Times = Record<Step, number>;

const patient = { name: 'Maria Lopez', preferredName: '', dateOfBirth: '1981-03-14', recordNumber: '' };

/** From the home page to the PDF, for a patient of their own: one handout more in the clinic. */
export async function doMainJob(member: HttpMember, base: DraftContent, number: number): Promise<Times> {
  const times: Partial<Times> = {};
  const timed = async <Result>(step: Step, work: () => Promise<Result>): Promise<Result> => {
    const begunAt = performance.now();
    const result = await work();
    times[step] = performance.now() - begunAt;
    return result;
  };
  await timed('home', () => read(member, '/'));
  await timed('find', () => search(member, 'twitch'));
  const draft = await timed('open', () => openDraftOverHttp(member));
  const { id } = draft;
  await timed('builder', () => read(member, `/handouts/${id}`));
  const content = { ...base, assessed: true, patient: { ...patient, recordNumber: `B-${number}` } };
  await timed('save', () => saveDraftOverHttp(member, draft, content));
  await timed('issue', () => member.call('issueHandout', draft));
  await timed('page', () => read(member, `/handouts/${id}`));
  const pdf = await timed('download', () => read(member, `/api/handouts/${id}/pdf`));
  if (!pdf.startsWith('%PDF-')) throw new Error('The main job ended without a PDF');
  return times as Times;
}

async function read(member: HttpMember, address: string): Promise<string> {
  const answer = await member.fetch(address);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return text;
}

async function search(member: HttpMember, typed: string): Promise<void> {
  const answer = await member.fetch('/api/library/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ typed }),
  });
  const text = await answer.text();
  if (!text.includes('"ok":true')) throw new Error(`Searching answered ${answer.status}: ${text.slice(0, 200)}`);
}
