import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type PatientFact, patientFacts } from '@/lib/domain/handout/page-lines';
import { spot } from './spot';
import { ownWords } from './tagging/own-words';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { contentWidth, type Theme } from './theme';

type Look = { theme: Theme /** Labels are beside the values. */; isBeside: boolean };

type PatientBoxProps = { document: HandoutDocument; theme: Theme; isClose: boolean };

/** Whom the handout is for and when to come back; only what is filled in. */
export function PatientBox({ document, theme, isClose }: PatientBoxProps) {
  // In large print a label beside its value leaves the value little room.
  const look: Look = { theme, isBeside: isClose || theme.headingColumn !== null };
  const { isBeside } = look;
  const facts = patientFacts(document, theme.words);
  if (facts.length === 0) return null;
  return (
    <View
      // Cut by a page's end, labels would be read before the values of their neighbors.
      wrap={false}
      style={{
        gap: isBeside ? 2 : 6,
        marginBottom: isBeside ? 0 : 3,
        paddingVertical: isBeside ? Math.min(theme.gap, 7) : 7,
        paddingHorizontal: PADDING,
        borderRadius: 8,
        backgroundColor: theme.colors.tint,
      }}
    >
      {linesOf(facts, look).map((line) => (
        <Line key={line.map(({ field }) => field).join()} facts={line} {...look} />
      ))}
    </View>
  );
}

const PADDING = 14;
const GAP = 20;
const MOST_ON_A_LINE = 4;
/** Mean width of a bold character as a share of its size, on the safe side. */
const CHARACTER = 0.54;

/** Characters of the value's size that fit side by side, the gaps between them taken off. */
function charactersOnLine({ sizes: { fact } }: Theme): number {
  return (contentWidth - 2 * PADDING - (MOST_ON_A_LINE - 1) * GAP) / (fact.fontSize * CHARACTER);
}

const LEAST_FOR_FOLLOW_UP = 16;
/** A character of a label beside one of its value, with the gap between them. */
const SMALL_LABEL = 0.9;

/** As many facts on a line as fit beside each other without wrapping; the follow-up may wrap. */
function linesOf(facts: readonly PatientFact[], look: Look): PatientFact[][] {
  const room = charactersOnLine(look.theme);
  const lines: PatientFact[][] = [];
  let used = 0;
  for (const fact of facts) {
    const width = widthInCharacters(fact, look);
    const line = lines.at(-1);
    if (line && used + width <= room) {
      line.push(fact);
      used += width;
    } else {
      lines.push([fact]);
      used = width;
    }
  }
  return lines;
}

function widthInCharacters({ field, value, label }: PatientFact, { isBeside }: Look): number {
  const ofValue = field === 'followUp' ? LEAST_FOR_FOLLOW_UP : value.length;
  return isBeside ? ofValue + label.length * SMALL_LABEL : Math.max(ofValue, label.length - 2);
}

function Line({ facts, theme, isBeside }: Look & { facts: PatientFact[] }) {
  const arrangement: Style = isBeside ? { flexDirection: 'row', alignItems: 'baseline', gap: 5 } : {};
  return (
    <View style={{ flexDirection: 'row', gap: GAP }}>
      {facts.map(({ field, label, value }) => (
        <View
          {...spot({ in: 'field', field })}
          key={field}
          style={{ ...arrangement, ...widthFor(field, value, theme) }}
        >
          <TextBlock
            {...tag('P', ownWords(theme))}
            theme={theme}
            size={theme.sizes.small}
            color={theme.colors.soft}
            style={{ flexShrink: 0 }}
          >
            <Words theme={theme} text={label} />
          </TextBlock>
          <TextBlock theme={theme} size={theme.sizes.fact} bold style={isBeside ? { flexShrink: 1 } : {}}>
            <Words theme={theme} text={value} />
          </TextBlock>
        </View>
      ))}
    </View>
  );
}

/** A date or a number does not wrap; the follow-up and whatever is long take what is left and wrap. */
function widthFor(field: PatientFact['field'], value: string, theme: Theme): Style {
  const wraps = field === 'followUp' || value.length > charactersOnLine(theme) / 2;
  return wraps ? { flexGrow: 1, flexShrink: 1, flexBasis: 0 } : { flexGrow: 0, flexShrink: 0 };
}
