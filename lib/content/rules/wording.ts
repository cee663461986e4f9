import { measure } from '../../domain/readability/measure';
import type { Problem } from '../problem';
import type { FileSection, TopicFile } from '../topic-file';
import { allPassages } from './passage';

type Forbidden = { pattern: RegExp; message: string };

const NUMBER_WORDS = 'mg|mcg|µg|g|ml|iu|units?|tablets?|pills?|capsules?|drops?|puffs?|cups?';

const BRANDS = (
  'advil|aleve|ambien|ativan|benadryl|celebrex|claritin|dramamine|excedrin|flexeril|gatorade|imodium|klonopin|lasix|' +
  'lexapro|lipitor|lyrica|motrin|mucinex|neurontin|nexium|nurofen|panadol|pedialyte|pepto-bismol|prilosec|prozac|red bull|' +
  'requip|robitussin|sudafed|synthroid|theraflu|tums|tylenol|valium|ventolin|viagra|voltaren|xanax|zoloft|zyrtec'
).replaceAll(' ', '\\s');

const BRITISH =
  'anaemi[ac]|behaviour|centre|colour|diarrhoea|fibre|flavour|foetus|haemorrhage|litres?|oedema|oesophagus|orthopaedic|' +
  'paediatric|practise[ds]?|programme|tumours?|(?:organ|recogn|real|minim)is(?:e[ds]?|ing)';

/** What no handout may say, whatever its topic. */
const FORBIDDEN: readonly Forbidden[] = [
  {
    pattern: /\b(?:911|999|112|000|111|988)\b|(?:\b1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b/,
    message: 'No telephone numbers in the text: use {{emergency.number}} or {{clinic.phone}}',
  },
  { pattern: new RegExp(`\\b\\d+(?:[.,]\\d+)?\\s?(?:${NUMBER_WORDS})\\b`, 'i'), message: 'No doses' },
  { pattern: new RegExp(`\\b(?:${BRANDS})\\b`, 'i'), message: 'No brand names' },
  {
    pattern:
      /\bnothing to worry about\b|\bsafe for (?:everyone|all)\b|\bguarantee|\bcur(?:e|es|ed|ing)\b|\balways works\b/i,
    message: 'No promises: nobody can vouch for a cure or for everyone',
  },
  { pattern: /\byou do(?: not|n't) have\b/i, message: 'A sheet cannot tell a reader what they do not have' },
  {
    pattern: /\bsee (?:a|your) (?:doctor|clinician|provider) if (?:you(?:'re| are) )?(?:worried|concerned)\b/i,
    message: 'A warning names its sign, what to do and how soon',
  },
  { pattern: /\bthe patient\b|\bpatients\b/i, message: 'Speak to the reader: "you"' },
];

const US_SPELLING: Forbidden = { pattern: new RegExp(`\\b(?:${BRITISH})\\b`, 'i'), message: 'Use US spelling' };

export function checkForbiddenWords(file: TopicFile): Problem[] {
  const { frontMatter } = file;
  const american = frontMatter.locale === 'en' || frontMatter.locale === 'en-US' ? [US_SPELLING] : [];
  const avoid = frontMatter.kind === 'topic' ? frontMatter.avoid : [];
  const own = avoid.map((word) => ({
    pattern: new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'i'),
    message: 'This topic avoids this word',
  }));
  return allPassages(file).flatMap(({ line, text }) =>
    [...FORBIDDEN, ...american, ...own].flatMap(({ pattern, message }) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [{ line, message: `"${found}": ${message}` }];
    }),
  );
}

/** Limits of a US school grade: the text as a whole, the handout it assembles, and urgent help by itself. */
const WHOLE = { smog: 9, fleschKincaid: 7 };
const URGENT_FLESCH_KINCAID = 6;

export function checkReadability({ frontMatter, sections }: TopicFile): Problem[] {
  // Formulas and syllables are English only; another language needs a reader, not a number.
  if (!frontMatter.locale.startsWith('en')) return [];
  const problems: Problem[] = [];
  const limit = (label: string, line: number, chosen: readonly FileSection[]) => {
    const { smog, fleschKincaid } = measure(chosen.map(({ body }) => body));
    if (smog !== null && smog >= WHOLE.smog) {
      problems.push({ line, message: `${label}: SMOG ${smog.toFixed(1)}, must be below ${WHOLE.smog}` });
    }
    if (fleschKincaid !== null && fleschKincaid >= WHOLE.fleschKincaid) {
      const value = fleschKincaid.toFixed(1);
      problems.push({ line, message: `${label}: Flesch–Kincaid ${value}, must be below ${WHOLE.fleschKincaid}` });
    }
  };
  limit('The whole file', 1, sections);
  limit(
    'The recommended handout',
    1,
    sections.filter((section) => section.recommended),
  );
  for (const section of sections.filter(({ kind }) => kind === 'urgent-help')) {
    const { fleschKincaid } = measure([section.body]);
    if (fleschKincaid !== null && fleschKincaid > URGENT_FLESCH_KINCAID) {
      const value = fleschKincaid.toFixed(1);
      problems.push({
        line: section.line,
        message: `Urgent help: Flesch–Kincaid ${value}, must be ${URGENT_FLESCH_KINCAID} or below`,
      });
    }
  }
  return problems;
}
