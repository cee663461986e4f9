import type { Span } from './sentences';
import { levelled } from './words';

const IRREGULAR =
  'beaten begun bent bitten blown bought bound broken brought built burnt caught chosen cut dealt done drawn driven ' +
  'eaten fed felt fought found forgotten given grown held hidden hit hurt kept known laid led left lent let lost made ' +
  'meant met paid put read ridden run said seen sent set sewn shaken shed shot shown shut sold spent spread stuck stung ' +
  'swollen taken taught thought thrown told torn understood woken worn written';

/** Words that say how somebody or something is, and not what is done to it, unless "by" follows. */
const STATES = new Set(
  (
    'tired worried scared pleased interested married allowed supposed used born swollen closed related experienced ' +
    'prepared advanced limited seated raised concerned confused excited relaxed retired unrelated inflamed infected ' +
    'located pregnant covered involved bruised dehydrated stressed depressed blocked left hurt'
  ).split(' '),
);

const PASSIVE = new RegExp(
  `\\b(?:am|is|are|was|were|be|been|being|get|gets|got|getting)\\s+` +
    `(?:(?:not|also|then|now|always|already|usually|often|never|\\w+ly)\\s+)*(${IRREGULAR.replaceAll(' ', '|')}|\\w+ed)\\b`,
  'gi',
);
/** They end in -ed and are no participles: red, need. */
const NO_PARTICIPLE = /^(?:red|sacred|naked|wicked|hundred)$|eed$/;
const BY_SOMEBODY = /^.{0,30}\bby\b/i;

/** The passive voice in one English sentence; null where there is none. */
export function passiveIn(sentence: string): Span | null {
  const text = levelled(sentence);
  for (const match of text.matchAll(PASSIVE)) {
    const end = match.index + match[0].length;
    const participle = match[1]?.toLowerCase() ?? '';
    if (NO_PARTICIPLE.test(participle)) continue;
    if (STATES.has(participle) && !BY_SOMEBODY.test(text.slice(end))) continue;
    return { start: match.index, end };
  }
  return null;
}
