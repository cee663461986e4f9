import { z } from 'zod';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Prisma } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope, PermittedScope } from '@/lib/domain/access/scope';
import { dayAfter, startOfDay } from '@/lib/domain/clinic/dates';
import type { HandoutState, StatusKind } from '@/lib/domain/handout/status';
import { defineRead } from '@/lib/read';
import { type HandoutWithIssuer, withIssuer } from '../handout-status/data';
import { openToReader } from '../restricted-records/data';
import { meaningsOf } from '../typed-search/data';
import { type HandoutListItem, toListItems } from './data';
import { type HistorySearch, historySearchSchema } from './schema';

const PAGE = 25;

export type HistoryPage = { rows: HandoutListItem[]; nextCursor: string | null };

/** More are not opened in one transaction because hidden rows came before them. */
const MOST_IN_PART = 200;

/**
 * One page of the clinic's history, the newest first; `nextCursor` is null on the last page. Rows that a search must not
 * find make no page shorter: a search that finds only such rows gives the same answer as one that finds nothing.
 */
export const searchHandouts = defineRead({
  input: [historySearchSchema, z.string(), z.int().positive().optional()],
  permission: 'every-member',
  audited: 'handout.listed',
  load: async (scope, search, timeZone, pageSize = PAGE): Promise<HistoryPage> => {
    const told: HandoutListItem[] = [];
    let cursor = search.cursor;
    let count = pageSize + 1;
    do {
      const from: HistorySearch = cursor ? { ...search, cursor } : search;
      const part = await readClinic(scope, (tx) => readPart(tx, scope, from, timeZone, count));
      told.push(...part.told);
      cursor = part.nextCursor;
      count = Math.max(count, Math.min(2 * count, MOST_IN_PART));
    } while (cursor && told.length <= pageSize);
    const rows = told.slice(0, pageSize);
    const last = rows.at(-1);
    // Record the access before the row is returned.
    if (rows.length > 0) await recordListed(scope, rows.length);
    return { rows, nextCursor: last && told.length > pageSize ? cursorAfter(last) : null };
  },
});

const cursorAfter = ({ issuedAt, id }: Pick<HandoutListItem, 'issuedAt' | 'id'>): string => `${issuedAt}_${id}`;

/** The next `count` handouts that are meant, without those that the search must not find. */
async function readPart(
  tx: ClinicTx,
  scope: ClinicScope,
  search: HistorySearch,
  timeZone: string,
  count: number,
): Promise<{ told: HandoutListItem[]; nextCursor: string | undefined }> {
  const items = await toListItems(tx, scope, await findNewest(tx, scope, search, timeZone, count));
  // Hidden through their patient, for example with only a name typed: the conditions of the search cover only the others.
  const isTold = (item: HandoutListItem) => !item.closed || !isNarrowed(search) || isReferenceOf(item, search);
  const last = items.length === count ? items.at(-1) : undefined;
  return { told: items.filter(isTold), nextCursor: last && cursorAfter(last) };
}

const isNarrowed = ({ q, topic }: HistorySearch): boolean => q.trim() !== '' || Boolean(topic);

const isReferenceOf = ({ reference }: HandoutListItem, { q }: HistorySearch): boolean =>
  reference === q.trim().toUpperCase();

async function recordListed(scope: PermittedScope, found: number): Promise<void> {
  const who = { clinicId: scope.clinicId, actorId: scope.userId };
  await withClinic(scope, (tx) => recordEvent(tx, who, { type: 'handout.listed', found }));
}

export type HistoryChoices = {
  topics: { slug: string; title: string }[];
  clinicians: { id: string; name: string }[];
  /** Tags of the languages in which the library has wording. */
  languages: string[];
};

/** What the history can be filtered by. */
export const historyFilters = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<HistoryChoices> =>
    readClinic(scope, async (tx) => {
      const { clinicId } = scope;
      const topics = await tx.topic.findMany({
        where: { clinicId },
        orderBy: { title: 'asc' },
        select: { slug: true, title: true, locale: true, translations: { select: { locale: true } } },
      });
      const members = await tx.member.findMany({
        where: { clinicId },
        orderBy: { name: 'asc' },
        select: { userId: true, name: true },
      });
      const locales = topics.flatMap(({ locale, translations }) => [locale, ...translations.map((one) => one.locale)]);
      return {
        topics: topics.map(({ slug, title }) => ({ slug, title })),
        clinicians: members.map(({ userId, name }) => ({ id: userId, name })),
        languages: [...new Set(locales)].toSorted(),
      };
    }),
});

/**
 * The newest `count` handouts that meet all that is asked. What was typed can be meant in several ways; each has an index
 * of its own, which the database would leave unused if it were asked for all of them at once.
 */
async function findNewest(
  tx: ClinicTx,
  scope: ClinicScope,
  search: HistorySearch,
  timeZone: string,
  count: number,
): Promise<HandoutWithIssuer[]> {
  const typed = search.q.trim();
  const filters = filterConditions(search, timeZone);
  // A search by topic must not reveal the topic of a restricted handout.
  if (search.topic) filters.push(await openToReader(tx, scope));
  const ways = typed === '' ? [{}] : await meaningsOf(tx, scope, typed, filters.length === 0 ? count : null);
  const found = new Map<string, HandoutWithIssuer>();
  for (const way of ways) {
    const rows = await tx.handout.findMany({
      where: { clinicId: scope.clinicId, AND: [way, ...filters] },
      orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
      take: count,
      ...withIssuer,
    });
    for (const row of rows) found.set(row.id, row);
  }
  if (ways.length === 1) return [...found.values()];
  return [...found.values()].toSorted(newestFirst).slice(0, count);
}

const newestFirst = (one: HandoutWithIssuer, other: HandoutWithIssuer): number =>
  other.issuedAt.getTime() - one.issuedAt.getTime() || (one.id < other.id ? 1 : -1);

function filterConditions(search: HistorySearch, timeZone: string): Prisma.HandoutWhereInput[] {
  const where: Prisma.HandoutWhereInput[] = [];
  if (search.topic) {
    where.push({ sections: { some: { version: { section: { topic: { slug: search.topic } } } } } });
  }
  if (search.clinician) where.push({ issuedById: search.clinician });
  if (search.language) where.push(languageCondition(search.language));
  if (search.state) where.push(stateConditions[search.state]);
  if (search.from) where.push({ issuedAt: { gte: startOfDay(search.from, timeZone) } });
  if (search.to) where.push({ issuedAt: { lt: startOfDay(dayAfter(search.to), timeZone) } });
  if (search.cursor) {
    const [at = '', id = ''] = search.cursor.split('_');
    const issuedAt = new Date(at);
    // The first condition is where the index is entered; alone, the OR would read all that is newer.
    where.push({ issuedAt: { lte: issuedAt }, OR: [{ issuedAt: { lt: issuedAt } }, { issuedAt, id: { lt: id } }] });
  }
  return where;
}

/** Handouts issued before their language was kept go by the wording that was given. */
function languageCondition(locale: string): Prisma.HandoutWhereInput {
  return { OR: [{ locale }, { locale: '', sections: { some: { version: { locale } } } }] };
}

const has = (kind: StatusKind): Prisma.HandoutWhereInput => ({ statuses: { some: { kind } } });
const hasNot = (...kinds: StatusKind[]): Prisma.HandoutWhereInput => ({ statuses: { none: { kind: { in: kinds } } } });

/** `stateOf`, as conditions. */
const stateConditions: Record<HandoutState, Prisma.HandoutWhereInput> = {
  current: hasNot('withdrawn', 'erased'),
  withdrawn: { AND: [has('withdrawn'), hasNot('replaced', 'erased')] },
  replaced: { AND: [has('replaced'), hasNot('erased')] },
  erased: has('erased'),
};
