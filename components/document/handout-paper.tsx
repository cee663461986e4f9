import { Siren } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { readableAccent } from '@/lib/domain/clinic/accent';
import type { DocumentSection, HandoutDocument } from '@/lib/domain/handout/document';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { words } from '@/lib/pdf/words';
import { Blocks } from './blocks';
import styles from './paper.module.css';
import { Pictogram } from './pictogram';

type TitleLevel = 1 | 2 | 3 | 4;

export type HandoutPaperProps = {
  document: HandoutDocument;
  /** The level of the handout's title in the page around it; its sections are one level below. */
  headingLevel?: TitleLevel;
  /** Key of the section to draw a frame around, so that it is found again. */
  pointedKey?: string | null;
};

/** The HTML rendition of a handout: dark ink on white paper, whatever the screen's theme. */
export function HandoutPaper({ document, headingLevel = 1, pointedKey = null }: HandoutPaperProps) {
  const { clinic, options } = document;
  // A custom property is not in React's list of styles.
  const isGrey = options.ink === 'grey';
  const colors = {
    '--paper-accent': isGrey ? '#000000' : readableAccent(clinic.accentColor),
    // A line needs no contrast of text: it keeps the colour as chosen, as on the printed page.
    '--paper-rule': isGrey ? '#000000' : clinic.accentColor,
  } as CSSProperties;
  return (
    <div className={styles.frame}>
      <article
        className={styles.paper}
        style={colors}
        lang={document.locale}
        data-page-size={document.pageSize}
        data-print-size={options.size}
        data-ink={options.ink}
      >
        <Masthead document={document} />
        <Heading level={headingLevel} className={styles.title}>
          {document.title}
        </Heading>
        {document.subtitle === '' ? null : <p className={styles.subtitle}>{document.subtitle}</p>}
        <PatientBox document={document} />
        {document.sections.map((section) => (
          <Section
            key={section.key}
            section={section}
            level={deeper(headingLevel)}
            pictograms={options.pictograms}
            isPointedAt={section.key === pointedKey}
          />
        ))}
        <Endnotes document={document} level={deeper(headingLevel)} />
        <footer className={styles.footer}>
          <p>{clinic.footerNote}</p>
          <p>{document.reference}</p>
        </footer>
      </article>
    </div>
  );
}

function Masthead({ document: { clinic, clinicianName, visitDate } }: { document: HandoutDocument }) {
  const details = [clinic.address, clinic.phone, clinic.openingHours].filter((text) => text !== '').join(' · ');
  return (
    <div className={styles.masthead}>
      {clinic.logo ? (
        // biome-ignore lint/performance/noImgElement: the logo is part of the document, not a file of the site
        <img
          src={`data:${clinic.logo.mimeType};base64,${clinic.logo.base64}`}
          alt={clinic.logo.alt}
          width={clinic.logo.widthPx}
          height={clinic.logo.heightPx}
        />
      ) : null}
      <div className={styles.clinic}>
        <p className={styles.clinicName}>{clinic.name}</p>
        {details === '' ? null : <p>{details}</p>}
      </div>
      <div className={styles.givenBy}>
        <p>{`${words.givenBy} ${clinicianName}`}</p>
        <p>{visitDate}</p>
      </div>
    </div>
  );
}

function PatientBox({ document: { patient, followUp } }: { document: HandoutDocument }) {
  const facts = [
    { term: words.for, value: patient.name },
    { term: words.born, value: patient.dateOfBirth },
    { term: words.recordNumber, value: patient.recordNumber },
    { term: words.comeBack, value: followUp },
  ].filter(({ value }) => value !== '');
  if (facts.length === 0) return null;
  return (
    <dl className={styles.patient}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {/* A name may be written in another direction than the page. */}
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SectionProps = { section: DocumentSection; level: number; pictograms: boolean; isPointedAt: boolean };

function Section({ section, level, pictograms, isPointedAt }: SectionProps) {
  const isUrgent = section.kind === 'urgent-help';
  return (
    <section
      className={isUrgent ? styles.urgent : styles.section}
      lang={section.locale}
      data-section-key={section.key}
      data-pointed-at={isPointedAt ? '' : undefined}
      data-break-before={!isUrgent && section.layout.breakBefore ? '' : undefined}
      data-keep-together={section.layout.keepTogether ? '' : undefined}
    >
      {/* A heading that is not printed is still heard. */}
      <Heading level={level} className={isUrgent || section.layout.showHeading ? styles.heading : 'sr-only'}>
        {isUrgent ? <Siren aria-hidden /> : null}
        {!isUrgent && pictograms ? (
          <Pictogram name={sectionPictograms[section.kind]} className={styles.headingPictogram} />
        ) : null}
        <span>{section.heading}</span>
        {section.edited ? <span className={styles.edited}>{words.edited}</span> : null}
      </Heading>
      <Blocks blocks={section.blocks} pictograms={pictograms} />
      {section.sourceNumbers.length === 0 ? null : (
        <p className={styles.sourceNumbers}>{words.sourceNumbers(section.sourceNumbers)}</p>
      )}
    </section>
  );
}

function Endnotes({ document, level }: { document: HandoutDocument; level: number }) {
  const { sources, reviewStatement, editStatement, clinic } = document;
  return (
    <div className={styles.endnotes}>
      {sources.length === 0 ? null : (
        <>
          <Heading level={level}>{words.sources}</Heading>
          <ol>
            {sources.map((source) => (
              <li key={source.number} value={source.number}>
                {`${source.title}. ${source.publisher}, ${words.published(source.published)}. `}
                <a href={source.url} rel="noreferrer" target="_blank">
                  {source.url}
                </a>
              </li>
            ))}
          </ol>
        </>
      )}
      <Heading level={level}>{words.about}</Heading>
      {[reviewStatement, editStatement, clinic.disclaimer]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>{text}</p>
        ))}
    </div>
  );
}

function deeper(level: number): number {
  return Math.min(level + 1, 6);
}

function Heading({
  level,
  className,
  children,
}: {
  level: number;
  className?: string | undefined;
  children: ReactNode;
}) {
  const Tag = `h${level}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'; // deeper() keeps it within 1 to 6
  return <Tag className={className}>{children}</Tag>;
}
