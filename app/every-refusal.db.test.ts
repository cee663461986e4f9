import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/domain/access/policy';
import { AppError } from '@/lib/domain/errors';
import { arbitraryInput } from '@/lib/test-support/arbitrary-input';
import { rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { type AnyRead, everyAction, everyRead } from '@/lib/test-support/every-action';
import { fittingArguments } from '@/lib/test-support/fitting-arguments';
import { furnished } from '@/lib/test-support/furnished';
import { issueForMaria, newDraft } from '@/lib/test-support/handouts';
import { browseAs } from './test-support/browser';
import { everyPage, everyRoute, type Visit } from './test-support/visits';

vi.mock('next/headers', async () => (await import('./test-support/browser')).nextHeaders);

/*
 * Each refusal leaves exactly one audit event and nothing else. The tests find pages, routes and reads by their files,
 * and reads and actions by their shapes.
 */

let clinic: TestClinic;
let ids: string[];
let ofAdmin: string;
let issuedByAdmin: string;
beforeAll(async () => {
  ({ clinic, ids } = await furnished());
  ofAdmin = (await newDraft(clinic.admin)).id;
  issuedByAdmin = await issueForMaria(clinic.admin);
});

/** The types of the events of this member since the one of this number. */
async function eventsOf({ scope }: Actor): Promise<string[]> {
  const { rows } = await sqlAsOwner(
    'select type from audit_event where clinic_id = $1 and actor_id = $2 order by seq',
    [scope.clinicId, scope.userId],
  );
  return rows.map(({ type }) => String(type));
}

/** The audit events of this member that `work` added, and whether any row changed. */
async function leavesOnly(actor: Actor, what: string, work: () => Promise<unknown>): Promise<void> {
  const [rows, events] = [await rowsOf(clinic.id), await eventsOf(actor)];
  await work();
  expect((await eventsOf(actor)).slice(events.length), what).toEqual(['access.denied']);
  expect(await rowsOf(clinic.id), what).toBe(rows);
}

// Comes first: a page that is given up leaves reads behind, which record their refusals a moment later.
it('S32 a read leaves an audit event only if it declares one', async () => {
  const actor = clinic.admin;
  const draft = await newDraft(clinic.clinician);
  const pool = [draft.id, ...ids, {}, { timeZone: 'UTC' }, new Date(), new Headers(), 'UTC', 'en', 'about', undefined];
  const audited: string[] = [];
  for (const [what, read] of everyRead) {
    for (const given of fittingArguments(read, pool)) {
      const before = (await eventsOf(actor)).length;
      const isAnswered = await read(actor.scope, ...given).then(
        () => true,
        () => false,
      );
      const left = (await eventsOf(actor)).slice(before);
      expect(left, what).toEqual(isAnswered && read.audited !== null ? [read.audited] : []);
      if (left.length > 0) audited.push(what);
    }
  }
  // None of the lists in this clinic is one of patients.
  const named = everyRead.filter(([what, read]) => read.audited !== null && what !== 'loadJob').map(([what]) => what);
  expect([...new Set(audited)].toSorted()).toEqual(named.toSorted());
});

const roles = ['clinician', 'editor'] as const;

describe.each(roles)('as a %s', { timeout: 240_000 }, (name) => {
  it('S32 every read that the role may not do is refused and leaves one audit event', async () => {
    const actor = clinic[name];
    const pool = [ofAdmin, issuedByAdmin, ...ids, {}, { timeZone: 'UTC' }, new Date(), new Headers(), 'UTC', undefined];
    let refused = 0;
    for (const [what, read] of everyRead) {
      const { permission } = read;
      const isRefused = typeof permission === 'object' && !can(actor.scope, permission);
      if (!isRefused && typeof permission !== 'function') continue;
      const fitting = fittingArguments(read, pool);
      if (fitting.length === 0) throw new Error(`nothing fits ${what}: add it to the pool`);
      if (!isRefused && name === 'editor') continue;
      const given = isRefused ? fitting[0] : await refusedArguments(read, actor, fitting);
      const asked = () => read(actor.scope, ...(given ?? [])).then(() => 'answered', codeOf);
      await leavesOnly(actor, what, async () => expect(await asked(), what).toBe('forbidden'));
      refused += 1;
    }
    expect(refused).toBeGreaterThan(name === 'clinician' ? 18 : 10);
  });

  it('S32 every action that the role may not do is refused and leaves one audit event', async () => {
    const actor = clinic[name];
    const refused: string[] = [];
    for (const [what, action] of everyAction) {
      for (const input of fc.sample(arbitraryInput(action.input, [ofAdmin, ...ids]), { numRuns: 15, seed: 1 })) {
        const outcome = await action.runAs(actor, input);
        if (outcome.ok || outcome.failure.code !== 'forbidden') continue;
        refused.push(what);
        await leavesOnly(actor, what, () => action.runAs(actor, input));
        break;
      }
    }
    expect(refused.length).toBeGreaterThan(name === 'clinician' ? 18 : 9);
  });

  it('S32 every page that is open to an admin but not to the role leaves one audit event', async () => {
    const visits = everyPage([ofAdmin, ...ids]);
    expect(await refusedOnlyTo(clinic[name], visits)).toEqual(
      [
        ...['admin', 'admin/activity', 'admin/branding', 'admin/installation', 'admin/records', 'admin/signing-in'],
        ...(name === 'clinician'
          ? ['library/figures', 'library/packs', 'library/recall/[version]', 'library/review', 'templates/replace']
          : []),
      ]
        .map((path) => `../(clinic)/${path}/page.tsx`)
        .toSorted(),
    );
  });

  it('S32 every route that is open to an admin but not to the role leaves one audit event', async () => {
    const visits = await everyRoute([ofAdmin, ...ids], [{}, { version: 1 }]);
    expect((await refusedOnlyTo(clinic[name], visits)).length).toBeGreaterThan(name === 'clinician' ? 3 : 1);
  });
});

/** The first arguments that the read refuses to this member, for a permission that depends on a row. */
async function refusedArguments(read: AnyRead, { scope }: Actor, fitting: readonly unknown[][]) {
  for (const given of fitting) {
    if ((await read(scope, ...given).then(() => 'answered', codeOf)) === 'forbidden') return given;
  }
  return undefined;
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : String(error));

/** The files that refuse this member but not an admin, once each. Each refusal must leave one event. */
async function refusedOnlyTo(actor: Actor, visits: readonly Visit[]): Promise<string[]> {
  await browseAs(clinic.admin);
  const forAdmins: Visit[] = [];
  for (const visit of visits) if (!(await visit.go()).refused) forAdmins.push(visit);
  await browseAs(actor);
  const refused = new Set<string>();
  for (const { file, name, go } of forAdmins) {
    if (refused.has(file) || !(await go()).refused) continue;
    refused.add(file);
    await leavesOnly(actor, name, go);
  }
  return [...refused].toSorted();
}
