import { expect, test } from 'vitest';
import { storedDraftSchema } from '@/lib/domain/handout/stored';
import type { HttpMember } from '../../http/member';
import { issueHandout } from './visitor';

const json = (value: unknown, status = 200) => Response.json(value, { status });

/** A member whose saves get this answer. `sent`: the drafts that were saved. */
function memberAnswered(answer: () => Response): { member: HttpMember; sent: unknown[] } {
  const sent: unknown[] = [];
  const fetch: HttpMember['fetch'] = async (address, init) => {
    if (!address.startsWith('/api/drafts/')) {
      return new Response(null, { status: 307, headers: { location: `/handouts/${crypto.randomUUID()}` } });
    }
    sent.push(JSON.parse(String(init?.body)).content);
    return answer();
  };
  return { member: { fetch, cookie: () => '', call: async () => ({ ok: true }) }, sent };
}

test('the failure of a visitor says what the server answered', async () => {
  const failure = { code: 'invalid-input', fields: { 'content.options': 'Not known: qrCode' } };
  const refused = memberAnswered(() => json({ ok: false, failure }, 422));
  await expect(issueHandout(refused.member)).rejects.toThrow(JSON.stringify({ ok: false, failure }));
  const page = memberAnswered(() => new Response('<h1>502 Bad Gateway</h1>', { status: 502 }));
  await expect(issueHandout(page.member)).rejects.toThrow(/502.*Bad Gateway/);
});

test('the draft that a visitor sends first is of the schema that every release reads', async () => {
  const { member, sent } = memberAnswered(() => json({ ok: false }));
  await expect(issueHandout(member)).rejects.toThrow();
  expect(sent).toMatchObject([{ schema: 1 }]);
  expect(storedDraftSchema.safeParse(sent[0]).error).toBeUndefined();
});
