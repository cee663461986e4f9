import type { Catalog, Sign } from './red-flags/catalog';

/** The front matter of a small topic that keeps every rule, a line a key. `change` replaces lines or adds them. */
export function topicHead(change: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    kind: 'topic',
    slug: 'hiccups',
    locale: 'en',
    title: 'Hiccups',
    subtitle: 'What helps',
    version: '1.0.0',
    status: 'draft',
    author: '{ name: Writers, role: writers, credentials: "" }',
    reviewer: 'null',
    reviewedOn: 'null',
    nextReviewDue: 'null',
    reviewIntervalMonths: '24',
    riskTier: 'standard',
    bodySystem: 'digestion',
    audience: 'Adults',
    ageMin: '16',
    ageMax: 'null',
    exclusions: '[]',
    assessmentFirst: 'true',
    evidenceLevel: 'C',
    codes: '{ icd10cm: [], snomed: [], checkedOn: null, release: null }',
    synonyms: '{ patient: [], clinician: [] }',
    related: '[]',
    avoid: '[]',
    patientTestedOn: 'null',
    conflictsOfInterest: 'none',
    funding: 'none',
    licence: 'MIT',
    changelog: '[{ version: 1.0.0, date: 2026-11-22, change: First wording }]',
    sources:
      '\n  - { n: 1, title: T, publisher: P, url: "https://example.org/", published: "2026", basis: found, accessed: 2026-11-22 }',
    ...change,
  };
  const text = Object.entries(lines).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${text.join('')}---\n\n`;
}

/** A small topic whose box holds this Markdown, with one source. */
export function topicText(box: string, returning = 'Come back after 2 weeks.[^1]'): string {
  return `${topicHead()}## Get urgent help

<!-- slug=urgent-help kind=urgent-help recommended -->

${box}

## When to return

<!-- slug=when-to-return kind=when-to-return recommended -->

${returning}
`;
}

const source = {
  ...{ n: 12, title: 'Breathing', publisher: 'P', url: 'https://example.org/b', published: '2026' },
  basis: 'found',
} as const;

const sign = (action: Sign['action'], words: string, change: Partial<Sign> = {}): Sign => ({
  ...{ action, sources: [source], toVerify: false, perTopic: false, words: new Map([['en', words]]) },
  ...change,
});

/** A few signs and the lines above them. */
export const catalogForTests: Catalog = {
  signs: new Map([
    ['breath-hard', sign('emergency', 'It is hard to breathe.')],
    ['chest-hurts', sign('emergency', 'Your chest hurts.')],
    ['face-droops', sign('emergency', 'Your face droops.')],
    ['seizure', sign('emergency', 'You have a seizure.')],
    ['lips-blue', sign('emergency', 'Your lips are blue.')],
    ['leg-cold', sign('emergency-er', 'Your leg is cold.', { sources: [], toVerify: true })],
    ['calf-swollen', sign('same-day', 'One calf is swollen.')],
    ['pee-blood', sign('same-day', 'There is blood in your pee.')],
    ['eye-red', sign('same-day', 'Your eye is red.')],
    ['ear-hurts', sign('same-day', 'Your ear hurts.')],
    ['weight-loss', sign('within-days', 'You lose weight.')],
    ['no-better', sign('within-days', 'You are no better after {time}.', { sources: [], perTopic: true })],
    ['only-spanish', sign('within-days', '', { words: new Map([['es', 'Algo.']]) })],
  ]),
  leads: new Map([
    [
      'en',
      {
        emergency: '**Call {{emergency.number}} now if:**',
        'emergency-er': '**Go to an ER now, or call {{emergency.number}}, if:**',
        'same-day': '**Call {{clinic.phone}} the same day if:**',
        'within-days': '**Call {{clinic.phone}} for a visit within a few days if:**',
      },
    ],
  ]),
};
