import type { Problem } from '../problem';
import type { TopicFile } from '../topic-file';
import { passagesOf, sectionText } from './passage';

/** A serious disease is named only beside what tells it from the harmless thing, in the same passage. */
type Qualified = { disease: RegExp; qualifier: RegExp; message: string };

const QUALIFIED: readonly Qualified[] = [
  {
    disease: /\bALS\b|\bMND\b|\bamyotrophic\b|\bmotor neur\w+ disease|\bLou Gehrig/i,
    qualifier: /\bweakness\b/i,
    message: 'ALS (MND) is named only together with weakness',
  },
];

const MS = /\bMS\b|\bmultiple sclerosis\b/;

/** What a twitch must not be taken for; in other topics MS is one of the rare causes. */
const MS_AND_TWITCHES: Qualified = {
  disease: MS,
  qualifier: /\bweakness\b[\s\S]*\bnot typical\b/i,
  message: 'MS is named only with its main signs (weakness) and that a twitch alone is not typical',
};

const RARE_CAUSE =
  /\brare|\bvery few\b|\buncommon|\bless (?:often|common)|\bunlikely\b|\bnot\b|\bno\b|\bha[ds]\b|\bhave\b|\bfamily\b|\bpast\b/i;

/** Beside how rare they are, or as what the reader already has or has had. The lead-in of a list counts. */
const RARE: Qualified = {
  disease: /\bcancers?\b|\btumors?\b|\bParkinson|\bMS\b|\bmultiple sclerosis\b/,
  qualifier: RARE_CAUSE,
  message: 'A serious disease is named only with how rare it is, or as one that the reader has or had',
};

export function checkDiseaseNames({ frontMatter, sections }: TopicFile): Problem[] {
  const own = frontMatter.slug === 'muscle-twitches' ? MS_AND_TWITCHES : null;
  return sections.flatMap((section) => {
    const passages = [{ line: section.line, text: section.heading }, ...passagesOf(section)];
    return passages.flatMap(({ line, text }, index) => {
      const alone = [...QUALIFIED, ...(own ? [own] : [])].filter(
        ({ disease, qualifier }) => disease.test(text) && !qualifier.test(text),
      );
      const withLeadIn = `${index > 1 ? (passages[index - 1]?.text ?? '') : ''}\n${text}`;
      const rare = RARE.disease.test(text) && !RARE.qualifier.test(withLeadIn) && alone.length === 0 ? [RARE] : [];
      return [...alone, ...rare].map(({ message }) => ({ line, message }));
    });
  });
}

const ASSESSED =
  /\bwe (?:have |has )?(?:now )?(?:asked|assessed|tested|checked|examined|looked|talked)\b|\b(?:clinician|doctor|nurse) has (?:now )?(?:asked|assessed|tested|checked|examined|looked)\b/i;

/** What the assembled handout must say somewhere. The ages stand in the head, where the library and the builder read them. */
export function checkScope({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  const recommended = sections.filter((section) => section.recommended && section.kind !== 'urgent-help');
  const text = [frontMatter.subtitle, ...recommended.map(sectionText)].join('\n');
  const missing: string[] = [];
  if (!/\bcome back even if\b/i.test(text)) missing.push('to come back even if told that all is fine');
  if (frontMatter.assessmentFirst && !ASSESSED.test(text)) missing.push('that a clinician has assessed the reader');
  const about = sections.find(({ kind }) => kind === 'about');
  if (about && !/\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i.test(sectionText(about))) {
    missing.push('how long it lasts as a rule (in the about section)');
  }
  return missing.map((what) => ({ line: 1, message: `The recommended handout must say ${what}` }));
}

/** Topics that are dangerous to hand out unseen, and those whose wording is reviewed every year. */
const ASSESSMENT_FIRST = new Set(['chest-wall-pain', 'palpitations', 'fainting', 'head-injury', 'ibs']);
const HIGH_RISK = new Set([
  'fever-in-children',
  'head-injury',
  'palpitations',
  'fainting',
  'chest-wall-pain',
  'migraine',
  'tension-headache',
]);
const INTERVAL = { standard: 24, high: 12 };

export function checkRiskTier({ frontMatter }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  const { slug, assessmentFirst, riskTier, reviewIntervalMonths } = frontMatter;
  const problems: Problem[] = [];
  if (!assessmentFirst && (ASSESSMENT_FIRST.has(slug) || ASSESSED.test(frontMatter.subtitle))) {
    problems.push({ line: 2, message: 'This topic is given only after an assessment: assessmentFirst: true' });
  }
  if (HIGH_RISK.has(slug) && riskTier !== 'high') {
    problems.push({ line: 2, message: 'This topic belongs to the risk tier "high"' });
  }
  if (reviewIntervalMonths > INTERVAL[riskTier]) {
    const message = `A topic of the risk tier "${riskTier}" is reviewed every ${INTERVAL[riskTier]} months`;
    problems.push({ line: 2, message });
  }
  return problems;
}
