import { Document, Page, View } from '@react-pdf/renderer';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { AboutHandout } from './about-handout';
import { Letterhead } from './letterhead';
import { PageFrame } from './page-frame';
import { PatientBox } from './patient-box';
import { SectionView } from './section-view';
import type { TextSize } from './setting';
import { tag } from './tagging/tag';
import { TextBlock, Words } from './text/words';
import { contentWidth, pageMargin, pageWidths, type Theme } from './theme';
import { UrgentBox } from './urgent-box';

type HandoutPdfProps = { document: HandoutDocument; theme: Theme };

/** A handout as pages. Reads like the page: letterhead, whose, urgent help, sections, end matter. */
export function HandoutPdf({ document, theme }: HandoutPdfProps) {
  const urgent = document.sections.filter((section) => section.kind === 'urgent-help');
  const others = document.sections.filter((section) => section.kind !== 'urgent-help');
  return (
    <Document>
      <Page
        size={document.pageSize === 'letter' ? 'LETTER' : 'A4'}
        style={{
          paddingTop: pageMargin.top,
          paddingBottom: pageMargin.bottom,
          paddingHorizontal: (pageWidths[document.pageSize] - contentWidth) / 2,
        }}
        layout={({ pageNumber, totalPages, children }) => (
          <PageFrame document={document} theme={theme} pageNumber={pageNumber} totalPages={totalPages}>
            {children}
          </PageFrame>
        )}
      >
        <Letterhead document={document} theme={theme} />
        <TitleBlock document={document} theme={theme} />
        <PatientBox document={document} theme={theme} />
        <UrgentBox sections={urgent} locale={document.locale} theme={theme} />
        {others.map((section) => (
          <SectionView key={section.key} section={section} locale={document.locale} theme={theme} />
        ))}
        <AboutHandout document={document} theme={theme} />
      </Page>
    </Document>
  );
}

/** A very long title is set smaller: what stands below it belongs on page 1. */
function titleSize(title: string, theme: Theme): TextSize {
  const { fontSize } = theme.sizes.title;
  if (title.length <= 60) return theme.sizes.title;
  return { fontSize: fontSize * (title.length <= 120 ? 0.8 : 0.62), lineHeight: 1.2 };
}

function TitleBlock({ document, theme }: HandoutPdfProps) {
  return (
    <View style={{ gap: 2, paddingTop: theme.gap * 0.6, paddingBottom: theme.gap * 0.4 }}>
      <TextBlock {...tag('H1')} theme={theme} size={titleSize(document.title, theme)} bold>
        <Words theme={theme} text={document.title} />
      </TextBlock>
      {document.subtitle !== '' && (
        <TextBlock theme={theme} size={theme.sizes.lead} color={theme.colors.soft}>
          <Words theme={theme} text={document.subtitle} />
        </TextBlock>
      )}
    </View>
  );
}
