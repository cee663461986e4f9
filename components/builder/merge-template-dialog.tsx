'use client';

import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { failureText } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';
import { languageName } from '@/lib/domain/language/names';
import { blanksIn } from '@/lib/domain/template/blanks';
import { type MergePlan, planMerge } from '@/lib/domain/template/merge';
import { listTemplatesToMerge, templateToMerge } from '@/lib/features/template-sections/actions';
import type { TemplateToMerge } from '@/lib/features/template-sections/data';

type MergeTemplateDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  content: DraftContent;
  onMerge: (plan: MergePlan, template: TemplateToMerge) => void;
};

/** Takes the sections of a template into the handout that is open, after showing which. */
export function MergeTemplateDialog(props: MergeTemplateDialogProps) {
  const [chosen, setChosen] = useState<{ template: TemplateToMerge; plan: MergePlan } | null>(null);
  const close = (): void => {
    setChosen(null);
    props.onClose();
  };
  const count = chosen ? chosen.plan.added.length + chosen.plan.switchedOn.length : 0;
  return (
    <Dialog
      title="Add a template"
      isOpen={props.isOpen}
      onClose={close}
      size="md"
      footer={
        <>
          <Button variant="quiet" onPress={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            isDisabled={count === 0 || chosen?.plan.isTooMuch === true}
            onPress={() => {
              if (chosen) props.onMerge(chosen.plan, chosen.template);
              close();
            }}
          >
            {`Add ${counted(count, 'section')}`}
          </Button>
        </>
      }
    >
      <TemplatePicker content={props.content} chosen={chosen} onChosen={setChosen} />
    </Dialog>
  );
}

function TemplatePicker({
  content,
  chosen,
  onChosen,
}: {
  content: DraftContent;
  chosen: { template: TemplateToMerge; plan: MergePlan } | null;
  onChosen: (chosen: { template: TemplateToMerge; plan: MergePlan } | null) => void;
}) {
  const [templates, setTemplates] = useState<readonly { id: string; name: string; sectionCount: number }[] | null>(
    null,
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void settled(listTemplatesToMerge()).then((outcome) => {
      if (!isShown) return;
      if (outcome.ok) setTemplates(outcome.value);
      else setFailure(failureText(outcome.failure));
    });
    return () => {
      isShown = false;
    };
  }, []);

  const choose = async (id: string): Promise<void> => {
    setChosenId(id);
    setFailure(null);
    onChosen(null);
    const outcome = await settled(templateToMerge({ id, locale: content.locale }));
    if (!outcome.ok) {
      setFailure(failureText(outcome.failure));
      return;
    }
    const { arrangement, versions } = outcome.value;
    const plan = planMerge(content, arrangement, versions, () => crypto.randomUUID());
    onChosen({ template: outcome.value, plan });
  };

  if (templates?.length === 0) {
    return <p className="py-4 text-ink-2">There are no templates yet. “Save as template” makes one of this handout.</p>;
  }
  return (
    <div className="grid min-h-64 content-start gap-4">
      {failure ? (
        <Notice tone="red" live="assertive">
          {failure}
        </Notice>
      ) : null}
      <Select
        label="Template"
        options={(templates ?? []).map(({ id, name, sectionCount }) => ({
          id,
          label: `${name} (${counted(sectionCount, 'section')})`,
        }))}
        value={chosenId}
        onChange={(id) => void choose(id)}
        isDisabled={templates === null}
      />
      {chosen ? <MergePreview {...chosen} content={content} /> : null}
    </div>
  );
}

function MergePreview({
  template: { arrangement, versions },
  plan: { added, switchedOn, skipped, isTooMuch },
  content,
}: {
  template: TemplateToMerge;
  plan: MergePlan;
  content: DraftContent;
}) {
  const headingOf = ({ sectionId, edit }: MergePlan['added'][number]): string =>
    edit?.heading ?? versions.find((version) => version.sectionId === sectionId)?.heading ?? '';
  const isOtherLanguage = arrangement.locale !== content.locale;
  const hasOwnWords = isOtherLanguage && arrangement.sections.some(({ on, edit }) => on && edit !== null);
  const rows = [
    ...added.map((section) => ({ section, words: 'Added', tone: 'accent' as const })),
    ...switchedOn.map((section) => ({ section, words: 'Switched on', tone: 'accent' as const })),
    ...skipped.map((section) => ({ section, words: 'Already in this handout', tone: 'neutral' as const })),
  ];
  return (
    <>
      {isTooMuch ? (
        <Notice tone="amber">{`With these the handout would hold more than ${MAX_SECTIONS} sections.`}</Notice>
      ) : null}
      {hasOwnWords ? (
        <Notice tone="amber">
          {`This template is in ${languageName(arrangement.locale)}. Its sections come in ${languageName(content.locale)} where the library has them; words of its own stay behind.`}
        </Notice>
      ) : null}
      {blanksIn({ ...arrangement, title: '', subtitle: '', sections: added }).length > 0 ? (
        <p className="text-sm text-ink-2">Its blanks are to be filled in afterwards; the checks name them.</p>
      ) : null}
      <ul aria-label="What is added" className="divide-y divide-line rounded-lg border border-line">
        {rows.map(({ section, words, tone }) => (
          <li key={section.key} className="flex items-center justify-between gap-3 px-3 py-2">
            <bdi className="min-w-0 wrap-anywhere">{headingOf(section)}</bdi>
            <Badge tone={tone}>{words}</Badge>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">Nothing that this handout says changes, and Undo takes it all back.</p>
    </>
  );
}
