import { Link, View } from '@react-pdf/renderer';
import { linkHrefSchema } from '@/lib/domain/handout/body';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { sourceSentences, sourcesLine } from '@/lib/domain/handout/page-lines';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { inPairs } from './blocks/pairs';
import { keyed } from './keyed';
import { QrCode } from './qr-code';
import { ownWords } from './tagging/own-words';
import { artifact, type Tagged, tag } from './tagging/tag';
import { bulkOf } from './text/document-text';
import { TextBlock, Words } from './text/words';
import { type Theme, themeIn } from './theme';

type Source = HandoutDocument['sources'][number];

// Statements up to this bulk, in characters at 12 pt, stay on one page with their heading.
const KEEP_WHOLE = 1_500;

const sumOfBulks = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + bulkOf(text), 0);

type AboutHandoutProps = {
  document: HandoutDocument;
  theme: Theme;
  /** Where it is in another language than the document. */
  lang?: string;
  /** The clinic's note is here: the first page, which may be the only one, has no room for it. */
  hasFooterNote: boolean;
};

/** The end matter: who vouches for the wording, what was changed, where the handout is kept. */
export function AboutHandout({ document, theme, lang, hasFooterNote }: AboutHandoutProps) {
  const { words } = theme;
  const statements = [
    document.reviewStatement,
    document.editStatement,
    sourcesLine(document, words),
    document.clinic.disclaimer,
  ].filter(Boolean);
  const note = hasFooterNote ? document.clinic.footerNote : '';
  const hasCode = document.options.qrCode && document.address !== '';
  if (statements.length === 0 && note === '' && !hasCode) return null;
  return (
    <View
      style={{
        // In large print the code beside them would leave the statements a narrow column.
        flexDirection: theme.twoColumns ? 'row' : 'column',
        gap: theme.twoColumns ? 16 : theme.gap,
        marginTop: theme.sectionGap,
        paddingTop: theme.gap,
        borderTopWidth: 0.75,
        borderTopColor: theme.colors.line,
      }}
      wrap={sumOfBulks([...statements, note]) > KEEP_WHOLE * theme.room}
      minPresenceAhead={40}
    >
      <View style={{ ...(theme.twoColumns && { flex: 1 }), gap: theme.gap * 0.4 }}>
        <TextBlock
          {...tag('H2', {
            opensSection: { ...(lang === undefined ? {} : { lang }), ...ownWords(theme) },
            bookmark: words.about,
          })}
          theme={theme}
          size={theme.sizes.subheading}
          bold
        >
          <Words theme={theme} text={words.about} />
        </TextBlock>
        {keyed(statements).map(({ key, item }) => (
          <Small key={key} theme={theme} text={item} />
        ))}
        {note !== '' && <Small {...artifact('Footer')} theme={theme} text={note} />}
        {hasCode && theme.twoColumns && <CodeLabel reference={document.reference} theme={theme} />}
      </View>
      {hasCode && (
        <View
          style={{
            flexDirection: 'row',
            alignItems: 'center',
            alignSelf: theme.twoColumns ? 'flex-end' : 'stretch',
            gap: 6,
          }}
          wrap={false}
        >
          <QrCode text={document.address} alt={words.qrCode(document.reference)} {...ownWords(theme)} />
          {!theme.twoColumns && <CodeLabel reference={document.reference} theme={theme} />}
        </View>
      )}
    </View>
  );
}

/** Whom the code beside it is for: it opens this very handout for whoever is signed in at the clinic. */
function CodeLabel({ reference, theme }: { reference: string; theme: Theme }) {
  const { words, sizes, twoColumns } = theme;
  return (
    <View style={twoColumns ? { flexDirection: 'row', justifyContent: 'flex-end', gap: 4 } : { flex: 1 }}>
      <TextBlock {...tag('P', ownWords(theme))} theme={theme} size={sizes.fine} color={theme.colors.soft} bold>
        <Words theme={theme} text={`${words.forStaff}: ${reference}`} />
      </TextBlock>
      {/* Not read out: what the code is said to show tells the same. */}
      <TextBlock {...artifact()} theme={theme} size={sizes.fine} color={theme.colors.soft}>
        <Words theme={theme} text={words.scanCode} />
      </TextBlock>
    </View>
  );
}

function Small({ theme, text, ...tagged }: Partial<Tagged> & { theme: Theme; text: string }) {
  return (
    <TextBlock {...tagged} theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
      <Words theme={theme} text={text} />
    </TextBlock>
  );
}

type SourceListProps = {
  sources: readonly Source[];
  theme: Theme;
  /** Of a bilingual handout, whose heading is in both languages. */
  besideLocale?: string;
};

/** Where the wording comes from, numbered as the sections cite it. */
export function SourceList({ sources, theme, besideLocale }: SourceListProps) {
  if (sources.length === 0) return null;
  const beside = besideLocale === undefined ? null : themeIn(besideLocale, pageWords(besideLocale).sources, theme);
  return (
    <>
      <TextBlock
        {...tag('H3', ownWords(theme))}
        theme={theme}
        size={theme.sizes.small}
        bold
        minPresenceAhead={40}
        whole
      >
        <Words theme={theme} text={theme.words.sources} />
      </TextBlock>
      {beside && (
        <TextBlock
          {...tag('P', { lang: beside.locale })}
          theme={beside}
          size={theme.sizes.small}
          bold
          minPresenceAhead={40}
          whole
        >
          <Words theme={beside} text={beside.words.sources} />
        </TextBlock>
      )}
      <Sources sources={sources} theme={theme} />
    </>
  );
}

/** Two to a row where the page allows it: read across, so that the numbers stay in order over a page's end. */
function Sources({ sources, theme }: { sources: readonly Source[]; theme: Theme }) {
  const rows =
    theme.twoColumns && sources.length > 1 ? inPairs(sources) : sources.map((source): [Source, Source?] => [source]);
  return (
    <View {...tag('L', { numbering: 'decimal' })} style={{ gap: theme.gap * 0.4 }}>
      {keyed(rows).map(({ key, item: [first, second] }) => (
        <View key={key} style={{ flexDirection: 'row', gap: 18 }} wrap={false}>
          <SourceLine source={first} theme={theme} />
          {second && <SourceLine source={second} theme={theme} />}
          {!second && rows.length < sources.length && <View style={{ flex: 1 }} />}
        </View>
      ))}
    </View>
  );
}

function SourceLine({ source, theme }: { source: Source; theme: Theme }) {
  const size = theme.sizes.source;
  const { title, publication } = sourceSentences(source, theme.words);
  return (
    <View {...tag('LI')} style={{ flex: 1, flexDirection: 'row' }}>
      <View {...tag('Lbl')} style={{ width: size.fontSize * 2.1 }}>
        <TextBlock theme={theme} size={size} color={theme.colors.soft}>
          <Words theme={theme} text={`${source.number}.`} />
        </TextBlock>
      </View>
      <TextBlock {...tag('LBody')} theme={theme} size={size} color={theme.colors.soft} style={{ flex: 1 }}>
        <Words theme={theme} text={`${title} `} style={{ color: theme.colors.ink }} />
        <Words theme={theme} text={`${publication} `} />
        <SourceAddress url={source.url} theme={theme} />
      </TextBlock>
    </View>
  );
}

/** Always printed; a link only where a page may link, since react-pdf writes any scheme and any space into the file. */
function SourceAddress({ url, theme }: { url: string; theme: Theme }) {
  if (!url.startsWith('https://') || !linkHrefSchema.safeParse(url).success) return <Words theme={theme} text={url} />;
  return (
    <Link src={url} style={{ color: theme.colors.soft, textDecoration: 'none' }}>
      <Words theme={theme} text={url} />
    </Link>
  );
}
