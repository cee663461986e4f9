import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fieldCipher } from '@/lib/crypto/sealing';
import { connect, type Database, database } from '@/lib/db/client';
import { arbitraryInput } from '@/lib/test-support/arbitrary-input';
import { rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { everyAction, everyRead, triesOf } from '@/lib/test-support/every-action';
import { furnished, idsOf } from '@/lib/test-support/furnished';

/**
 * Each of the two locks must hold alone. Here the second is open: everything runs as a superuser, whom no policy binds,
 * so that what keeps clinics apart is the clinic in every condition of the application. That another clinic's seal does
 * not open must not be what stops it either.
 */

// Where the application keeps its connections.
const shared: typeof globalThis & { plainleafDatabases?: Map<string, { db: Database; pool: unknown }> } = globalThis;
let guarded: { db: Database; pool: unknown } | undefined;
let us: TestClinic;
let them: TestClinic;
let theirIds: string[];
let everyIdOfTheirs: Set<string>;
let theirWords: RegExp;

beforeAll(async () => {
  // Theirs comes first, so that whatever takes the first row that it finds finds theirs.
  ({ clinic: them, ids: theirIds } = await furnished());
  us = (await furnished()).clinic;
  everyIdOfTheirs = new Set(await idsOf(them, null));
  database();
  guarded = shared.plainleafDatabases?.get('primary');
  if (!guarded) throw new Error('the application keeps its connections elsewhere now');
  shared.plainleafDatabases?.set('primary', { ...guarded, db: connect(process.env.TEST_OWNER_URL ?? '', 4) });
  const { rows: given } = await sqlAsOwner('select reference from handout where clinic_id = $1', [them.id]);
  const words = [
    them.admin.clinic.name,
    them.clinician.scope.userId,
    ...given.map(({ reference }) => String(reference)),
  ];
  expect(words).toHaveLength(3);
  theirWords = new RegExp(words.join('|'));
  expect(await database().$queryRaw`select rolsuper from pg_roles where rolname = current_user`).toEqual([
    { rolsuper: true },
  ]);
});

const opening = vi.spyOn(fieldCipher(), 'open');
afterEach(() => {
  const foreign = opening.mock.calls.filter(
    ([, sealed], call) => sealed instanceof Uint8Array && opening.mock.results[call]?.type === 'throw',
  );
  opening.mockClear();
  expect(foreign, 'sealed values of another clinic that were read').toEqual([]);
});

afterAll(async () => {
  await database().$disconnect();
  if (guarded) shared.plainleafDatabases?.set('primary', guarded);
});

const written = (value: unknown): string => JSON.stringify(value, plain) ?? '';

function plain(_key: string, part: unknown): unknown {
  if (typeof part === 'bigint') return String(part);
  return part instanceof Map || part instanceof Set ? [...part] : part;
}

describe.each(everyRead)('reading with %s', (_name, read) => {
  it('S2: shows nothing of another clinic though the database would', async () => {
    const naming = (id: string) => [
      [id],
      [{ id }],
      [{ q: 'maria' }, 'UTC'],
      [{ q: '', clinician: id }, 'UTC'],
      [{ sectionIds: [id], locale: 'en' }],
      [[id]],
    ];
    const tries = [
      { id: '', args: [new Date(), 'UTC'] },
      { id: '', args: ['muscle-twitches', 'about'] },
      ...theirIds.flatMap((id) => naming(id).map((args) => ({ id, args }))),
    ];
    for (const { id, args } of triesOf<{ id: string; args: unknown[] }>(read, tries)) {
      const said = written(await read(us.admin.scope, ...args).catch(() => 'refused'));
      expect(said).not.toMatch(theirWords);
      const ids = said.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
      expect(ids.filter((one) => one !== id && everyIdOfTheirs.has(one))).toEqual([]);
    }
  });
});

describe.each(everyAction)('%s', (_name, action) => {
  it('S2: changes and shows nothing of another clinic though the database would let it', async () => {
    const before = await rowsOf(them.id);
    await fc.assert(
      fc.asyncProperty(arbitraryInput(action.input, theirIds), async (input) => {
        const outcome = await action.runAs(us.admin, input);
        expect(written(outcome)).not.toMatch(theirWords);
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect(await rowsOf(them.id)).toBe(before);
  });
});
