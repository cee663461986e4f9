import { fieldCipher } from '@/lib/crypto/sealing';
import { Prisma } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { type SearchWord, searchTerms } from '@/lib/domain/handout/patient-search';
import { closedHandouts, openToReader } from '../restricted-records/data';

/** Of each group one term at least. */
type Terms = readonly (readonly string[])[];

/**
 * The handouts that a typed text can mean: every word is in the title or begins a word of the patient's name; or the
 * text is a record number, birth date or reference. Each of the conditions is answered by an index; any of them will do.
 * Handouts that are closed to the member are found by their reference alone, so that no search tells whether a patient has
 * a restricted record, or how much is in it.
 * @param newest where nothing else is asked for and so many of the newest are enough; null: all that are meant.
 */
export async function meaningsOf(
  tx: ClinicTx,
  scope: ClinicScope,
  text: string,
  newest: number | null,
): Promise<Prisma.HandoutWhereInput[]> {
  const { words, anyOf } = searchTerms(text);
  const every = words.map(({ terms }) => terms);
  const find = (terms: Terms): Promise<OfPatients> =>
    newest === null ? ofPatients(tx, scope, terms) : newestOfPatients(tx, scope, terms, newest);
  const named = [await find([anyOf]), await find(every)];
  const ids = named.flatMap((patients) => patients.ids ?? []);
  const many = named.flatMap((patients) => patients.condition ?? []);
  const titled = words.length > 0 ? await inTitles(tx, scope, words) : [];
  const byWords = [...many, ...titled];
  if (byWords.length === 0) return [{ OR: [{ id: { in: ids } }, { reference: text.toUpperCase() }] }];
  const open = await openToReader(tx, scope);
  return [
    { OR: [{ id: { in: ids } }, { reference: text.toUpperCase() }] },
    ...byWords.map((condition) => ({ AND: [condition, open] })),
  ];
}

/** By the title's words, with those that it lacks in the patient's name. */
async function inTitles(
  tx: ClinicTx,
  scope: ClinicScope,
  words: readonly SearchWord[],
): Promise<Prisma.HandoutWhereInput[]> {
  const titlesByRest = new Map<string, { titles: string[]; rest: string[][] }>();
  for (const title of await titlesGiven(tx, scope)) {
    const said = title.toLowerCase();
    const rest = words.filter(({ text }) => !said.includes(text.toLowerCase())).map(({ terms }) => terms);
    if (rest.length === words.length) continue;
    const key = rest.join(' ');
    const alike = titlesByRest.get(key) ?? { titles: [], rest };
    alike.titles.push(title);
    titlesByRest.set(key, alike);
  }
  const conditions: Prisma.HandoutWhereInput[] = [];
  for (const { titles, rest } of titlesByRest.values()) {
    const condition = { title: { in: titles } };
    if (rest.length === 0) {
      conditions.push(condition);
      continue;
    }
    const { ids, condition: ofMany } = await ofPatients(tx, scope, rest);
    if (ofMany) conditions.push({ AND: [ofMany, condition] });
    else if (ids.length > 0) conditions.push({ AND: [{ id: { in: [...ids] } }, condition] });
  }
  return conditions;
}

/** So many handouts are named by their ids; of what more have, the database is asked row by row, the newest first. */
const MAX_IDS = 1_000;

type OfPatients = { ids: readonly string[]; condition: null } | { ids: null; condition: Prisma.HandoutWhereInput };

const nobody: OfPatients = { ids: [], condition: null };

/**
 * The handouts of patients with a term of each group. By their ids, which the index of terms gives at once: beside
 * another condition the database would rather go through the whole history and look each row up.
 */
async function ofPatients(tx: ClinicTx, scope: ClinicScope, terms: Terms): Promise<OfPatients> {
  const { clinicId } = scope;
  const groups = tokensOf(clinicId, terms);
  if (groups === null) return nobody;
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct handout_id as id from (${withAll(scope, groups)}) as found limit ${MAX_IDS + 1}`;
  if (found.length <= MAX_IDS) return { ids: found.map(({ id }) => id), condition: null };
  return { ids: null, condition: { AND: groups.map((tokens) => ({ tokens: { some: { token: { in: tokens } } } })) } };
}

/** The newest handouts of these patients. A name that thousands share is told from the indexes alone. */
async function newestOfPatients(tx: ClinicTx, scope: ClinicScope, terms: Terms, newest: number): Promise<OfPatients> {
  const { clinicId } = scope;
  const groups = tokensOf(clinicId, terms);
  if (groups === null) return nobody;
  const found = await tx.$queryRaw<{ id: string }[]>`
    with found as materialized (select distinct handout_id as id from (${withAll(scope, groups)}) as tokens)
    select handout.id from found join handout on handout.clinic_id = ${clinicId}::uuid and handout.id = found.id
    order by handout.issued_at desc, handout.id desc limit ${newest}`;
  return { ids: found.map(({ id }) => id), condition: null };
}

/** The ids of all handouts with a term of each group that are open to the member. [] for terms that find nothing. */
export async function idsWithTerms(tx: ClinicTx, scope: ClinicScope, terms: Terms): Promise<string[]> {
  const groups = tokensOf(scope.clinicId, terms);
  if (groups === null) return [];
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct handout_id as id from (${withAll(scope, groups)}) as found`;
  return found.map(({ id }) => id);
}

/** The terms as the index has them; null where nothing can be found by them. */
function tokensOf(clinicId: string, terms: Terms): Uint8Array<ArrayBuffer>[][] | null {
  const groups = terms.map((group) => group.flatMap((term) => fieldCipher().blindIndexes(clinicId, term)));
  return groups.length === 0 || groups.some((tokens) => tokens.length === 0) ? null : groups;
}

/** The ids of the handouts with a token of each group that are open to the member. */
function withAll(scope: ClinicScope, groups: readonly (readonly Uint8Array[])[]): Prisma.Sql {
  const { clinicId } = scope;
  const withOneOf = groups.map(
    (tokens) => Prisma.sql`(select handout_id from handout_patient_token
      where clinic_id = ${clinicId}::uuid and token = any (${tokens}::bytea[]))`,
  );
  const closed = closedHandouts(scope, new Date());
  return Prisma.sql`(${Prisma.join(withOneOf, ' intersect ')}) except (${closed})`;
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
