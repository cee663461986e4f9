import { View } from '@react-pdf/renderer';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { words } from './words';

/** Whom the handout is for and when to come back; only what is filled in. */
export function PatientBox({ document, theme }: { document: HandoutDocument; theme: Theme }) {
  const { patient } = document;
  const facts = [
    { label: words.for, value: patient.name, grow: 2 },
    { label: words.born, value: patient.dateOfBirth, grow: 1 },
    { label: words.recordNumber, value: patient.recordNumber, grow: 1 },
    { label: words.comeBack, value: document.followUp, grow: 1.5 },
  ].filter((fact) => fact.value !== '');
  if (facts.length === 0) return null;
  return (
    <View
      style={{
        flexDirection: 'row',
        gap: 16,
        paddingVertical: 9,
        paddingHorizontal: 15,
        borderRadius: 8,
        backgroundColor: theme.colors.tint,
      }}
    >
      {facts.map(({ label, value, grow }) => (
        <View key={label} style={{ flexGrow: grow, flexShrink: 1, flexBasis: grow * 70 }}>
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
