'use client';

import { FileDown } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode } from 'react';
import { BusyNotice, type BusyWait } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { documentOptionWords } from '@/components/wording/option-words';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { isCalendarDate } from '@/lib/domain/clinic/dates';
import { allSections } from '@/lib/domain/handout/bilingual';
import { blockingFindings } from '@/lib/domain/handout/checks/check';
import { type Finding, isPlainLanguage } from '@/lib/domain/handout/checks/finding';
import { headingOf } from '@/lib/domain/handout/checks/section-text';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { ClinicPrinting } from '@/lib/domain/handout/print-options';
import { inLanguage } from '@/lib/domain/language/direction';
import { FindingList } from './checks-panel';

export type IssueProgress =
  | { is: 'idle' }
  | { is: 'saving' }
  | { is: 'rendering' }
  /** It is issued; the page goes on to it as soon as the server answers. */
  | { is: 'opening' }
  | { is: 'failed'; words: string };

const ONCE_ISSUED = 'Once issued, a handout cannot be changed. It stays in the history as it was given.';

const progressWords: Record<IssueProgress['is'], string> = {
  idle: ONCE_ISSUED,
  saving: 'Saving the draft…',
  rendering: 'Making the PDF. This can take some seconds…',
  opening: 'Issued. Opening the handout…',
  failed: ONCE_ISSUED,
};

type IssueDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  document: HandoutDocument;
  clinic: ClinicPrinting;
  dates: IssueDates;
  findings: readonly Finding[];
  /** What is left to say that needs no way back to the draft. */
  assessment: ReactNode;
  progress: IssueProgress;
  /** The server is busy, and the dialog retries. */
  busy: BusyWait | null;
  keepsIdentifiers: boolean;
  /** null where it is not asked for. Dates are YYYY-MM-DD, '' while it is not a whole one. */
  birthDateAgain: BirthDateAgainProps | null;
  onIssue: () => void;
  onGo: (finding: Finding) => void;
  onUseToday: () => void;
  canChangeClinic: boolean;
};

/** In the clinic's words, whatever the handout's language: the clinician checks them here. '' where there is none. */
type IssueDates = { born: string; visit: string };

/** The last look: what will be printed and for whom. What blocks must be cleared first. */
export function IssueDialog(props: IssueDialogProps) {
  const { isOpen, onClose, document, findings, assessment, progress, keepsIdentifiers, onIssue, onGo } = props;
  const { busy, clinic, dates, birthDateAgain, onUseToday, canChangeClinic } = props;
  const blocking = blockingFindings(findings);
  const isRightPatient = birthDateAgain === null || birthDateAgain.typed === birthDateAgain.expected;
  const canIssue = blocking.length === 0 && isRightPatient;
  // It is cleared right here: the switch stands for it.
  const elsewhere = blocking.filter(({ code }) => code !== 'assessment-unconfirmed');
  const warnings = findings.filter((finding) => finding.severity === 'warns' && !isPlainLanguage(finding));
  const isBusy = progress.is !== 'idle' && progress.is !== 'failed';
  const onKeyDown = (event: KeyboardEvent): void => {
    const isShortcut = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isShortcut) return;
    event.preventDefault();
    if (!event.repeat && !isBusy && canIssue) onIssue();
  };
  return (
    <Dialog
      title="Issue handout"
      isOpen={isOpen}
      onClose={onClose}
      isBusy={isBusy}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isBusy}>
            Back to the draft
          </Button>
          <Button
            variant="primary"
            icon={<FileDown aria-hidden />}
            onPress={onIssue}
            isPending={isBusy}
            isDisabled={!canIssue}
            autoFocus={canIssue}
          >
            Issue and download PDF
          </Button>
        </>
      }
    >
      {/* The shortcut of the button below, on its way in. */}
      <div className="flex flex-col gap-4" onKeyDownCapture={onKeyDown}>
        {progress.is === 'failed' ? (
          <Notice tone="red" live="assertive">
            {progress.words}
          </Notice>
        ) : null}
        <BusyNotice wait={busy} />
        {elsewhere.length > 0 ? (
          <div>
            <p className="mb-2 font-semibold text-red">
              {elsewhere.length === 1
                ? 'One thing must be cleared first'
                : `${elsewhere.length} things must be cleared first`}
            </p>
            <FindingList {...{ findings: elsewhere, onGo, onUseToday, canChangeClinic }} />
          </div>
        ) : null}
        {assessment}
        {birthDateAgain ? <BirthDateAgain {...birthDateAgain} autoFocus={blocking.length === 0} /> : null}
        <Summary document={document} clinic={clinic} dates={dates} showsBirthDate={birthDateAgain === null} />
        {keepsIdentifiers ? null : (
          <Notice tone="amber">
            The PDF with the name is downloaded to this computer once and cannot be made again: print or send it now.
            Your clinic keeps this handout and its PDF without the patient’s name, date of birth and record number.
          </Notice>
        )}
        <UnreviewedNotice sections={allSections(document)} />
        {warnings.length > 0 ? (
          <div>
            <p className="mb-1 text-sm font-semibold text-ink-2">Worth a look</p>
            <FindingList {...{ findings: warnings, onGo, onUseToday, canChangeClinic }} />
          </div>
        ) : null}
        <p role="status" className="min-h-6 text-sm text-ink-2">
          {busy ? ONCE_ISSUED : progressWords[progress.is]}
        </p>
      </div>
    </Dialog>
  );
}

/** The clinician who issues the handout is responsible for wording that nobody has reviewed. */
function UnreviewedNotice({ sections }: Pick<HandoutDocument, 'sections'>) {
  const unreviewed = sections.filter(({ reviewedBy }) => reviewedBy === null);
  if (unreviewed.length === 0) return null;
  return (
    <Notice tone="amber">
      {unreviewed.length === sections.length ? (
        'No clinician has reviewed this wording. '
      ) : (
        <>
          No clinician has reviewed the wording of{' '}
          {unreviewed.map((section, index) => (
            <Fragment key={`${section.key} ${section.locale}`}>
              {index > 0 ? ', ' : null}
              <bdi {...inLanguage(section.locale)}>“{headingOf(section)}”</bdi>
            </Fragment>
          ))}
          .{' '}
        </>
      )}
      The handout says so at its beginning. Read it before you give it to the patient.
    </Notice>
  );
}

type BirthDateAgainProps = { expected: string; typed: string; type: (date: string) => void; locale: ClinicLocale };

function BirthDateAgain(props: BirthDateAgainProps & { autoFocus: boolean }) {
  const { expected, typed, type, locale, autoFocus } = props;
  return (
    <DateField
      label="The patient’s date of birth, once more"
      description="As the patient or their record says it, so that the handout reaches the right person."
      value={typed}
      onChange={type}
      locale={locale}
      isBirth
      error={isCalendarDate(typed) && typed !== expected ? 'This is not the date of birth on the handout.' : undefined}
      autoFocus={autoFocus}
      className="max-w-xs"
    />
  );
}

type SummaryProps = Pick<IssueDialogProps, 'document' | 'clinic' | 'dates'> & { showsBirthDate: boolean };

function Summary({ document, clinic, dates, showsBirthDate }: SummaryProps) {
  const { patient, sections } = document;
  const facts = [
    { term: 'Handout', value: document.title || 'No title' },
    { term: 'For', value: patient.name || 'No name' },
    // What is to be typed from elsewhere is not shown to be copied.
    ...(showsBirthDate ? [{ term: 'Date of birth', value: dates.born || 'Not given' }] : []),
    { term: 'Record number', value: patient.recordNumber || 'Not given' },
    { term: 'Visit date', value: dates.visit || 'Not given' },
    { term: 'Page', value: documentOptionWords(document, clinic).join(', ') },
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 rounded-lg bg-sunk px-4 py-3">
      {facts.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-2">{term}</dt>
          <dd className="font-semibold wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
      <div className="col-span-2 grid grid-cols-subgrid">
        <dt className="text-ink-2">Sections</dt>
        <dd>
          <ol className="list-decimal ps-5">
            {sections.map((section) => (
              <li key={section.key}>
                <bdi {...inLanguage(section.locale)}>{headingOf(section)}</bdi>
                {section.edited ? <span className="text-ink-2"> (edited)</span> : null}
              </li>
            ))}
          </ol>
        </dd>
      </div>
    </dl>
  );
}
