import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/domain/errors';
import { arbitraryInput, openObjects } from '@/lib/test-support/arbitrary-input';
import { rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { everyAction, everyRead, triesOf } from '@/lib/test-support/every-action';
import { furnished } from '@/lib/test-support/furnished';
import { loadClinicSettings } from './clinics/data';

/** Found by their shape, not by a list: what is written tomorrow is tried here as well. */

let us: TestClinic;
let them: TestClinic;
let theirIds: string[];
let ourIds: string[];

beforeAll(async () => {
  const [one, other] = [await furnished(), await furnished()];
  us = one.clinic;
  ourIds = one.ids;
  them = other.clinic;
  theirIds = other.ids;
});

let deep: unknown = 'x';
for (let level = 0; level < 100_000; level += 1) deep = { content: [deep] };
const manyKeys = Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`unknown key ${at}`, 1]));

/** The same with one more key in each of its objects. */
function withKey(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withKey(one, key));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withKey(inner, key)] as const);
  return Object.fromEntries([...entries, [key, 1]]);
}

const theirWords = () => new RegExp(`${them.admin.clinic.name}|${them.clinician.scope.userId}`);

describe.each(everyAction)('%s', (_name, action) => {
  it('S7 takes no key that its schema does not name, at any depth', () => {
    expect(openObjects(action.input)).toEqual([]);
  });

  it('S7 refuses whatever else it is given, and says so in a code', async () => {
    const before = await rowsOf(us.id);
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true }), async (input) => {
        fc.pre(!action.input.safeParse(input).success);
        expect(await action.runAs(us.admin, input)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(await rowsOf(us.id)).toBe(before);
  });

  it('S7 refuses input nested 100,000 levels deep or with 5.9 MB of keys before the schema reads it', async () => {
    for (const input of [deep, manyKeys]) {
      expect(await action.runAs(us.admin, input)).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    }
  });

  it('S7 never repeats an unknown key in its error, at any depth', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInput(action.input, ourIds), async (input) => {
        const outcome = await action.runAs(us.admin, withKey(input, 'Maria Núñez'));
        expect(outcome).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
        expect(JSON.stringify(outcome)).not.toContain('Maria');
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('S2 changes and shows nothing of another clinic, whichever of its ids are named', async () => {
    const before = await rowsOf(them.id);
    await fc.assert(
      fc.asyncProperty(arbitraryInput(action.input, theirIds), async (input) => {
        const outcome = await action.runAs(us.admin, input);
        expect(JSON.stringify(outcome)).not.toMatch(theirWords());
        if (!outcome.ok) expect(outcome.failure.code).not.toBe('unexpected');
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(await rowsOf(them.id)).toBe(before);
  });

  it('S1 S32 what a role may not do changes nothing, and the refusal is on record', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInput(action.input, ourIds), async (input) => {
        const [before, events] = [await rowsOf(us.id), await eventsOf(us.clinician)];
        const outcome = await action.runAs(us.clinician, input);
        if (outcome.ok || outcome.failure.code !== 'forbidden') return;
        expect(await rowsOf(us.id)).toBe(before);
        expect((await eventsOf(us.clinician)).slice(events.length)).toEqual(['access.denied']);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

async function eventsOf({ scope }: Actor): Promise<string[]> {
  const { rows } = await sqlAsOwner(
    'select type from audit_event where clinic_id = $1 and actor_id = $2 order by seq',
    [scope.clinicId, scope.userId],
  );
  return rows.map(({ type }) => String(type));
}

it('S1 what is for admins alone is refused to a clinician and an editor', async () => {
  const forAdmins = everyAction.filter(([name]) => /(Clinic|Logo|Branding|Chain|Events)/.test(name));
  expect(forAdmins.length).toBeGreaterThanOrEqual(6);
  const { version, details } = await loadClinicSettings(us.admin.scope);
  const inputs: unknown[] = [{}, { file: new Uint8Array(10) }, { ...details, version }, details];
  for (const [name, action] of forAdmins) {
    const input = inputs.find((one) => action.input.safeParse(one).success);
    expect(input, `an input for ${name}`).toBeDefined();
    for (const actor of [us.clinician, us.editor]) {
      expect(await action.runAs(actor, input), name).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    }
  }
});

describe.each(everyRead)('reading with %s', (_name, read) => {
  it('S2 shows nothing of another clinic, whichever of its ids are named', async () => {
    const { rows } = await sqlAsOwner('select reference from handout where clinic_id = $1', [them.id]);
    const names = [...theirIds, ...rows.map(({ reference }) => String(reference))];
    const tries = names.flatMap((id) =>
      [[id], [{ id }], [{ q: 'maria', clinician: id }, 'UTC'], [{ sectionIds: [id], locale: 'en' }]].map((args) => ({
        id,
        args,
      })),
    );
    // A read that takes only the scope names no id, so it may not answer with any of theirs.
    tries.unshift({ id: '', args: [] });
    for (const { id, args } of triesOf(read, tries)) {
      const said = await read(us.admin.scope, ...args).catch((error: unknown) => {
        // A read that is given another shape than it takes may break; what it must not do is answer.
        return error instanceof AppError ? error.code : 'broke';
      });
      const text = JSON.stringify(said, (_key, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
      expect(text).not.toMatch(theirWords());
      expect(text.replaceAll(id, '')).not.toMatch(new RegExp(names.filter((one) => one !== id).join('|')));
    }
  });
});

it('finds the actions and the reads that there are', () => {
  expect(everyAction.length).toBeGreaterThanOrEqual(17);
  expect(everyRead.length).toBeGreaterThanOrEqual(12);
});
