'use client';

import { useRouter } from 'next/navigation';
import { memo } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { counted } from '@/components/wording/review-words';
import { formatDate, wholeDate } from '@/lib/domain/clinic/dates';
import type { Finding } from '@/lib/domain/handout/checks/finding';
import { retitled } from '@/lib/domain/handout/packet-title';
import { mergeInto } from '@/lib/domain/template/merge';
import { AddSectionDialog } from './add-section-dialog';
import { AssessedSwitch } from './assessed-switch';
import type { BuilderProps } from './builder-props';
import { ConflictDialog } from './conflict-dialog';
import { IssueDialog } from './issue-dialog';
import { MergeTemplateDialog } from './merge-template-dialog';
import { PematDialog } from './pemat-dialog';
import { SaveTemplateDialog } from './save-template-dialog';
import { addShownSections, type SectionItem } from './section-order';
import type { BuilderModel } from './use-builder';
import type { DraftLanguage } from './use-draft-language';
import type { useIssue } from './use-issue';

/** What is opened by a press or a key; issuing and a conflict have a say of their own. */
export type OwnDialog = 'add-section' | 'merge-template' | 'save-template' | 'rate' | 'leave';

type BuilderDialogsProps = {
  open: OwnDialog | null;
  show: (dialog: OwnDialog | null) => void;
  builder: BuilderProps;
  model: BuilderModel;
  items: readonly SectionItem[];
  language: DraftLanguage;
  issuing: ReturnType<typeof useIssue>;
  select: (key: string) => void;
  goTo: (finding: Finding) => void;
};

const isAnyOpen = ({ open, issuing, model }: BuilderDialogsProps): boolean =>
  open !== null || issuing.isOpen || model.status.is === 'conflict';

/** Every dialog of the builder. While none is open, nothing that is typed reaches them. */
export const BuilderDialogs = memo(Dialogs, (before, after) => !isAnyOpen(before) && !isAnyOpen(after));

function Dialogs({ open, show, builder, model, items, language, issuing, select, goTo }: BuilderDialogsProps) {
  const { draft, clinic, clinicianName, now, addable, gatedTopics, keepsIdentifiers, canChangeClinic } = builder;
  const { content, versions, document, check, change, status } = model;
  const router = useRouter();
  const close = (): void => show(null);

  /** One section, or those that a topic recommends; what is in the handout already is switched on. */
  const add = async (sectionIds: readonly string[]): Promise<void> => {
    const present = new Map(items.map((item) => [item.section.sectionId, item]));
    const missing = sectionIds.filter((id) => !present.has(id));
    const fetched = missing.length === 0 ? [] : await language.fetchSections(missing);
    if (!fetched) return;
    const added = sectionIds.flatMap((id) => {
      const version = present.get(id)?.version ?? fetched.find(({ sectionId }) => sectionId === id);
      return version ? [{ version, key: present.get(id)?.key ?? crypto.randomUUID() }] : [];
    });
    change('sections', (before) => addShownSections(before, versions, added));
    const read = added.find(({ version }) => version.kind !== 'urgent-help') ?? added[0];
    if (read) select(read.key);
    close();
  };

  return (
    <>
      <AddSectionDialog
        isOpen={open === 'add-section'}
        onClose={close}
        addable={addable}
        items={items}
        onAdd={add}
        onTemplate={() => show('merge-template')}
      />
      <MergeTemplateDialog
        isOpen={open === 'merge-template'}
        onClose={close}
        content={content}
        onMerge={(plan, { versions: wordings, counterparts, name }) => {
          model.learn([...wordings, ...counterparts]);
          change('sections', (before) =>
            retitled(before, mergeInto(before, plan, wordings), [...versions, ...wordings]),
          );
          toast(`${counted(plan.added.length + plan.switchedOn.length, 'section')} of “${name}” joined this handout.`);
        }}
      />
      <SaveTemplateDialog
        isOpen={open === 'save-template'}
        onClose={close}
        draftId={draft.id}
        content={model.kept}
        versions={model.versions}
      />
      <PematDialog
        isOpen={open === 'rate'}
        onClose={close}
        document={document}
        rating={content.pemat}
        change={change}
      />
      <IssueDialog
        isOpen={issuing.isOpen}
        onClose={issuing.close}
        document={document}
        clinic={clinic}
        findings={issuing.isOpen ? check() : []}
        assessment={<AssessedSwitch {...{ content, items, gatedTopics, change }} autoFocus />}
        progress={issuing.progress}
        busy={issuing.busy}
        keepsIdentifiers={keepsIdentifiers}
        dates={{
          born: formatDate(wholeDate(content.patient.dateOfBirth), clinic.locale),
          visit: formatDate(content.visitDate === '' ? model.today : wholeDate(content.visitDate), clinic.locale),
        }}
        birthDateAgain={issuing.birthDateAgain && { ...issuing.birthDateAgain, locale: clinic.locale }}
        onIssue={() => void issuing.issue()}
        onUseToday={model.useToday}
        canChangeClinic={canChangeClinic}
        onGo={(finding) => {
          issuing.close();
          goTo(finding);
        }}
      />
      <ConfirmDialog
        title="Leave without saving?"
        isOpen={open === 'leave'}
        confirmLabel="Leave"
        cancelLabel="Stay"
        isDangerous
        onConfirm={() => router.push('/')}
        onCancel={close}
      >
        Your last changes could not be saved. If you leave now, they may be lost.
      </ConfirmDialog>
      {status.is === 'conflict' ? (
        <ConflictDialog
          draftId={draft.id}
          mine={model.kept}
          versions={versions}
          theirs={status.theirs}
          clinic={clinic}
          clinicianName={clinicianName}
          now={now}
          takeOver={model.takeOver}
        />
      ) : null}
    </>
  );
}
