import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { FACTS_GAP, FACTS_PADDING, factLines, wraps } from '@/lib/domain/handout/fact-lines';
import { type PatientFact, patientFacts } from '@/lib/domain/handout/page-lines';
import { spot } from './spot';
import { ownWords } from './tagging/own-words';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';

/** Whom the handout is for and when to come back; only what is filled in. */
export function PatientBox({ document, theme }: { document: HandoutDocument; theme: Theme }) {
  const facts = patientFacts(document, theme.words);
  if (facts.length === 0) return null;
  return (
    <View
      // Cut by a page's end, labels would be read before the values of their neighbors.
      wrap={false}
      style={{
        gap: 6,
        marginBottom: 3,
        paddingVertical: 7,
        paddingHorizontal: FACTS_PADDING,
        borderRadius: 8,
        backgroundColor: theme.colors.tint,
      }}
    >
      {factLines(facts, theme.sizes.fact.fontSize).map((line) => (
        <Line key={line.map(({ field }) => field).join()} facts={line} theme={theme} />
      ))}
    </View>
  );
}

function Line({ facts, theme }: { facts: PatientFact[]; theme: Theme }) {
  return (
    <View style={{ flexDirection: 'row', gap: FACTS_GAP }}>
      {facts.map((fact) => (
        <View {...spot({ in: 'field', field: fact.field })} key={fact.field} style={widthFor(fact, theme)}>
          <TextBlock {...tag('P', ownWords(theme))} theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
            <Words theme={theme} text={fact.label} />
          </TextBlock>
          <TextBlock theme={theme} size={theme.sizes.fact} bold>
            <Words theme={theme} text={fact.value} />
          </TextBlock>
        </View>
      ))}
    </View>
  );
}

function widthFor(fact: PatientFact, theme: Theme): Style {
  return wraps(fact, theme.sizes.fact.fontSize)
    ? { flexGrow: 1, flexShrink: 1, flexBasis: 0 }
    : { flexGrow: 0, flexShrink: 0 };
}
