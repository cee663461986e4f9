import { fieldCipher } from '@/lib/crypto/sealing';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Prisma } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dayAfter, startOfDay } from '@/lib/domain/clinic/dates';
import { searchTerms } from '@/lib/domain/handout/patient-search';
import type { HandoutState, StatusKind } from '@/lib/domain/handout/status';
import { withSteps } from '../handout-status/data';
import { type HandoutListItem, toListItems } from './data';
import type { HistorySearch } from './schema';

const PAGE = 25;

export type HistoryPage = { rows: HandoutListItem[]; nextCursor: string | null };

/** One page of the clinic's history, the newest first; `nextCursor` is null on the last page. */
export async function searchHandouts(
  scope: ClinicScope,
  search: HistorySearch,
  timeZone: string,
  pageSize = PAGE,
): Promise<HistoryPage> {
  const { rows, last, isMore } = await readClinic(scope, async (tx) => {
    const found = await tx.handout.findMany({
      where: { clinicId: scope.clinicId, AND: await conditions(tx, scope, search, timeZone) },
      orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
      include: { issuedBy: { select: { name: true } }, ...withSteps },
    });
    const shown = found.slice(0, pageSize);
    return { rows: await toListItems(tx, scope, shown), last: shown.at(-1), isMore: found.length > pageSize };
  });
  // Nobody sees a row before it is written down that they did.
  if (rows.length > 0) await recordListed(scope, rows.length);
  return {
    rows,
    nextCursor: isMore && last ? `${last.issuedAt.toISOString()}_${last.id}` : null,
  };
}

async function recordListed(scope: ClinicScope, found: number): Promise<void> {
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
export async function historyFilters(scope: ClinicScope): Promise<HistoryChoices> {
  return readClinic(scope, async (tx) => {
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
  });
}

async function conditions(
  tx: ClinicTx,
  scope: ClinicScope,
  search: HistorySearch,
  timeZone: string,
): Promise<Prisma.HandoutWhereInput[]> {
  const where: Prisma.HandoutWhereInput[] = [];
  if (search.q.trim() !== '') where.push({ OR: await textConditions(tx, scope, search.q.trim()) });
  if (search.topic) {
    where.push({ sections: { some: { version: { section: { topic: { slug: search.topic } } } } } });
    where.push(wordsAreShown(scope));
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

/** What a restricted handout is about is not found out by asking for it: its patient finds it, and its reference. */
const wordsAreShown = ({ userId }: ClinicScope): Prisma.HandoutWhereInput => ({
  OR: [{ issuedById: userId }, { statuses: { none: { kind: 'restricted' } } }],
});

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

/** Every word is in the title or begins a word of the patient's name; or the text is a record number, birth date or reference. */
async function textConditions(tx: ClinicTx, scope: ClinicScope, text: string): Promise<Prisma.HandoutWhereInput[]> {
  const { words, anyOf } = searchTerms(text);
  const titles = words.length > 0 ? await titlesGiven(tx, scope) : [];
  const everyWord: Prisma.HandoutWhereInput[] = [];
  for (const word of words) {
    const said = word.text.toLowerCase();
    const inTitle = titles.filter((title) => title.toLowerCase().includes(said));
    everyWord.push({
      OR: [
        ...(inTitle.length > 0 ? [{ AND: [{ title: { in: inTitle } }, wordsAreShown(scope)] }] : []),
        await ofPatients(tx, scope, [word.term]),
      ],
    });
  }
  return [
    ...(everyWord.length > 0 ? [{ AND: everyWord }] : []),
    await ofPatients(tx, scope, anyOf),
    { reference: text.toUpperCase() },
  ];
}

/** So many handouts are named by their ids; of what more have, the database is asked row by row. */
const MAX_IDS = 1_000;

/**
 * The handouts with one of these terms. By their ids, which the index of terms gives at once: beside another condition
 * the database would rather go through the whole history and look each row up.
 */
async function ofPatients(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  terms: readonly string[],
): Promise<Prisma.HandoutWhereInput> {
  const tokens = terms.flatMap((term) => fieldCipher().blindIndexes(clinicId, term));
  if (tokens.length === 0) return { id: { in: [] } };
  const found = await tx.handoutPatientToken.findMany({
    where: { clinicId, token: { in: tokens } },
    select: { handoutId: true },
    take: MAX_IDS + 1,
  });
  if (found.length > MAX_IDS) return { tokens: { some: { token: { in: tokens } } } };
  return { id: { in: found.map(({ handoutId }) => handoutId) } };
}

/**
 * Every title that the clinic has given, each once: few stand for many handouts, and reading them here spares the
 * database a look at every row. Walked along the index of titles, from each to the next.
 */
async function titlesGiven(tx: ClinicTx, { clinicId }: ClinicScope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ title: string }[]>`
    with recursive given as (
      (select title from handout where clinic_id = ${clinicId}::uuid order by title limit 1)
      union all
      select (select h.title from handout h where h.clinic_id = ${clinicId}::uuid and h.title > given.title
        order by h.title limit 1)
      from given where given.title is not null
    )
    select title from given where title <> ''`;
  return rows.map(({ title }) => title);
}
