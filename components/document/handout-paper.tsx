import { Siren } from 'lucide-react';
import type { CSSProperties } from 'react';
import { readableAccent } from '@/lib/domain/clinic/accent';
import type { DocumentSection, HandoutDocument } from '@/lib/domain/handout/document';
import { citation, patientFacts, sourceSentences, sourcesLine } from '@/lib/domain/handout/page-lines';
import type { PageWords } from '@/lib/domain/handout/page-words/page-words';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import type { DocumentOptions } from '@/lib/domain/handout/print-options';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { urgentCards } from '@/lib/domain/handout/urgent-cards';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { directionOf } from '@/lib/domain/language/direction';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { keyed } from '@/lib/pdf/keyed';
import { Blocks } from './blocks';
import { Directed } from './directed';
import { PacketUrgentHelp, Topic } from './handout-packet';
import styles from './paper.module.css';
import { deeper, Heading } from './paper-heading';
import { Pictogram } from './pictogram';
import { UrgentCard } from './urgent-card';

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
  const level = deeper(headingLevel);
  const help = urgentHelpOf(document);
  const urgent = document.sections.filter(({ kind }) => kind === 'urgent-help');
  const sectionAt = (section: DocumentSection, at: number) => (
    <Section
      key={section.key}
      section={section}
      level={at}
      options={options}
      isPointedAt={section.key === pointedKey}
    />
  );
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
        dir={directionOf(document.locale)}
        data-page-size={document.pageSize}
        data-print-size={options.size}
        data-ink={options.ink}
      >
        <Masthead document={document} />
        {document.reviewNotice === undefined ? null : (
          <p className={styles.reviewNotice} lang={foreignWordsIn(document.locale)}>
            <Directed text={document.reviewNotice} locale={document.locale} />
          </p>
        )}
        {document.reviewedLine === undefined ? null : (
          <p className={styles.reviewedLine} lang={foreignWordsIn(document.locale)}>
            <Directed text={document.reviewedLine} locale={document.locale} />
          </p>
        )}
        <Heading level={headingLevel} className={styles.title}>
          <Directed text={document.title} locale={document.locale} />
        </Heading>
        {document.subtitle === '' ? null : (
          <p className={styles.subtitle}>
            <Directed text={document.subtitle} locale={document.locale} />
          </p>
        )}
        <PatientBox document={document} />
        {help ? (
          <PacketUrgentHelp help={help} level={level} options={options} pointedKey={pointedKey} />
        ) : (
          urgent.map((section) => sectionAt(section, level))
        )}
        {keyed(sectionGroups(document)).map(({ key, item: { name, sections } }) => (
          <Topic key={key} name={name} level={level}>
            {sections.map((section) => sectionAt(section, name ? deeper(level) : level))}
          </Topic>
        ))}
        <Endnotes document={document} level={level} />
        <footer className={styles.footer}>
          <p>
            <Directed text={clinic.footerNote} locale={document.locale} />
          </p>
          <p>
            <Directed text={document.reference} locale={document.locale} />
          </p>
        </footer>
      </article>
    </div>
  );
}

function Masthead({ document: { clinic, clinicianName, visitDate, locale } }: { document: HandoutDocument }) {
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
        <p className={styles.clinicName}>
          <Directed text={clinic.name} locale={locale} />
        </p>
        {details === '' ? null : (
          <p>
            <Directed text={details} locale={locale} />
          </p>
        )}
      </div>
      <div className={styles.givenBy} lang={foreignWordsIn(locale)}>
        {clinicianName === '' ? null : (
          <p>
            <Directed text={pageWords(locale).givenBy(clinicianName)} locale={locale} />
          </p>
        )}
        <p>
          <Directed text={visitDate} locale={locale} />
        </p>
      </div>
    </div>
  );
}

function PatientBox({ document }: { document: HandoutDocument }) {
  const facts = patientFacts(document, pageWords(document.locale));
  if (facts.length === 0) return null;
  return (
    <dl className={styles.patient}>
      {facts.map(({ field, label, value }) => (
        <div key={field}>
          <dt lang={foreignWordsIn(document.locale)}>{label}</dt>
          <dd>
            {/* A name may be written in another direction than the page. */}
            <Directed text={value} locale={document.locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SectionProps = {
  section: DocumentSection;
  level: number;
  options: DocumentOptions;
  isPointedAt: boolean;
};

function Section({ section, level, options: { pictograms, size, sources }, isPointedAt }: SectionProps) {
  const urgent = urgentCards(section);
  const isUrgent = section.kind === 'urgent-help';
  const rendered = (blocks: DocumentSection['blocks']) => (
    <Blocks blocks={blocks} pictograms={pictograms} locale={section.locale} printSize={size} />
  );
  const words = pageWords(section.locale);
  const foreign = foreignWordsIn(section.locale);
  const cited = citation(section, words, sources);
  return (
    <section
      className={isUrgent && !urgent ? styles.urgent : styles.section}
      data-urgent={isUrgent ? '' : undefined}
      lang={section.locale}
      dir={directionOf(section.locale)}
      data-section-key={section.key}
      data-pointed-at={isPointedAt ? '' : undefined}
      data-break-before={!isUrgent && section.layout.breakBefore ? '' : undefined}
      data-keep-together={section.layout.keepTogether ? '' : undefined}
    >
      {/* A heading that is not printed is still heard. */}
      <Heading level={level} className={isUrgent || section.layout.showHeading ? styles.heading : 'sr-only'}>
        {isUrgent && !urgent ? <Siren aria-hidden /> : null}
        {!isUrgent && pictograms ? (
          <Pictogram name={sectionPictograms[section.kind]} className={styles.headingPictogram} />
        ) : null}
        <span>
          <Directed text={section.heading} locale={section.locale} />
        </span>
        {section.edited ? (
          <span className={styles.edited} lang={foreign}>
            {words.edited}
          </span>
        ) : null}
      </Heading>
      {cited === '' ? null : (
        <p className={styles.sourceNumbers} lang={foreign}>
          <Directed text={cited} locale={section.locale} />
        </p>
      )}
      {urgent === null ? (
        rendered(section.blocks)
      ) : (
        <>
          {rendered(urgent.above)}
          <div className={styles.urgentCards}>
            {urgent.cards.map(({ action, blocks }) => (
              <UrgentCard key={action} action={action} level={deeper(level)} locale={section.locale}>
                {rendered(blocks)}
              </UrgentCard>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** The end matter in the order of the printed page: who vouches for the wording, then where it comes from. */
function Endnotes({ document, level }: { document: HandoutDocument; level: number }) {
  const { sources, reviewStatement, editStatement, clinic, reference, options } = document;
  const words = pageWords(document.locale);
  const foreign = foreignWordsIn(document.locale);
  return (
    <div className={styles.endnotes}>
      <Heading level={level} lang={foreign}>
        {words.about}
      </Heading>
      {[reviewStatement, editStatement, sourcesLine(document, words), clinic.disclaimer]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>
            <Directed text={text} locale={document.locale} />
          </p>
        ))}
      {reference === '' || !options.qrCode ? null : (
        <p lang={foreign}>
          <Directed text={`${words.forStaff}: ${reference}`} locale={document.locale} />
        </p>
      )}
      {sources.length === 0 || options.sources !== 'full' ? null : (
        <>
          <Heading level={level} lang={foreign}>
            {words.sources}
          </Heading>
          <ol>
            {sources.map((source) => (
              <Source key={source.number} source={source} words={words} locale={document.locale} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

type SourceProps = { source: HandoutDocument['sources'][number]; words: PageWords; locale: string };

function Source({ source, words, locale }: SourceProps) {
  const { title, publication } = sourceSentences(source, words);
  return (
    <li value={source.number}>
      <Directed text={`${title} `} locale={locale} />
      <Directed text={`${publication} `} locale={locale} />
      <a href={source.url} rel="noreferrer" target="_blank">
        <Directed text={source.url} locale={locale} />
      </a>
    </li>
  );
}
