import { avoidedTermsIn } from '../../domain/readability/jargon';
import { measure } from '../../domain/readability/measure';
import type { Problem } from '../problem';
import type { ContentFile, FileSection, TopicFile } from '../topic-file';
import { allPassages } from './passage';

type Forbidden = { pattern: RegExp; message: string };

const UNITS = 'mg|mcg|µg|g|ml|iu|units?|tablets?|pills?|capsules?|drops?|puffs?|cups?|teaspoons?|tablespoons?';
const COUNTED = 'tablets?|pills?|capsules?|puffs?|drops?|teaspoons?|tablespoons?|doses';
const SPANISH_UNITS = 'UI|unidades|tabletas?|pastillas?|comprimidos?|cápsulas?|gotas?|cucharad(?:it)?as?|tazas?';

const BRANDS = (
  'ace (?:bandage|wrap)|advil|afrin|aleve|allegra|ambien|antivert|ativan|bayer|benadryl|benefiber|bengay|biofreeze|bonine|' +
  'botox|calpol|celebrex|chloraseptic|citrucel|claritin|colace|dayquil|dioralyte|dramamine|dulcolax|excedrin|flexeril|' +
  'flonase|gatorade|gaviscon|ibgard|icy hot|imitrex|imodium|klonopin|lasix|lemsip|lexapro|linzess|lipitor|lunesta|lyrica|' +
  'maalox|maxalt|metamucil|miralax|mobic|motrin|mucinex|mylanta|nasacort|neurontin|nexium|nurofen|nurtec|nyquil|panadol|' +
  'pedialyte|pepcid|pepto-bismol|powerade|prilosec|prozac|red bull|requip|robitussin|rolaids|salonpas|senokot|strepsils|' +
  'sudafed|synthroid|theraflu|tiger balm|tums|tylenol|ubrelvy|unisom|valium|ventolin|viagra|vicks|voltaren|xanax|zantac|' +
  'zofran|zoloft|zyrtec|zzzquil'
).replaceAll(' ', '\\s');

const BRITISH =
  'anaemi[ac]|behaviour|centre|colour|diarrhoea|fibre|flavour|foetus|fortnight|haemorrhage|litres?|oedema|oesophagus|' +
  'orthopaedic|paediatric|practise[ds]?|programme|tumours?|whilst|(?:organ|recogn|real|minim)is(?:e[ds]?|ing)';

/** What no handout may say, in whatever language. */
const FORBIDDEN: readonly Forbidden[] = [
  {
    pattern:
      /\b(?:911|999|112|000|111|988|811)\b|(?:\b1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{4} \d{3} \d{3}\b|\b\d{3} \d{3}\b|\b\d\d \d\d \d\d\b/,
    message: 'No telephone numbers in the text: use {{emergency.number}} or {{clinic.phone}}',
  },
  { pattern: new RegExp(`\\b\\d+(?:[.,]\\d+)?\\s?(?:${UNITS}|${SPANISH_UNITS})\\b`, 'i'), message: 'No doses' },
  { pattern: /\d\s?(?:毫克|毫升|片|粒|viên|grenn|ملغ|مجم|مل|قرص)/, message: 'No doses' },
  { pattern: new RegExp(`\\b(?:${BRANDS})\\b`, 'i'), message: 'No brand names' },
];

const ENGLISH: readonly Forbidden[] = [
  { pattern: new RegExp(`\\b(?:half a|one|two|three|four) (?:${COUNTED})\\b`, 'i'), message: 'No doses' },
  { pattern: /\btake (?!a (?:break|walk|rest))[^.]{0,40}\bevery \d+(?: to \d+)? hours\b/i, message: 'No doses' },
  {
    pattern:
      /\bnothing to worry about\b|\bsafe for (?:everyone|all)\b|\bguarantee|(?<!\b(?:no|not|not a) )\bcur(?:e|es|ed|ing)\b|\balways works\b/i,
    message: 'No promises: nobody can vouch for a cure or for everyone',
  },
  {
    pattern: /(?<!\b(?:if|when|unless|that) )\byou do(?: not|n't) have\b(?! to\b)/i,
    message: 'A sheet cannot tell a reader what they do not have',
  },
  {
    pattern: /\bsee (?:a|your) (?:doctor|clinician|provider) if (?:you(?:'re| are) )?(?:worried|concerned)\b/i,
    message: 'A warning names its sign, what to do and how soon',
  },
  { pattern: /\bthe patient\b|\bpatients\b/i, message: 'Speak to the reader: "you"' },
];
const US_SPELLING: Forbidden = { pattern: new RegExp(`\\b(?:${BRITISH})\\b`, 'i'), message: 'Use US spelling' };

const SPANISH: readonly Forbidden[] = [
  {
    pattern: /nada de qu[eé] preocuparse|segur[oa] para tod|garantiz|siempre funciona/i,
    message: 'No promises: nobody can vouch for a cure or for everyone',
  },
  { pattern: /\blos pacientes\b|\bel paciente\b/i, message: 'Speak to the reader: "usted"' },
];

function forbiddenIn(locale: string): readonly Forbidden[] {
  const [language] = locale.split('-');
  if (locale === 'en' || locale === 'en-US') return [...FORBIDDEN, ...ENGLISH, US_SPELLING];
  if (language === 'en') return [...FORBIDDEN, ...ENGLISH];
  return language === 'es' ? [...FORBIDDEN, ...SPANISH] : FORBIDDEN;
}

/** A word by itself in any script; where a script does not part words, anywhere. */
function wordPattern(word: string, locale: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return locale.startsWith('zh')
    ? new RegExp(literal, 'iu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu');
}

export function checkForbiddenWords(file: ContentFile): Problem[] {
  const { frontMatter } = file;
  const avoid = frontMatter.kind === 'generic' ? [] : frontMatter.avoid;
  const own = avoid.map((word) => ({
    pattern: wordPattern(word, frontMatter.locale),
    message: 'This topic avoids this word',
  }));
  return allPassages(file).flatMap(({ line, text }) =>
    [...forbiddenIn(frontMatter.locale), ...own].flatMap(({ pattern, message }) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [{ line, message: `"${found}": ${message}` }];
    }),
  );
}

/** Words of the term bank, each once a file: the first time stands for the others. */
export function checkTerms(file: ContentFile): Problem[] {
  const { locale } = file.frontMatter;
  if (locale.startsWith('en-')) return [];
  const seen = new Set<string>();
  return allPassages(file).flatMap(({ line, text }) =>
    avoidedTermsIn(text, locale).flatMap(({ term, plain, start, end }): Problem[] => {
      if (seen.has(term)) return [];
      seen.add(term);
      return [{ line, message: `"${text.slice(start, end)}": write ${plain}` }];
    }),
  );
}

/** Limits of a US school grade: the text as a whole, the handout it assembles, and urgent help by itself. */
const WHOLE = { smog: 9, fleschKincaid: 7 };
const URGENT_FLESCH_KINCAID = 6;
/** The formula was made for 30 sentences; with fewer a few long words decide. */
const SMOG_SENTENCES = 30;

export function checkReadability({ frontMatter, sections }: TopicFile): Problem[] {
  // Formulas and syllables are English only; another language needs a reader, not a number.
  if (!frontMatter.locale.startsWith('en')) return [];
  const problems: Problem[] = [];
  const limit = (label: string, line: number, chosen: readonly FileSection[]) => {
    const { smog, fleschKincaid, sentences } = measure(chosen.map(({ body }) => body));
    if (smog !== null && sentences >= SMOG_SENTENCES && smog >= WHOLE.smog) {
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
