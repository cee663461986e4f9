import { Image, View } from '@react-pdf/renderer';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { printedSize } from '@/lib/domain/clinic/logo-on-paper';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { ownWords } from './tagging/own-words';
import { type Tagged, tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';

type LetterheadProps = Pick<
  HandoutDocument,
  'clinic' | 'clinicianName' | 'visitDate' | 'reviewedLine' | 'reviewNotice'
> & {
  theme: Theme;
};

/** The clinic, who gave the handout and when, who reviewed it; or that nobody has, where there is no room for a box. */
export function Letterhead({ clinic, theme, ...given }: LetterheadProps) {
  const contact = [clinic.phone, clinic.openingHours].filter(Boolean).join(' · ');
  return (
    <View
      wrap={false}
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 12,
        paddingBottom: 7,
        borderBottomWidth: 2,
        borderBottomColor: theme.colors.accent,
      }}
    >
      {clinic.logo && <ClinicLogo logo={clinic.logo} />}
      <View style={{ flex: 1 }}>
        <TextBlock theme={theme} size={theme.sizes.name} color={theme.colors.accentText} bold>
          <Words theme={theme} text={clinic.name} />
        </TextBlock>
        <SmallLine theme={theme} text={clinic.address} />
        <SmallLine theme={theme} text={contact} />
      </View>
      <GivenBy {...given} theme={theme} />
    </View>
  );
}

type GivenByProps = Omit<LetterheadProps, 'clinic'>;

function GivenBy({ clinicianName, visitDate, reviewedLine = '', reviewNotice, theme }: GivenByProps) {
  return (
    <View
      style={{ maxWidth: reviewNotice === undefined ? '36%' : '44%', alignItems: 'flex-end', alignSelf: 'flex-end' }}
    >
      {clinicianName !== '' && (
        <SmallLine theme={theme} {...tag('P', ownWords(theme))} text={theme.words.givenBy(clinicianName)} right />
      )}
      <SmallLine theme={theme} {...tag('P', ownWords(theme))} text={visitDate} right />
      <SmallLine theme={theme} {...tag('P', ownWords(theme))} text={reviewedLine} right />
      {reviewNotice !== undefined &&
        (theme.headingColumn === null ? (
          <SmallLine theme={theme} {...tag('P', ownWords(theme))} text={reviewNotice} right bold />
        ) : (
          <View style={{ marginTop: 3 }}>
            <NoticeBox text={reviewNotice} theme={theme} />
          </View>
        ))}
    </View>
  );
}

/** As large as the text, so that nobody takes the sheet for reviewed who reads its beginning alone. */
export function NoticeBox({ text, theme }: { text: string; theme: Theme }) {
  return (
    <View
      style={{
        paddingVertical: 2,
        paddingHorizontal: 12,
        borderWidth: 1,
        borderColor: theme.colors.caution,
        borderRadius: 8,
        backgroundColor: theme.colors.cautionTint,
      }}
    >
      <TextBlock {...tag('P', ownWords(theme))} theme={theme} size={theme.sizes.body} bold>
        <Words theme={theme} text={text} />
      </TextBlock>
    </View>
  );
}

type SmallLineProps = Partial<Tagged> & { theme: Theme; text: string; right?: boolean; bold?: boolean };

function SmallLine({ theme, text, right, bold = false, ...tagged }: SmallLineProps) {
  if (text === '') return null;
  return (
    <TextBlock
      {...tagged}
      theme={theme}
      size={theme.sizes.letterhead}
      color={bold ? theme.colors.ink : theme.colors.soft}
      bold={bold}
      style={right ? { textAlign: 'right' } : {}}
    >
      <Words theme={theme} text={text} />
    </TextBlock>
  );
}

/** Bytes only: an address or a path would be fetched by the renderer. */
function ClinicLogo({ logo }: { logo: Logo & { alt: string } }) {
  const { width, height } = printedSize(logo);
  return (
    <Image
      {...(logo.alt === '' ? {} : tag('Figure', { alt: logo.alt }))}
      // Published as Node's Buffer; our layout takes any bytes, and a browser has no other.
      src={{ data: bytesOf(logo.base64) as Buffer, format: 'png' }}
      style={{ width, height }}
    />
  );
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
