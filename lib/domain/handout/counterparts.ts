import { isSameLanguage } from '../language/names';
import type { SectionVersion } from '../library/section';
import type { SectionKind } from '../library/section-kind';
import type { SectionBody } from './body';
import { conditionsIn, mergeFieldsIn } from './body-contents';
import { signsKey, signsWithActions } from './compared-signs';
import type { DraftContent, DraftSection } from './draft';

/** Which wording of the library is the counterpart of a section of a draft in the clinic's language. */

const isForeign = (locale: string, clinic: { locale: string }): boolean => !isSameLanguage(locale, clinic.locale);

/** What decides whether two wordings of a section say the same. */
type Wording = Pick<SectionVersion, 'id' | 'sectionId' | 'locale' | 'number' | 'originalNumber' | 'status'>;

/**
 * The wording of the same section in another language that says the same: the original of which this one is a
 * translation, a translation of this one, or one of the same original. A newer original may say something else. Several
 * translations can say the same: one in the clinic's own variant of the language ("en-US" rather than "en-GB"), then one
 * that is approved, then the newest. A withdrawn one comes last and stops the handout.
 */
export function counterpartOf<Found extends Wording>(
  version: Wording,
  wordings: readonly Found[],
  locale: string,
): Found | null {
  if (isSameLanguage(version.locale, locale)) return null;
  const [best] = wordings
    .filter(
      (one) => one.sectionId === version.sectionId && isSameLanguage(one.locale, locale) && sayTheSame(one, version),
    )
    .toSorted(
      (one, other) =>
        Number(isWithdrawn(one)) - Number(isWithdrawn(other)) ||
        // Each variant counts its versions on its own.
        distanceOf(one, locale) - distanceOf(other, locale) ||
        Number(isApproved(other)) - Number(isApproved(one)) ||
        other.number - one.number,
    );
  return best ?? null;
}

/** Two originals were written apart from each other. */
function sayTheSame(one: Wording, other: Wording): boolean {
  if (one.originalNumber === null && other.originalNumber === null) return false;
  return (one.originalNumber ?? one.number) === (other.originalNumber ?? other.number);
}

/** "en-US": that itself, then "en" of any country, then those of other countries. */
function distanceOf(one: Wording, locale: string): number {
  if (one.locale === locale) return 0;
  return locale.startsWith(`${one.locale}-`) ? 1 : 2;
}

const isWithdrawn = ({ status }: Wording): boolean => status === 'withdrawn';
const isApproved = ({ status }: Wording): boolean => status === 'approved';

/**
 * Why a section prints in one language alone. typed: it prints words that the clinician typed for this patient.
 * asks-otherwise: the other wording asks other questions about the patient, or fills in other fields. other-signs: it
 * lists other warning signs, or gives one another action.
 */
export type AloneBecause = 'edited' | 'typed' | 'not-translated' | 'asks-otherwise' | 'other-signs';

/** The wordings in the clinic's language, each with the key of its section of the draft, or why there is none. */
export function counterpartsOf(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  clinic: { locale: string },
): Map<string, SectionVersion | AloneBecause> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(
    draft.sections.flatMap((section) => {
      const version = byId.get(section.versionId);
      if (!version || !isForeign(version.locale, clinic)) return [];
      return [[section.key, aloneBecause(section, version, draft) ?? matchingWording(version, versions, clinic)]];
    }),
  );
}

/** Two wordings match if they ask the same questions, fill in the same fields and list the same warning signs. */
function matchingWording(
  version: SectionVersion,
  versions: readonly SectionVersion[],
  clinic: { locale: string },
): SectionVersion | AloneBecause {
  const found = counterpartOf(version, versions, clinic.locale);
  if (!found) return 'not-translated';
  if (traitsOf(found).asked !== traitsOf(version).asked) return 'asks-otherwise';
  return traitsOf(found).signs === traitsOf(version).signs ? found : 'other-signs';
}

type Traits = { kind: SectionKind; asked: string; signs: string };

/** The builder compares the same bodies after each letter. */
const known = new WeakMap<SectionBody, Traits>();

function traitsOf({ body, kind }: Pick<SectionVersion, 'body' | 'kind'>): Traits {
  const before = known.get(body);
  if (before?.kind === kind) return before;
  const asked = [...conditionsIn(body), ...mergeFieldsIn(body)];
  const traits = { kind, asked: asked.toSorted().join(), signs: signsKey(signsWithActions(body, kind)) };
  known.set(body, traits);
  return traits;
}

/** Can the clinic's language be printed beside some section of the draft? */
export function canBeBilingual(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  clinic: { locale: string },
): boolean {
  if (!isForeign(draft.locale, clinic)) return false;
  return [...counterpartsOf(draft, versions, clinic).values()].some((found) => typeof found === 'object');
}

/** The draft in the clinic's language, with only the sections that have a counterpart; null: it prints in one language. */
export function counterpartDraft(
  draft: DraftContent,
  versions: readonly SectionVersion[],
  clinic: { locale: string },
): DraftContent | null {
  if (!draft.options.bilingual || !isForeign(draft.locale, clinic)) return null;
  const found = counterpartsOf(draft, versions, clinic);
  const sections = draft.sections.flatMap((section) => {
    const counterpart = found.get(section.key);
    return typeof counterpart === 'object' ? [{ ...section, versionId: counterpart.id }] : [];
  });
  return sections.length === 0 ? null : { ...draft, locale: clinic.locale, sections };
}

function aloneBecause({ edit }: DraftSection, { body }: SectionVersion, draft: DraftContent): AloneBecause | null {
  if (edit) return 'edited';
  const typed = {
    'note.text': draft.note,
    'plan.actions': draft.plan.actions,
    'plan.medicines': draft.plan.medicines,
    'followUp.when': draft.followUp.when,
    'followUp.with': draft.followUp.with,
  } as const;
  const printed = mergeFieldsIn(body);
  return Object.entries(typed).some(([field, text]) => text.trim() !== '' && printed.some((name) => name === field))
    ? 'typed'
    : null;
}
