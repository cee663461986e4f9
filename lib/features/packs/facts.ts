import type { StarterTopic, StarterTranslation } from '@/lib/content/starter-content';
import { traitLabel } from '@/lib/domain/handout/trait-label';
import { bodySystemLabels } from '@/lib/domain/library/body-system';
import type { RiskTier } from '@/lib/domain/library/risk-tier';
import { stableJson } from '@/lib/domain/stable-json';

/** What is said of a topic beside its sections. */
export type TopicFacts = Pick<
  StarterTopic,
  | 'title'
  | 'subtitle'
  | 'audience'
  | 'bodySystem'
  | 'riskTier'
  | 'reviewIntervalMonths'
  | 'assessmentFirst'
  | 'ageMin'
  | 'ageMax'
  | 'exclusions'
  | 'doesNotMatter'
  | 'clinicianAsks'
  | 'synonyms'
  | 'icd10Codes'
  | 'related'
>;
export type TranslationFacts = Pick<StarterTranslation, 'title' | 'subtitle' | 'audience' | 'synonyms'>;

const labels: Record<keyof TopicFacts, string> = {
  title: 'Title',
  subtitle: 'Subtitle',
  audience: 'For whom',
  bodySystem: 'Body system',
  riskTier: 'Risk',
  reviewIntervalMonths: 'Months between reviews',
  assessmentFirst: 'Only after an assessment',
  ageMin: 'From age',
  ageMax: 'To age',
  exclusions: 'Not for',
  doesNotMatter: 'Same advice for',
  clinicianAsks: 'Clinician asks about',
  synonyms: 'Found by',
  icd10Codes: 'ICD-10-CM',
  related: 'Related topics',
};

export type FactChange = { label: string; before: string; after: string };

export function factsOf(topic: StarterTopic): TopicFacts {
  const { title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths, assessmentFirst } = topic;
  const { ageMin, ageMax, exclusions, doesNotMatter, clinicianAsks, synonyms, icd10Codes, related } = topic;
  return {
    ...{ title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths, assessmentFirst },
    ...{ ageMin, ageMax, exclusions, doesNotMatter, clinicianAsks, synonyms, icd10Codes, related },
  };
}

/** What would be said otherwise, in the words of a screen. `titles`: of topics, by slug. */
export function changedFacts<Facts extends Partial<TopicFacts>>(
  before: Facts,
  after: Facts,
  titles: ReadonlyMap<string, string>,
): FactChange[] {
  return (Object.keys(labels) as (keyof TopicFacts)[]).flatMap((name) =>
    stableJson(before[name] ?? null) === stableJson(after[name] ?? null)
      ? []
      : [
          {
            label: labels[name],
            before: inWords(name, before[name], titles),
            after: inWords(name, after[name], titles),
          },
        ],
  );
}

/** Would a handout be given more freely than the clinic has decided? */
export function loosens(before: TopicFacts, after: TopicFacts): boolean {
  return (
    (before.assessmentFirst && !after.assessmentFirst) ||
    (before.riskTier === 'high' && after.riskTier === 'standard') ||
    after.reviewIntervalMonths > before.reviewIntervalMonths ||
    before.clinicianAsks.some((asked) => !after.clinicianAsks.includes(asked))
  );
}

const systemLabels = new Map<string, string>(Object.entries(bodySystemLabels));
const riskLabels = new Map<string, string>([
  ['standard', 'Standard'],
  ['high', 'High'],
] satisfies [RiskTier, string][]);

/** Facts that are stored by a name of their own. */
function labelOf(fact: keyof TopicFacts, name: string, titles: ReadonlyMap<string, string>): string {
  switch (fact) {
    case 'bodySystem':
      return systemLabels.get(name) ?? name;
    case 'riskTier':
      return riskLabels.get(name) ?? name;
    case 'doesNotMatter':
      return traitLabel(name);
    case 'related':
      return titles.get(name) ?? name;
    default:
      return name;
  }
}

function inWords(
  fact: keyof TopicFacts,
  value: TopicFacts[keyof TopicFacts] | undefined,
  titles: ReadonlyMap<string, string>,
): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return (
    [value]
      .flat()
      .map((one) => labelOf(fact, String(one), titles))
      .join(', ') || '–'
  );
}
