import type { Problem } from '../problem';
import type { TopicFile } from '../topic-file';
import { allPassages, passagesOf, sectionText } from './passage';

/** A serious disease is named only beside what tells it from the harmless thing, in the same passage. */
const QUALIFIED: readonly { disease: RegExp; qualifier: RegExp; message: string }[] = [
  {
    disease: /\bALS\b|\bMND\b|\bamyotrophic\b|\bmotor neur\w+ disease|\bLou Gehrig/i,
    qualifier: /\bweakness\b/i,
    message: 'ALS (MND) is named only together with weakness',
  },
  {
    disease: /\bMS\b|\bmultiple sclerosis\b/,
    qualifier: /\bweakness\b[\s\S]*\bnot typical\b/i,
    message: 'MS is named only with its main signs (weakness) and that a twitch alone is not typical',
  },
];

export function checkDiseaseNames(file: TopicFile): Problem[] {
  return allPassages(file).flatMap(({ line, text }) =>
    QUALIFIED.filter(({ disease, qualifier }) => disease.test(text) && !qualifier.test(text)).map(({ message }) => ({
      line,
      message,
    })),
  );
}

/** Medicines that may be named only with their caution in the same section. */
const CAUTIONED: readonly { medicine: RegExp; needs: readonly RegExp[]; message: string }[] = [
  {
    medicine: /\bNSAIDs?\b|\bibuprofen\b|\bnaproxen\b|\bdiclofenac\b|\baspirin\b/i,
    needs: [
      /\bulcer|\bbleed/i,
      /\bkidney/i,
      /\bheart\b/i,
      /\bliver\b/i,
      /\bblood thinner/i,
      /\basthma\b/i,
      /\bpregnan/i,
    ],
    message: 'An NSAID is named only with its caution: ulcer, kidney, heart, liver, blood thinner, asthma, pregnancy',
  },
  {
    medicine: /\bacetaminophen\b|\bparacetamol\b/i,
    needs: [/\bacetaminophen\b/i, /\bparacetamol\b/i, /\bcold and flu\b/i, /\bdouble up\b/i],
    message: 'Acetaminophen (paracetamol) has both names, and says not to double up with cold and flu products',
  },
  {
    medicine: /\balbuterol\b|\bsalbutamol\b/i,
    needs: [/\balbuterol\b/i, /\bsalbutamol\b/i],
    message: 'Albuterol (salbutamol) has both names',
  },
  {
    medicine: /\d\s?(?:°|degrees)?\s?[CF]\b/,
    needs: [/\d\s?(?:°|degrees)?\s?C\b/, /\d\s?(?:°|degrees)?\s?F\b/],
    message: 'A temperature has both scales, °F and °C',
  },
];

export function checkMedicines({ sections }: TopicFile): Problem[] {
  return sections.flatMap((section) => {
    const whole = sectionText(section);
    return CAUTIONED.flatMap(({ medicine, needs, message }) => {
      const named = passagesOf(section).find(({ text }) => medicine.test(text));
      return named && !needs.every((need) => need.test(whole)) ? [{ line: named.line, message }] : [];
    });
  });
}

/** What the assembled handout must say somewhere: for whom it is, that it was assessed, and to come back. */
const SAID: readonly { says: RegExp; message: string }[] = [
  { says: /\badults?\b|\bchild/i, message: 'for which ages it is' },
  { says: /\bpregnan/i, message: 'whether it applies in pregnancy' },
  { says: /\bbreastfeed/i, message: 'whether it applies when breastfeeding' },
  { says: /\bimmune system\b/i, message: 'whether it applies with a weak immune system' },
  { says: /\bkidney disease\b/i, message: 'whether it applies with kidney disease' },
  { says: /\bblood thinner/i, message: 'whether it applies with a blood thinner' },
  { says: /\bcome back even if\b/i, message: 'to come back even if told that all is fine' },
];

export function checkScope({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  // "You are pregnant and …" in urgent help is a warning; it does not say whether the rest applies.
  const recommended = sections.filter(({ recommended, kind }) => recommended && kind !== 'urgent-help');
  const text = recommended.map(sectionText).join('\n');
  const missing = SAID.filter(({ says }) => !says.test(text)).map(({ message }) => message);
  if (frontMatter.assessmentFirst && !/\bclinician has (?:asked|assessed|tested|checked)\b/i.test(text)) {
    missing.push('that a clinician has assessed the reader');
  }
  const about = sections.find(({ kind }) => kind === 'about');
  if (about && !/\b(?:hours|days|weeks|months)\b/i.test(sectionText(about))) {
    missing.push('how long it lasts as a rule (in the about section)');
  }
  return missing.map((what) => ({ line: 1, message: `The recommended handout must say ${what}` }));
}
