'use client';

import {
  ChevronRight,
  CircleAlert,
  CircleCheck,
  ClipboardCheck,
  Lightbulb,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { type Finding, isPlainLanguage, type Severity, severities } from '@/lib/domain/handout/checks/finding';
import type { Counts } from '@/lib/domain/handout/checks/plain-language';
import { languageName } from '@/lib/domain/language/names';
import type { Grades } from '@/lib/domain/readability/measure';
import { severityWords, wordsFor } from './finding-words';
import { levelWords } from './level-words';

const looks: Record<Severity, { icon: LucideIcon; tone: BadgeTone; row: string; text: string }> = {
  blocks: { icon: CircleAlert, tone: 'red', row: 'bg-red-soft', text: 'text-red' },
  warns: { icon: TriangleAlert, tone: 'amber', row: '', text: 'text-amber' },
  hints: { icon: Lightbulb, tone: 'neutral', row: '', text: 'text-ink-2' },
};

/** What stands in the way of issuing, and what deserves a look; a press leads to the place. What would read better is folded away. */
export function ChecksPanel({
  findings: all,
  grades,
  counts,
  onGo,
  onUseToday,
  onRate,
  canChangeClinic,
}: {
  findings: readonly Finding[];
  /** Of the whole handout; null: too short, or in a language that is not graded. */
  grades: Grades | null;
  /** What there is to read, where the language is not graded; null where it is. */
  counts: Counts | null;
  onGo: (finding: Finding) => void;
  onUseToday: () => void;
  /** Opens the rating by a person. */
  onRate: () => void;
  canChangeClinic: boolean;
}) {
  const findings = all.filter((finding) => !isPlainLanguage(finding));
  const plainLanguage = all.filter(isPlainLanguage);
  return (
    <section aria-labelledby="checks-heading" className="border-t border-line pt-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-1.5">
        <ChecksHeading />
        <span className="flex gap-1.5">
          {severities.map((severity) => {
            const { length } = findings.filter((finding) => finding.severity === severity);
            return length === 0 ? null : (
              <Badge key={severity} tone={looks[severity].tone}>
                {severityWords[severity].count(length)}
              </Badge>
            );
          })}
        </span>
      </div>
      {findings.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <CircleCheck aria-hidden className="size-4.5 text-green" />
          Ready to issue
        </p>
      ) : (
        <FindingList {...{ findings, onGo, onUseToday, canChangeClinic }} />
      )}
      {counts === null ? null : (
        <p className="mt-2 px-2 text-sm text-ink-2">
          {`${counts.words} words in ${counts.sentences} sentences. How hard they read is worked out for English and Spanish only: have someone who speaks the language read it.`}
        </p>
      )}
      {plainLanguage.length > 0 || grades !== null ? (
        <details className="group mt-2">
          <summary className="flex cursor-pointer list-none items-center gap-2 rounded-lg px-2 py-1.5 hover:bg-sunk [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-4.5 shrink-0 text-ink-2 group-open:rotate-90 rtl:-scale-x-100" />
            <span className="font-semibold text-ink-2">Plain language</span>
            <span className="text-sm text-ink-2">{suggestions(plainLanguage.length)}</span>
          </summary>
          <p className="px-2 pb-1 text-sm text-ink-2">
            {grades === null ? null : `Reading level: ${levelWords(grades)}. `}
            Counts of words and sentences only. Trying the handout with patients tells more.
          </p>
          <FindingList {...{ findings: plainLanguage, onGo, onUseToday, canChangeClinic }} />
        </details>
      ) : null}
      <div className="mt-2 px-2">
        <Button variant="quiet" size="sm" icon={<ClipboardCheck aria-hidden />} onPress={onRate}>
          Rate with PEMAT-P
        </Button>
      </div>
    </section>
  );
}

/** Before the browser has read the handout. */
export function NotChecked() {
  return (
    <section aria-labelledby="checks-heading" className="border-t border-line pt-4">
      <ChecksHeading />
      <p className="mt-2 text-ink-2">Checking…</p>
    </section>
  );
}

function ChecksHeading() {
  return (
    <h2 id="checks-heading" tabIndex={-1} className="text-sm font-semibold text-ink-2">
      Checks
    </h2>
  );
}

function suggestions(count: number): string {
  if (count === 0) return 'no suggestions';
  return count === 1 ? '1 suggestion' : `${count} suggestions`;
}

type FindingListProps = {
  findings: readonly Finding[];
  onGo: (finding: Finding) => void;
  /** The one press that clears a visit date of another day. */
  onUseToday: () => void;
  /** The reader of the list is an admin, who can add what the clinic has not written. */
  canChangeClinic: boolean;
};

export function FindingList({ findings, onGo, onUseToday, canChangeClinic }: FindingListProps) {
  return (
    <ul className="flex flex-col gap-1">
      {findings.map((finding) => {
        const { icon: Icon, row, text } = looks[finding.severity];
        const { title, advice } = wordsFor(finding);
        return (
          <li key={JSON.stringify(finding)}>
            <button
              type="button"
              onClick={() => onGo(finding)}
              className={`flex w-full items-start gap-2.5 rounded-lg px-2 py-1.5 text-start hover:bg-sunk ${row}`}
            >
              <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${text}`} />
              <span className="min-w-0">
                <span className={`block font-semibold wrap-anywhere ${text}`}>
                  <span className="sr-only">{`${severityWords[finding.severity].one}: `}</span>
                  {title}
                </span>
                <span className="block text-sm wrap-anywhere text-ink-2">{advice}</span>
              </span>
            </button>
            {finding.code === 'visit-date-not-today' ? (
              <Button size="sm" className="ms-9 mb-1.5" onPress={onUseToday}>
                Use today
              </Button>
            ) : null}
            {finding.code === 'clinic-text-language' && canChangeClinic ? (
              <ButtonLink
                size="sm"
                className="ms-9 mb-1.5"
                href={`/admin/branding?language=${finding.wanted}`}
                target="_blank"
              >
                {`Add it in ${languageName(finding.wanted)}`}
                <span className="sr-only"> (opens a new tab)</span>
              </ButtonLink>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
