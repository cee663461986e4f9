'use client';

import { useState } from 'react';
import { WordingDiff } from '@/components/library/wording-diff';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureWords } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import { updateTemplate } from '@/lib/features/templates/actions';
import type { TemplateListItem } from '@/lib/features/templates/data';

/** New wordings of a template's sections, with what changed: each is taken or left. */
export function UpdateDialog({ template, onClose }: { template: TemplateListItem; onClose: () => void }) {
  const router = useRouterAfterWrite();
  // Wording that its owner wrote is not dropped unasked.
  const [taken, setTaken] = useState(() => template.newer.filter(({ isEdited }) => !isEdited).map(({ key }) => key));
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(null);
    const sections = template.newer
      .filter(({ key }) => taken.includes(key))
      .map(({ key, to }) => ({ key, versionId: to.versionId }));
    const outcome = await settled(updateTemplate({ id: template.id, version: template.version, sections }));
    setSaving(false);
    if (!outcome.ok) {
      setFailure(failureWords[outcome.failure.code]);
      return;
    }
    toast(`“${template.name}” has the new wording now.`);
    onClose();
    router.refresh();
  };

  return (
    <Dialog
      title={`New wording in “${template.name}”`}
      isOpen
      onClose={onClose}
      size="lg"
      isBusy={isSaving}
      footer={
        <>
          <Button variant="quiet" onPress={onClose} isDisabled={isSaving}>
            Not now
          </Button>
          <Button variant="primary" onPress={() => void save()} isPending={isSaving} isDisabled={taken.length === 0}>
            {`Update ${counted(taken.length, 'section')}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {failure ? (
          <Notice tone="red" live="assertive">
            {failure}
          </Notice>
        ) : null}
        {template.newer.map(({ key, locale, from, to, isEdited, isWithdrawn }) => (
          <section key={key} aria-label={to.heading} className="grid gap-2">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <h3 className="font-semibold">{from.heading}</h3>
              <Checkbox
                label="Use the new wording"
                isSelected={taken.includes(key)}
                onChange={(isTaken) =>
                  setTaken((before) => (isTaken ? [...before, key] : before.filter((one) => one !== key)))
                }
              />
            </div>
            {isWithdrawn ? <Notice tone="red">The wording in this template was withdrawn.</Notice> : null}
            {isEdited ? (
              <Notice tone="amber">This template has words of its own here. Taking the new wording drops them.</Notice>
            ) : null}
            <WordingDiff before={from} after={to} locale={locale} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
