'use client';

import { BookOpen, ShieldAlert, ShieldCheck } from 'lucide-react';
import { lazy, memo, type Ref, Suspense, useMemo, useState } from 'react';
import { Blocks } from '@/components/document/blocks';
import { WordingDiff } from '@/components/library/wording-diff';
import { persistent } from '@/components/ui/persistent-import';
import { useSameFunctions } from '@/components/ui/use-same-functions';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import { editSection } from '@/lib/domain/handout/draft-edit';
import { mergeValues } from '@/lib/domain/handout/merge-values';
import { inLanguage } from '@/lib/domain/language/direction';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { Snippet } from '@/lib/domain/snippet';
import type { Carets } from './draft-history';
import editorStyles from './editor/editor.module.css';
import { SectionHeading } from './section-heading';
import type { SectionItem } from './section-order';
import { type SectionPart, sectionChange } from './undone-place';
import type { BuilderModel } from './use-builder';
import type { ReturningCaret } from './use-undo';

// Most handouts are given as they are: the editor's code comes after the page.
const BodyEditor = lazy(persistent(async () => ({ default: (await import('./editor/body-editor')).BodyEditor })));

type SectionEditorProps = {
  item: SectionItem;
  content: BuilderModel['content'];
  document: HandoutDocument;
  clinic: Clinic;
  clinicianName: string;
  change: BuilderModel['change'];
  snippets: readonly Snippet[];
  headingRef: Ref<HTMLTextAreaElement>;
  /** The cursor that undo brings back to the text, until it is there. */
  caret: ReturningCaret | null;
  onCaret: () => void;
};

/** The wording of one section for this patient. What equals the original again is no longer an edit. */
export function SectionEditor(props: SectionEditorProps) {
  const { item, content, document, clinic, clinicianName, change, snippets, headingRef, caret, onCaret } = props;
  const { key, version, section, heading } = item;
  const [isComparing, setComparing] = useState(false);
  const body = section.edit?.body ?? version.body;
  const printed = document.sections.find((one) => one.key === key);
  const { locale, patient, choices, visitDate, followUp, plan, note } = content;
  const values = useMemo(
    () =>
      mergeValues({
        draft: { locale, patient, choices, visitDate, followUp, plan, note },
        clinic,
        clinicianName,
        now: new Date(document.composedAt),
      }),
    [locale, patient, choices, visitDate, followUp, plan, note, clinic, clinicianName, document.composedAt],
  );

  const reword = (part: SectionPart, wording: { heading?: string; body?: SectionBody }, carets?: Carets): void => {
    const edit = (draft: BuilderModel['content']): BuilderModel['content'] => {
      const now = draft.sections.find((one) => one.key === key)?.edit ?? version;
      const next = { heading: now.heading, body: now.body, ...wording };
      return editSection(draft, key, next, { original: version, editedBy: clinicianName, editedAt: new Date() });
    };
    change(sectionChange(part, key), edit, carets);
  };

  const doing = useSameFunctions({ rewordHeading: (text: string) => reword('heading', { heading: text }) });

  return (
    <article aria-label={`Wording of ${heading}`}>
      <SectionHeading
        sectionKey={key}
        kind={version.kind}
        heading={heading}
        locale={version.locale}
        layout={section.layout}
        isEdited={section.edit !== null}
        isComparing={isComparing}
        onCompare={setComparing}
        onHeading={doing.rewordHeading}
        change={change}
        headingRef={headingRef}
      />
      {section.edit && isComparing ? (
        <section aria-label="Changes from the original" className="mb-3">
          <WordingDiff before={version} after={section.edit} locale={version.locale} />
        </section>
      ) : null}
      <div className="rounded-xl border border-line-strong/50 bg-panel shadow-rest">
        <Suspense fallback={<BeforeTheEditor blocks={printed?.blocks ?? []} locale={version.locale} />}>
          <BodyEditor
            // In another language the editor's own words and hints are others too.
            key={`${key} ${version.locale}`}
            label={`Text of ${heading}`}
            locale={version.locale}
            snippets={snippets}
            body={body}
            original={version.body}
            onChange={(next, { isPaste, carets }) => reword(isPaste ? 'paste' : 'body', { body: next }, carets)}
            caret={caret}
            onCaret={onCaret}
            mergeValues={values}
            placeholder={printed?.blocks ?? []}
          />
        </Suspense>
        <Provenance version={version} locale={clinic.locale} isEdited={section.edit !== null} />
      </div>
    </article>
  );
}

/** The words, and the height of the tools above them: nothing jumps when the editor comes. */
function BeforeTheEditor({ blocks, locale }: { blocks: readonly Block[]; locale: string }) {
  return (
    <>
      <div className="h-10.5 border-b border-line" />
      <div className={editorStyles.text} {...inLanguage(locale)}>
        <Blocks blocks={blocks} locale={locale} />
      </div>
    </>
  );
}

type ProvenanceProps = { version: SectionVersion; locale: ClinicLocale; isEdited: boolean };

const Provenance = memo(function Provenance({ version, locale, isEdited }: ProvenanceProps) {
  const { review, sources, status } = version;
  const isReviewed = status === 'approved' && review !== null;
  return (
    <footer className="border-t border-line px-4 py-2.5 text-sm text-ink-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        {sources.length === 0 ? (
          <span>No sources</span>
        ) : (
          <details className="min-w-0">
            <summary className="flex min-h-6 items-center gap-1.5 rounded-sm">
              <BookOpen aria-hidden className="size-4" />
              {sources.length === 1 ? '1 source' : `${sources.length} sources`}
            </summary>
            <ol className="mt-1 flex list-decimal flex-col gap-1 ps-5">
              {sources.map((source) => (
                <li key={`${source.url} ${source.title}`}>
                  <a
                    href={source.url}
                    target="_blank"
                    rel="noreferrer"
                    className="wrap-anywhere text-accent underline underline-offset-2"
                  >
                    {source.title}
                  </a>
                  {` · ${source.publisher}, ${source.published}`}
                </li>
              ))}
            </ol>
          </details>
        )}
        <span className={`flex min-h-6 items-center gap-1.5 ${isReviewed && !isEdited ? 'text-green' : 'text-amber'}`}>
          {isReviewed && !isEdited ? (
            <ShieldCheck aria-hidden className="size-4" />
          ) : (
            <ShieldAlert aria-hidden className="size-4" />
          )}
          {isEdited
            ? 'edited for this patient'
            : isReviewed
              ? `reviewed by ${review.reviewerName}, ${formatDate(review.reviewedOn, locale)}`
              : 'not clinically reviewed'}
        </span>
      </div>
    </footer>
  );
});
