import { View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { artifact } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import type { Theme } from './theme';

type PageFrameProps = {
  document: HandoutDocument;
  theme: Theme;
  pageNumber: number;
  totalPages: number;
  /** The letterhead is not at the top of page 1, which needs all its room for urgent help. */
  isUrgentFirst: boolean;
  children: ReactNode;
};

/** What is around the flow on every page: whose handout it is, where the letterhead is not above it, and the footer. */
export function PageFrame({ document, theme, pageNumber, totalPages, isUrgentFirst, children }: PageFrameProps) {
  return (
    <>
      {(pageNumber > 1 || isUrgentFirst) && <RunningHeader document={document} theme={theme} />}
      <View style={{ flexGrow: 1, flexShrink: 1, gap: theme.gap }}>{children}</View>
      <Footer
        document={document}
        theme={theme}
        pageNumber={pageNumber}
        totalPages={totalPages}
        isUrgentFirst={isUrgentFirst}
      />
    </>
  );
}

/** Pages get separated on a ward: each says whose it is and of what day. */
function RunningHeader({ document, theme }: { document: HandoutDocument; theme: Theme }) {
  const whose = [document.patient.name, document.visitDate].filter(Boolean).join(' · ');
  return (
    <View
      {...artifact('Header')}
      style={{
        flexDirection: 'row',
        justifyContent: 'space-between',
        gap: 20,
        paddingBottom: 5,
        marginBottom: 8,
        borderBottomWidth: 0.75,
        borderBottomColor: theme.colors.line,
      }}
    >
      <TextBlock
        theme={theme}
        size={theme.sizes.fine}
        color={theme.colors.soft}
        style={{ maxWidth: '44%', maxLines: 1 }}
      >
        <Words theme={theme} text={document.title} />
      </TextBlock>
      <TextBlock theme={theme} size={theme.sizes.fine} color={theme.colors.ink} style={{ flex: 1, textAlign: 'right' }}>
        <Words theme={theme} text={whose} />
      </TextBlock>
    </View>
  );
}

function Footer({ document, theme, pageNumber, totalPages, isUrgentFirst }: Omit<PageFrameProps, 'children'>) {
  return (
    <View
      {...artifact('Footer')}
      style={{
        flexDirection: 'row',
        alignItems: 'flex-start',
        gap: 20,
        marginTop: 6,
        paddingTop: 5,
        borderTopWidth: 0.75,
        borderTopColor: theme.colors.line,
      }}
    >
      <TextBlock theme={theme} size={theme.sizes.fine} color={theme.colors.soft} style={{ flex: 1 }}>
        <Words theme={theme} text={noteOn({ document, pageNumber, totalPages, isUrgentFirst })} />
      </TextBlock>
      <TextBlock theme={theme} size={theme.sizes.fine} color={theme.colors.soft}>
        <Words theme={theme} text={document.reference} />
      </TextBlock>
      <TextBlock theme={theme} size={theme.sizes.fine} color={theme.colors.soft}>
        <Words theme={theme} text={theme.words.page(pageNumber, totalPages)} />
      </TextBlock>
    </View>
  );
}

/** The end matter, on the last page, has the disclaimer, and the clinic's note where page 1 may have no room for it. */
function noteOn({
  document: { clinic },
  pageNumber,
  totalPages,
  isUrgentFirst,
}: Omit<PageFrameProps, 'children' | 'theme'>): string {
  const isLast = pageNumber === totalPages;
  if (isUrgentFirst && (isLast || pageNumber === 1)) return '';
  return clinic.footerNote || (isLast ? '' : clinic.disclaimer);
}
