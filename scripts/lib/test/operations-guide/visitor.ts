import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { blankDraft } from '@/lib/domain/handout/assemble';
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
  succeeded.parse(answer);
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
    return answer.json();
  };
  // The release before may not know the questions of this one: both read the draft of an earlier schema.
  const {
    plan: _plan,
    choices: _choices,
    assessed: _assessed,
    ...draft
  } = blankDraft({ locale: 'en-US', visitDate: '' });
  // A save from a version that there is not is answered with what there is.
  const { theirs } = conflictSchema.parse(await save(99, { ...draft, schema: 2 })).value;
  const patient = { name: 'Maria Nuñez', preferredName: '', dateOfBirth: '1980-04-12', recordNumber: 'RFP-0048213' };
  const saved = savedSchema.parse(await save(theirs.version, { ...theirs.content, assessed: true, patient }));
  succeeded.parse(await member.call('issueHandout', { id, version: saved.value.version }));
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
  succeeded.parse(await member.call('inviteMember', { email, role: 'clinician' }));
}

const distFolder = (machine: Machine): string => path.relative(rootFolder, machine.distFolder);
