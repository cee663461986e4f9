'use client';

import { BodyEditor } from '@/components/builder/editor/body-editor';
import { WordingDiff } from '@/components/library/wording-diff';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { failureWords } from '@/components/wording/failure-words';
import type { Block } from '@/lib/domain/handout/document';
import { ClaimFields } from './claim-fields';
import { SourceFields } from './source-fields';
import { useSectionForm, type Writing } from './use-section-form';

/** Writes a new version of a section: heading, text with the builder's own editor, sources and claims. */
export function SectionWriter({
  writing,
  path,
  placeholder,
  isTranslation,
  newerOriginal,
}: {
  writing: Writing;
  /** Address of the section's page in this language. */
  path: string;
  placeholder: readonly Block[];
  isTranslation: boolean;
  /** The current original where the wording translates another version; `isTranslatedWithdrawn`: that version was withdrawn. */
  newerOriginal: { number: number; isTranslatedWithdrawn: boolean } | null;
}) {
  const model = useSectionForm(writing, path);
  const { form, theirs, failure, change } = model;
  const fields = failure?.fields ?? {};
  return (
    <div className="grid gap-6">
      {theirs ? (
        <section aria-label="Another version was saved" className="grid gap-3">
          <Notice tone="amber" live="assertive">
            {`${theirs.authorName ?? 'Somebody'} saved version ${theirs.number} while you were writing. Your text is still below. This is how theirs differs from yours.`}
          </Notice>
          <WordingDiff before={form} after={theirs} locale={writing.locale} />
          <div className="flex flex-wrap gap-2">
            <Button onPress={model.goOnFromTheirs}>{`Go on with mine, as version ${theirs.number + 1}`}</Button>
            <Button variant="quiet" onPress={model.leave}>
              Take theirs
            </Button>
          </div>
        </section>
      ) : null}
      {failure ? (
        <Notice tone="red" live="assertive">
          {fields.originalNumber ?? failureWords[failure.code]}
        </Notice>
      ) : null}
      <TextField
        label="Heading"
        value={form.heading}
        onChange={(heading) => change((before) => ({ ...before, heading }))}
        error={fields.heading}
        maxLength={200}
        inputClassName="text-lg font-bold"
        textLocale={writing.locale}
      />
      <div>
        <p className="mb-1 text-sm font-medium text-ink-2">Text</p>
        <div className="rounded-xl border border-line-strong/50 bg-panel shadow-rest">
          <BodyEditor
            label="Text of the section"
            locale={writing.locale}
            hasOwnHistory
            body={form.body}
            onChange={(body) => change((before) => ({ ...before, body }))}
            mergeValues={{}}
            placeholder={placeholder}
          />
        </div>
        {fields.body ? <p className="mt-1 text-sm font-medium text-red">{fields.body}</p> : null}
      </div>
      {isTranslation ? (
        <div className="grid gap-2">
          <p className="text-sm text-ink-2">Sources and claims are those of the original.</p>
          {newerOriginal === null ? null : (
            <>
              <Checkbox
                label={`It says what version ${newerOriginal.number} of the original says`}
                isSelected={model.originalNumber === newerOriginal.number}
                onChange={(isSame) =>
                  model.changeOriginalNumber(isSame ? newerOriginal.number : writing.originalNumber)
                }
              />
              <p className="text-sm text-ink-2">
                {newerOriginal.isTranslatedWithdrawn
                  ? `Version ${writing.originalNumber} was withdrawn. Confirm this before you save.`
                  : `Until you confirm this, it stays a translation of version ${writing.originalNumber}.`}
              </p>
            </>
          )}
        </div>
      ) : (
        <>
          <SourceFields form={form} change={change} errors={fields} />
          <ClaimFields form={form} change={change} errors={fields} />
        </>
      )}
      <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-ground px-4 py-3 sm:-mx-6 sm:px-6">
        <p className="me-auto text-sm text-ink-2">A new version is a draft until another person has reviewed it.</p>
        <Button variant="quiet" onPress={model.leave}>
          Cancel
        </Button>
        <Button
          variant="primary"
          onPress={() => void model.save()}
          isPending={model.isSaving}
          isDisabled={theirs !== null}
        >
          {`Save as version ${model.nextNumber}`}
        </Button>
      </div>
      <ConfirmDialog
        title="Leave without saving?"
        isOpen={model.isLosing}
        confirmLabel="Leave"
        cancelLabel="Stay"
        isDangerous
        onConfirm={model.leaveAnyway}
        onCancel={model.stay}
      >
        What you wrote here has not been saved.
      </ConfirmDialog>
    </div>
  );
}
