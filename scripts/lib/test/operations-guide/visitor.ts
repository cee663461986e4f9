import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { type HttpMember, memberWith, type SignIn, signInOverHttp } from '../../http/member';
import { waitUntil } from '../../processes.mjs';
import { rootFolder } from '../../root-folder.mjs';
import { type Machine, publicUrl } from './machine';

/* What people do with the installation that the blocks have made, over its public address. */

export const admin: SignIn = {
  email: 'priya@riverside.example',
  password: `sturdy words ${randomBytes(6).toString('hex')}`,
};

const succeeded = z.object({ ok: z.literal(true) });

/** @throws Error with the server's own answer, which alone says why it refused */
function parseAnswer<Value>(schema: z.ZodType<Value>, answer: unknown, what: string): Value {
  const { success, data } = schema.safeParse(answer);
  if (!success) throw new Error(`${what} answered ${JSON.stringify(answer)}`);
  return data;
}

/** @param link as the service has printed it */
export async function setUpClinic(machine: Machine, link: string): Promise<void> {
  const visitor = memberWith(publicUrl, new Map(), distFolder(machine), await machine.fetch());
  const page = await visitor.fetch(link);
  if (page.status !== 200) throw new Error(`${link} answers ${page.status}`);
  const answer = await visitor.call('setUpClinic', {
    token: link.slice(link.lastIndexOf('/') + 1),
    clinicName: 'Riverside Family Practice',
    country: 'US',
    phone: '541-555-0147',
    timeZone: 'America/Los_Angeles',
    name: 'Priya Raman',
    email: admin.email,
    passphrase: admin.password,
  });
  parseAnswer(succeeded, answer, 'setting up the clinic');
}

export async function signIn(machine: Machine): Promise<HttpMember> {
  const send = await machine.fetch();
  // A reload of nginx has returned before its new workers serve.
  const isServed = async () => (await send(new URL('/api/health/ready', publicUrl), {})).status === 200;
  await waitUntil(isServed, 10_000);
  return signInOverHttp(publicUrl, admin, distFolder(machine), send);
}

const conflictSchema = z.object({
  ok: z.literal(true),
  value: z.object({ saved: z.literal(false), theirs: z.object({ version: z.number(), content: z.looseObject({}) }) }),
});
const savedSchema = z.object({ ok: z.literal(true), value: z.object({ saved: z.literal(true), version: z.number() }) });

/**
 * A draft of the first schema, which every release reads. A draft as this release makes it has fields that the release
 * before does not know, and refuses.
 */
const firstDraft = {
  schema: 1,
  title: '',
  subtitle: '',
  locale: 'en-US',
  patient: { name: '', preferredName: '', dateOfBirth: '', recordNumber: '' },
  visitDate: '',
  followUp: { when: '', with: '' },
  note: '',
  sections: [],
};

/** Opens a topic, fills in a patient and issues the handout; answers its id. */
export async function issueHandout(member: HttpMember): Promise<string> {
  const opened = await member.fetch('/handouts/new?topic=muscle-twitches');
  const id = /\/handouts\/([0-9a-f-]{36})/.exec(`${opened.headers.get('location') ?? ''} ${await opened.text()}`)?.[1];
  if (id === undefined) throw new Error(`opening a topic answered ${opened.status}`);
  const save = async (version: number, content: unknown): Promise<unknown> => {
    const answer = await member.fetch(`/api/drafts/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, content }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    // nginx answers with a page of its own.
    return isJson ? JSON.parse(text) : { status: answer.status, text };
  };
  // A save from a version that there is not is answered with what there is.
  const { theirs } = parseAnswer(conflictSchema, await save(99, firstDraft), 'reading the draft').value;
  const patient = { name: 'Maria Nuñez', preferredName: '', dateOfBirth: '1980-04-12', recordNumber: 'RFP-0048213' };
  const content = { ...theirs.content, assessed: true, patient };
  const saved = parseAnswer(savedSchema, await save(theirs.version, content), 'saving the draft');
  const issued = await member.call('issueHandout', { id, version: saved.value.version });
  parseAnswer(succeeded, issued, 'issuing the handout');
  return id;
}

/** The SHA-256 of the handout's PDF. */
export async function pdfHash(member: HttpMember, id: string): Promise<string> {
  const answer = await member.fetch(`/api/handouts/${id}/pdf`);
  if (answer.status !== 200) throw new Error(`downloading answered ${answer.status}`);
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

export async function invite(member: HttpMember, email: string): Promise<void> {
  parseAnswer(succeeded, await member.call('inviteMember', { email, role: 'clinician' }), 'inviting a member');
}

const distFolder = (machine: Machine): string => path.relative(rootFolder, machine.distFolder);
