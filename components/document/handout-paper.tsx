import type { CSSProperties } from 'react';
import { readableAccent } from '@/lib/domain/clinic/accent';
import { counterpartDocument, counterpartIn, groupNameBeside, noticesBeside } from '@/lib/domain/handout/bilingual';
import type { DocumentSection, HandoutDocument } from '@/lib/domain/handout/document';
import { patientFacts, sourceSentences, sourcesLine } from '@/lib/domain/handout/page-lines';
import type { PageWords } from '@/lib/domain/handout/page-words/page-words';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import { sectionGroups } from '@/lib/domain/handout/section-groups';
import { urgentHelpOf } from '@/lib/domain/handout/urgent-parts';
import { directionOf } from '@/lib/domain/language/direction';
import { keyed } from '@/lib/pdf/keyed';
import { BilingualSection } from './bilingual-section';
import { Directed } from './directed';
import { PacketUrgentHelp, Topic } from './handout-packet';
import styles from './paper.module.css';
import { deeper, Heading } from './paper-heading';
import { Section } from './section';

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
  const other = counterpartDocument(document);
  const helpBeside = other && urgentHelpOf(other);
  const sectionAt = (section: DocumentSection, at: number) => {
    const beside = counterpartIn(document, section);
    const shown = { section, level: at, options, isPointedAt: section.key === pointedKey };
    return beside ? (
      <BilingualSection key={section.key} {...shown} beside={beside} />
    ) : (
      <Section key={section.key} {...shown} />
    );
  };
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
        {other ? <TitleBeside document={other} notices={noticesBeside(document)} /> : null}
        <PatientBox document={document} />
        {help ? (
          <>
            <PacketUrgentHelp help={help} level={level} options={options} pointedKey={pointedKey} />
            {helpBeside ? (
              <PacketUrgentHelp help={helpBeside} level={level} options={options} pointedKey={null} isBeside />
            ) : null}
          </>
        ) : (
          urgent.map((section) => sectionAt(section, level))
        )}
        {keyed(sectionGroups(document)).map(({ key, item: group }) => (
          <Topic key={key} name={group.name} beside={groupNameBeside(other, group)} level={level}>
            {group.sections.map((section) => sectionAt(section, group.name ? deeper(level) : level))}
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

type TitleBesideProps = { document: HandoutDocument; notices: readonly string[] };

/** The title in the clinic's language, with the notices that staff must see there. */
function TitleBeside({ document: { title, subtitle, locale }, notices }: TitleBesideProps) {
  return (
    <div className={styles.titleBeside} lang={locale} dir={directionOf(locale)}>
      {title === '' ? null : (
        <p>
          <strong>
            <Directed text={title} locale={locale} />
          </strong>
        </p>
      )}
      {subtitle === '' ? null : (
        <p className={styles.subtitle}>
          <Directed text={subtitle} locale={locale} />
        </p>
      )}
      {notices.map((text) => (
        <p key={text}>
          <strong>
            <Directed text={text} locale={locale} />
          </strong>
        </p>
      ))}
    </div>
  );
}

/** The end matter in the order of the printed page: who vouches for the wording, then where it comes from. */
function Endnotes({ document, level }: { document: HandoutDocument; level: number }) {
  const { reference, options, locale } = document;
  const words = pageWords(locale);
  const other = counterpartDocument(document);
  return (
    <div className={styles.endnotes}>
      <Statements document={document} level={level} />
      {reference === '' || !options.qrCode ? null : (
        <p lang={foreignWordsIn(locale)}>
          <Directed text={`${words.forStaff}: ${reference}`} locale={locale} />
        </p>
      )}
      {other ? (
        <div lang={other.locale} dir={directionOf(other.locale)} className={styles.notesBeside}>
          <Statements document={other} level={level} />
        </div>
      ) : null}
      <SourceList document={document} level={level} />
    </div>
  );
}

function Statements({ document, level }: { document: HandoutDocument; level: number }) {
  const { reviewStatement, editStatement, clinic, locale } = document;
  const words = pageWords(locale);
  return (
    <>
      <Heading level={level} lang={foreignWordsIn(locale)}>
        {words.about}
      </Heading>
      {[reviewStatement, editStatement, sourcesLine(document, words), clinic.disclaimer]
        .filter((text) => text !== '')
        .map((text) => (
          <p key={text}>
            <Directed text={text} locale={locale} />
          </p>
        ))}
    </>
  );
}

/** In a bilingual handout its heading is in both languages. */
function SourceList({ document, level }: { document: HandoutDocument; level: number }) {
  const { sources, options, locale, counterpart } = document;
  if (sources.length === 0 || options.sources !== 'full') return null;
  const words = pageWords(locale);
  return (
    <>
      <Heading level={level} lang={foreignWordsIn(locale)}>
        {words.sources}
      </Heading>
      {counterpart ? (
        <p lang={counterpart.locale} dir={directionOf(counterpart.locale)}>
          {pageWords(counterpart.locale).sources}
        </p>
      ) : null}
      <ol>
        {sources.map((source) => (
          <Source key={source.number} source={source} words={words} locale={locale} />
        ))}
      </ol>
    </>
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
