import {
  type Condition,
  isGeneral,
  noChoices,
  type Question,
  questionOf,
  type Trait,
} from '../../domain/handout/conditions';
import { passageStates } from '../../domain/handout/printed-passages';
import type { TopicFrontMatter } from '../front-matter';
import type { Problem } from '../problem';
import type { FileSection, TopicFile } from '../topic-file';
import { passagesOf } from './passage';

/** Readers of whom every topic has thought, and how the caution of a medicine names them. */
const EVERYBODY: readonly { trait: Trait; inCaution: RegExp }[] = [
  { trait: 'weak-immune-system', inCaution: /\bimmune system\b/i },
  { trait: 'kidney-disease', inCaution: /\bkidney/i },
];
const GROWN_UP: readonly { trait: Trait; inCaution: RegExp }[] = [
  { trait: 'pregnant', inCaution: /\bpregnan/i },
  { trait: 'breastfeeding', inCaution: /\bbreastfeed/i },
  { trait: 'blood-thinners', inCaution: /\bblood thinner/i },
];
/** A caution stands once, beside the medicine that it is about, for all who must heed it. */
const CAUTIONED = /\bibuprofen\b|\bnaproxen\b|\bNSAIDs?\b|\baspirin\b|\bantihistamines?\b|\bdecongestants?\b/i;

/**
 * A trait that changes the advice is a passage, or named in the caution of a medicine; of any other the head says that it
 * does not matter. Nobody is sent to find out which part fits them.
 */
export function checkReaders({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  const recommended = sections.filter((section) => section.recommended);
  const asked = new Set(
    recommended.flatMap(conditionsOf).flatMap(({ when }) => (isGeneral(when) ? [] : [questionOf[when]])),
  );
  const cautions = recommended
    .filter(({ kind }) => kind !== 'urgent-help')
    .flatMap((section) => passagesOf(section).map(({ text }) => text))
    .filter((text) => CAUTIONED.test(text))
    .join('\n');
  const doesNotMatter = new Set<Trait>(frontMatter.doesNotMatter);
  return (isForChildren(frontMatter) ? EVERYBODY : [...EVERYBODY, ...GROWN_UP])
    .filter(({ trait, inCaution }) => {
      return !asked.has(questionOf[trait]) && !doesNotMatter.has(trait) && !inCaution.test(cautions);
    })
    .map(({ trait }) => ({
      line: 1,
      message: `Say what changes for some readers in a passage, > [!if-${trait}], or that nothing does: doesNotMatter: [${trait}]`,
    }));
}

/** Checks that the head and the passages agree about readers, and that no general sentence stands without its passage. */
export function checkPassages({ frontMatter, sections }: TopicFile): Problem[] {
  const problems: Problem[] = [];
  const doesNotMatter = new Set<Condition>(frontMatter.kind === 'topic' ? frontMatter.doesNotMatter : []);
  for (const section of sections) {
    problems.push(...withoutGeneralSentence(section));
    const special = new Set(conditionsOf(section).flatMap(({ when }) => (isGeneral(when) ? [] : [questionOf[when]])));
    for (const { when, line } of conditionsOf(section)) {
      if (doesNotMatter.has(when)) {
        problems.push({ line, message: `The head says that it does not matter: doesNotMatter: [${when}]` });
      }
      if (isGeneral(when) && !special.has(questionOf[when])) {
        const message = `if-${when} is printed in the place of a passage that waits for the answer, and here is none`;
        problems.push({ line, message });
      }
    }
  }
  return problems;
}

/** Such a passage holds up every handout until somebody answers, and a list of patients for good. */
function withoutGeneralSentence({ recommended, body, blockLines, line }: FileSection): Problem[] {
  const stateOf = passageStates(body, noChoices);
  // Nothing general can be said of a side: that one is always asked.
  const told = new Set<Question>(['side']);
  return body.content.flatMap((block, index): Problem[] => {
    if (!recommended || block.type !== 'passage' || stateOf(block) !== 'open') return [];
    const { when } = block.attrs;
    if (told.has(questionOf[when])) return [];
    told.add(questionOf[when]);
    const message = `if-${when} has no general sentence beside it: without an answer the handout waits, and a list cannot answer`;
    return [{ line: blockLines[index] ?? line, message }];
  });
}

function conditionsOf({ body, blockLines, line }: FileSection): { when: Condition; line: number }[] {
  return body.content.flatMap((block, index) =>
    block.type === 'passage' ? [{ when: block.attrs.when, line: blockLines[index] ?? line }] : [],
  );
}

export function isForChildren({ ageMax }: TopicFrontMatter): boolean {
  return ageMax !== null && ageMax < 18;
}
