import { z } from 'zod';
import type { Template as TemplateRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import { can } from '@/lib/domain/access/policy';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { Arrangement } from '@/lib/domain/handout/draft';
import type { SectionVersion } from '@/lib/domain/library/section';
import { type Replacement, replaceSection } from '@/lib/domain/template/replace-section';
import { defineRead } from '@/lib/read';
import { loadAddableSections, readVersions } from '../library/data';
import { openTemplate, readTemplate } from '../templates/data';
import { readClinicLocale, readCounterparts, readWordings } from '../translations/data';
import { localeSchema } from '../translations/schema';

type Shown = { heading: string; body: SectionBody };

/** One template that has the old section, and what it would become. */
export type ExchangeItem = {
  id: string;
  name: string;
  version: number;
  mine: boolean;
  locale: string;
  /** already-there: it has the new section too, and is left as it is. */
  is: Replacement['is'];
  /** Words of the template's own over the old section, which would go. */
  droppedWords: boolean;
  before: Shown;
  after: Shown;
};

export type Exchange = { row: TemplateRow; replacement: Replacement; item: ExchangeItem };

/** What putting one section in the place of another would do to each template that this member may change. */
export async function readExchanges(tx: ClinicTx, scope: ClinicScope, from: string, to: string): Promise<Exchange[]> {
  const { clinicId, userId } = scope;
  if (from === to) throw new AppError('invalid-input');
  const known = await tx.section.count({ where: { clinicId, id: { in: [from, to] } } });
  if (known < 2) throw new AppError('not-found');
  // Personal templates of others are not among them: nobody else sees those.
  const rows = await tx.template.findMany({
    where: { clinicId, archivedAt: null, OR: [{ shared: true }, { ownerId: userId }] },
    orderBy: { name: 'asc' },
  });
  const candidates = rows
    .filter((template) => can(scope, { do: 'template.change', template }))
    .map((row) => ({ row, arrangement: openTemplate(row) }))
    .filter(({ arrangement }) => arrangement.sections.some(({ sectionId }) => sectionId === from));
  const locales = [...new Set(candidates.map(({ arrangement }) => arrangement.locale))];
  const wordings = new Map<string, SectionVersion>();
  for (const locale of locales) {
    const [version] = (await readWordings(tx, scope, [to], locale)).versions;
    // A section of which everything was withdrawn cannot be put anywhere.
    if (version) wordings.set(locale, version);
  }
  const pinned = candidates.flatMap(({ arrangement }) => oldSections(arrangement, from).map((one) => one.versionId));
  const old = new Map((await readVersions(tx, scope, pinned)).map((version) => [version.id, version]));
  return candidates.flatMap(({ row, arrangement }): Exchange[] => {
    const version = wordings.get(arrangement.locale);
    const [section] = oldSections(arrangement, from);
    const before = section && (section.edit ?? old.get(section.versionId));
    const replacement = version && replaceSection(arrangement, from, { sectionId: to, versionId: version.id });
    if (!version || !before || !replacement) return [];
    const item: ExchangeItem = {
      ...{ id: row.id, name: row.name, version: row.version, mine: row.ownerId === userId, is: replacement.is },
      locale: arrangement.locale,
      droppedWords: replacement.is === 'replaced' && replacement.droppedWords,
      before: { heading: before.heading, body: before.body },
      after: { heading: version.heading, body: version.body },
    };
    return [{ row, replacement, item }];
  });
}

function oldSections({ sections }: Arrangement, from: string) {
  return sections.filter(({ sectionId }) => sectionId === from);
}

/** The sections that can replace each other in many templates at once. */
export const loadReplaceableSections = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: (scope) => loadAddableSections(scope),
});

export type TemplateToMerge = {
  name: string;
  arrangement: Arrangement;
  /** The wordings of its sections, in the draft's language. */
  versions: SectionVersion[];
  /** The counterparts of these wordings, in the clinic's language. */
  counterparts: SectionVersion[];
};

/** A template as an open draft in `locale` would take it in. */
export const loadTemplateToMerge = defineRead({
  input: [z.uuid(), localeSchema],
  permission: 'every-member',
  load: async (scope, id, locale): Promise<TemplateToMerge> =>
    withClinic(scope, async (tx) => {
      const row = await readTemplate(tx, scope, id);
      const arrangement = openTemplate(row);
      const pinned = await readVersions(
        tx,
        scope,
        arrangement.sections.map(({ versionId }) => versionId),
      );
      const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
      const versions =
        arrangement.locale === locale ? pinned : (await readWordings(tx, scope, sectionIds, locale)).versions;
      const counterparts = await readCounterparts(tx, scope, versions, await readClinicLocale(tx, scope));
      return { name: row.name, arrangement, versions, counterparts };
    }),
});
