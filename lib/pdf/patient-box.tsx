import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { words } from './words';

type Fact = { label: string; value: string };

/** Whom the handout is for and when to come back; only what is filled in. */
export function PatientBox({ document, theme }: { document: HandoutDocument; theme: Theme }) {
  const { patient, followUp } = document;
  const facts: Fact[] = [
    { label: words.for, value: patient.name },
    { label: words.born, value: patient.dateOfBirth },
    { label: words.recordNumber, value: patient.recordNumber },
    { label: words.comeBack, value: followUp },
  ].filter((fact) => fact.value !== '');
  if (facts.length === 0) return null;
  return (
    <View
      style={{
        gap: 7,
        marginBottom: 4,
        paddingVertical: 9,
        paddingHorizontal: 15,
        borderRadius: 8,
        backgroundColor: theme.colors.tint,
      }}
    >
      {linesOf(facts).map((line) => (
        <Line key={line.map((fact) => fact.label).join()} facts={line} theme={theme} />
      ))}
    </View>
  );
}

/** Characters of the value's size that fit side by side, the gaps between them taken off. */
const LINE = 62;
const LEAST_FOR_FOLLOW_UP = 16;

/** As many facts on a line as fit beside each other without wrapping; the follow-up may wrap. */
function linesOf(facts: readonly Fact[]): Fact[][] {
  const lines: Fact[][] = [];
  let used = 0;
  for (const fact of facts) {
    const width =
      fact.label === words.comeBack ? LEAST_FOR_FOLLOW_UP : Math.max(fact.value.length, fact.label.length - 2);
    const line = lines.at(-1);
    if (line && used + width <= LINE) {
      line.push(fact);
      used += width;
    } else {
      lines.push([fact]);
      used = width;
    }
  }
  return lines;
}

function Line({ facts, theme }: { facts: Fact[]; theme: Theme }) {
  return (
    <View style={{ flexDirection: 'row', gap: 20 }}>
      {facts.map(({ label, value }) => (
        <View key={label} style={widthFor(label, value)}>
          <TextBlock theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
            <Words theme={theme} text={label} />
          </TextBlock>
          <TextBlock theme={theme} size={{ fontSize: 12.5, lineHeight: 1.3 }} bold>
            <Words theme={theme} text={value} />
          </TextBlock>
        </View>
      ))}
    </View>
  );
}

/** A date or a number does not wrap; the follow-up and whatever is long take what is left and wrap. */
function widthFor(label: string, value: string): Style {
  const wraps = label === words.comeBack || value.length > LINE / 2;
  return wraps ? { flexGrow: 1, flexShrink: 1, flexBasis: 0 } : { flexGrow: 0, flexShrink: 0 };
}
