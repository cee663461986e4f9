import { Link, View } from '@react-pdf/renderer';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { keyed } from './keyed';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';
import { words } from './words';

type Source = HandoutDocument['sources'][number];

/** The end matter: who vouches for the wording, what was changed, where it comes from. */
export function AboutHandout({ document, theme }: { document: HandoutDocument; theme: Theme }) {
  const statements = [document.reviewStatement, document.editStatement, document.clinic.disclaimer].filter(Boolean);
  const { sources } = document;
  if (statements.length === 0 && sources.length === 0) return null;
  return (
    <>
      <View style={{ marginTop: theme.sectionGap + 6 }} wrap={false} minPresenceAhead={40}>
        <TextBlock
          {...tag('H2', { opensSection: {}, bookmark: words.about })}
          theme={theme}
          size={{ fontSize: 12.5, lineHeight: 1.3 }}
          bold
        >
          <Words theme={theme} text={words.about} />
        </TextBlock>
      </View>
      {keyed(statements).map(({ key, item }) => (
        <Small key={key} theme={theme} text={item} />
      ))}
      {sources.length > 0 && (
        <TextBlock {...tag('H3')} theme={theme} size={theme.sizes.small} bold minPresenceAhead={40} whole>
          <Words theme={theme} text={words.sources} />
        </TextBlock>
      )}
      {sources.length > 0 && (
        <View {...tag('L', { numbered: true })} style={{ gap: 2.5 }}>
          {sources.map((source) => (
            <SourceLine key={source.number} source={source} theme={theme} />
          ))}
        </View>
      )}
    </>
  );
}

function Small({ theme, text }: { theme: Theme; text: string }) {
  return (
    <TextBlock theme={theme} size={theme.sizes.small} color={theme.colors.soft}>
      <Words theme={theme} text={text} />
    </TextBlock>
  );
}

function SourceLine({ source, theme }: { source: Source; theme: Theme }) {
  return (
    <View {...tag('LI')} style={{ flexDirection: 'row' }} wrap={false}>
      <View {...tag('Lbl')} style={{ width: 20 }}>
        <TextBlock theme={theme} size={theme.sizes.source} color={theme.colors.soft}>
          <Words theme={theme} text={`${source.number}.`} />
        </TextBlock>
      </View>
      <TextBlock
        {...tag('LBody')}
        theme={theme}
        size={theme.sizes.source}
        color={theme.colors.soft}
        style={{ flex: 1 }}
      >
        <Words theme={theme} text={`${sentence(source.title)} `} style={{ color: theme.colors.ink }} />
        <Words theme={theme} text={`${source.publisher}, ${words.published(source.published)}. `} />
        <SourceAddress url={source.url} theme={theme} />
      </TextBlock>
    </View>
  );
}

/** A title that is a question ends itself. */
function sentence(title: string): string {
  return /[.?!…]$/.test(title) ? title : `${title}.`;
}

/** Always printed; a link only where it is https, since react-pdf writes any scheme into the file. */
function SourceAddress({ url, theme }: { url: string; theme: Theme }) {
  if (!url.startsWith('https://')) return <Words theme={theme} text={url} />;
  return (
    <Link src={url} style={{ color: theme.colors.soft, textDecoration: 'none' }}>
      <Words theme={theme} text={url} />
    </Link>
  );
}
