import type { Actor } from '@/lib/auth/actor';
import type { ReviewStepInput } from '@/lib/features/reviews/schema';
import { loadSection, type SectionRecord } from '@/lib/features/sections/data';
import type { SaveVersionInput } from '@/lib/features/sections/schema';

/** A section of the topic that most tests are about, as its editors see it. */
export function sectionOf(actor: Actor, slug: string): Promise<SectionRecord> {
  return loadSection(actor.scope, 'muscle-twitches', slug);
}

/** What the section's editor would send: its newest wording in the language, changed. */
export function edited(section: SectionRecord, change: Partial<SaveVersionInput> = {}): SaveVersionInput {
  const locale = change.locale ?? section.originalLocale;
  const newest = section.versions.find((version) => version.locale === locale);
  if (!newest) throw new Error(`no wording in ${locale}`);
  const { heading, body, sources, originalNumber } = newest;
  const claims = change.body ? [] : newest.claims.map(({ block: _block, ...claim }) => claim);
  return {
    ...{ sectionId: section.id, locale, basedOn: newest.number, heading, body, sources, claims },
    ...{ originalNumber, restores: null, offerId: null },
    ...change,
  };
}

type Vouching = Extract<ReviewStepInput, { newest: number }>;

/** A step that vouches, with what the reviewer types. */
export function reviewed(step: Omit<Vouching, 'reviewerCredentials'>): ReviewStepInput {
  return { ...step, reviewerCredentials: 'MD' };
}
