'use client';

import { Archive, CopyPlus, Download, Ellipsis, History, House, ListChecks, PencilLine, Tags } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '@/components/handouts/save-file';
import { focusPage } from '@/components/ui/focus-page';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast, toastWithUndo } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import type { Outcome } from '@/lib/domain/errors';
import { exportTemplate } from '@/lib/features/template-files/actions';
import { archiveTemplate, copyTemplate, setTopicDefault, unarchiveTemplate } from '@/lib/features/templates/actions';
import type { TemplateListItem } from '@/lib/features/templates/data';
import { LabelsDialog } from './labels-dialog';
import { RenameDialog } from './rename-dialog';

/** What else can be done with a template; `canChange` is the policy's answer for this member. */
export function TemplateMenu({ template, canChange }: { template: TemplateListItem; canChange: boolean }) {
  const router = useRouterAfterWrite();
  const { id, name } = template;
  const [asking, ask] = useState<'nothing' | 'name' | 'labels'>('nothing');

  const [isRunning, setRunning] = useState(false);

  const run = async (work: () => Promise<Outcome<unknown>>, told: string): Promise<void> => {
    if (isRunning) return;
    setRunning(true);
    const isDone = await valueOrToast(work());
    setRunning(false);
    if (!isDone) return;
    toast(told);
    router.refresh();
  };

  const archive = async (): Promise<void> => {
    if (!(await valueOrToast(archiveTemplate({ id })))) return;
    toastWithUndo(`“${name}” is archived.`, () => void run(() => unarchiveTemplate({ id }), `“${name}” is back.`));
    focusPage();
    router.refresh();
  };

  const download = async (): Promise<void> => {
    const saved = await valueOrToast(exportTemplate({ id }));
    if (!saved) return;
    const json = `${JSON.stringify(saved.file, null, 2)}\n`;
    saveFile(new Blob([json], { type: 'application/json' }), 'plainleaf-template.json');
  };

  return (
    <>
      <MenuTrigger>
        <IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden />} />
        <Menu aria-label={`More for ${name}`}>
          {template.topics.map((topic) => {
            const isDefault = template.defaultFor.includes(topic.id);
            const words = isDefault ? `No longer my default for ${topic.title}` : `My default for ${topic.title}`;
            return (
              <MenuItem
                key={topic.id}
                id={`default-${topic.id}`}
                textValue={words}
                icon={<House aria-hidden />}
                onAction={() =>
                  void run(
                    () => setTopicDefault({ topicId: topic.id, templateId: isDefault ? null : id }),
                    isDefault
                      ? `The search box opens ${topic.title} from the library again.`
                      : `The search box now opens this template for ${topic.title}.`,
                  )
                }
              >
                {words}
              </MenuItem>
            );
          })}
          <MenuItem
            id="copy"
            icon={<CopyPlus aria-hidden />}
            onAction={() => void run(() => copyTemplate({ id }), 'The copy is yours to change.')}
          >
            Make a copy
          </MenuItem>
          <MenuItem id="list" icon={<ListChecks aria-hidden />} href={`/templates/${id}/list`}>
            Issue for a list
          </MenuItem>
          <MenuItem id="versions" icon={<History aria-hidden />} href={`/templates/${id}`}>
            Versions
          </MenuItem>
          <MenuItem id="download" icon={<Download aria-hidden />} onAction={() => void download()}>
            Download as a file
          </MenuItem>
          {canChange ? (
            <>
              <MenuItem id="rename" icon={<PencilLine aria-hidden />} onAction={() => ask('name')}>
                Rename
              </MenuItem>
              <MenuItem id="labels" icon={<Tags aria-hidden />} onAction={() => ask('labels')}>
                Labels
              </MenuItem>
              <MenuItem id="archive" icon={<Archive aria-hidden />} isDangerous onAction={() => void archive()}>
                Archive
              </MenuItem>
            </>
          ) : null}
        </Menu>
      </MenuTrigger>
      {asking === 'name' ? <RenameDialog id={id} name={name} onClose={() => ask('nothing')} /> : null}
      {asking === 'labels' ? <LabelsDialog id={id} labels={template.labels} onClose={() => ask('nothing')} /> : null}
    </>
  );
}
