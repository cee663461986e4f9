'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { StartDraftButton } from '@/components/handouts/start-draft-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureWords } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import { BLANK_ANSWER_MAX, isAnswer, type TemplateBlank } from '@/lib/domain/template/blanks';
import { createDraft } from '@/lib/features/drafts/actions';
import { blankLabel } from './blank-label';

type UseTemplate = { id: string; name: string; blanks: readonly TemplateBlank[] };

/** Begins a handout from a template, after asking what its wording leaves blank. */
export function UseTemplateButton({
  template,
  describedBy,
  isAskedFor = false,
}: {
  template: UseTemplate;
  describedBy?: string;
  /** Reached by a link that wanted to use it at once. */
  isAskedFor?: boolean;
}) {
  const [isAsking, ask] = useState(isAskedFor && template.blanks.length > 0);
  const described = describedBy ? { describedBy } : {};
  if (template.blanks.length === 0) {
    return (
      <StartDraftButton start={{ from: 'template', id: template.id }} variant="primary" size="sm" {...described}>
        Use
      </StartDraftButton>
    );
  }
  return (
    <>
      <Button
        variant="primary"
        size="sm"
        onPress={() => ask(true)}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      >
        Use
      </Button>
      {isAsking ? <BlanksDialog template={template} onClose={() => ask(false)} /> : null}
    </>
  );
}

function BlanksDialog({ template, onClose }: { template: UseTemplate; onClose: () => void }) {
  const router = useRouterAfterWrite();
  const form = useId();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [wasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState('');
  const { id, name, blanks } = template;
  const answer = (blank: string, words: string): void => setAnswers((before) => ({ ...before, [blank]: words }));
  const errorOf = (blank: TemplateBlank): string =>
    wasTried && !isAnswer(blank, answers[blank.name]) ? 'Fill this in.' : '';

  const use = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (blanks.some((blank) => !isAnswer(blank, answers[blank.name]))) return;
    setPending(true);
    const outcome = await settled(createDraft({ from: 'template', id, answers }));
    if (outcome.ok) {
      router.push(`/handouts/${outcome.value.id}`);
      return;
    }
    setPending(false);
    setFailure(failureWords[outcome.failure.code]);
  };

  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      size="sm"
      isBusy={isPending}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isPending}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" isPending={isPending}>
            Begin handout
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void use(event)} className="flex flex-col gap-4">
        {failure ? (
          <Notice tone="red" live="assertive">
            {failure}
          </Notice>
        ) : null}
        {blanks.map((blank, index) =>
          blank.choices.length > 0 ? (
            <Select
              key={blank.name}
              label={blankLabel(blank)}
              options={blank.choices.map((choice) => ({ id: choice, label: choice }))}
              value={answers[blank.name] ?? null}
              onChange={(choice) => answer(blank.name, choice)}
              error={errorOf(blank)}
              autoFocus={index === 0}
            />
          ) : (
            <TextField
              key={blank.name}
              label={blankLabel(blank)}
              value={answers[blank.name] ?? ''}
              onChange={(typed) => answer(blank.name, typed)}
              error={errorOf(blank)}
              maxLength={BLANK_ANSWER_MAX}
              autoFocus={index === 0}
            />
          ),
        )}
      </form>
    </Dialog>
  );
}
