'use client';

import { useState } from 'react';
import { WordingDiff } from '@/components/library/wording-diff';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { toast, toastWithUndo } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { valueOrToast } from '@/components/wording/run-action';
import { previewReplace, replaceSectionInTemplates, undoReplace } from '@/lib/features/template-sections/actions';
import type { ExchangeItem } from '@/lib/features/template-sections/data';

type Exchange = { from: string; to: string; items: readonly ExchangeItem[] };

/** Which section goes, which comes, and in which templates; nothing happens before that has been seen. */
export function ReplaceSection({ sections }: { sections: readonly { id: string; label: string }[] }) {
  const router = useRouterAfterWrite();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [shown, setShown] = useState<Exchange | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState<'looking' | 'replacing' | null>(null);

  const look = async (): Promise<void> => {
    if (from === null || to === null) return;
    setBusy('looking');
    const items = await valueOrToast(previewReplace({ from, to }));
    setBusy(null);
    if (!items) return;
    setShown({ from, to, items });
    // Words that somebody wrote into a template are not dropped unasked.
    setChosen(items.filter((item) => item.is === 'replaced' && !item.droppedWords).map(({ id }) => id));
  };

  const replace = async ({ items, ...sectionIds }: Exchange): Promise<void> => {
    setBusy('replacing');
    const templates = items.filter(({ id }) => chosen.includes(id)).map(({ id, version }) => ({ id, version }));
    const replaced = await valueOrToast(replaceSectionInTemplates({ ...sectionIds, templates }));
    setBusy(null);
    if (!replaced) return;
    setShown(null);
    router.refresh();
    toastWithUndo(`The section is replaced in ${counted(replaced.length, 'template')}.`, () => {
      void valueOrToast(undoReplace({ templates: replaced })).then((undone) => {
        if (!undone) return;
        toast('The templates are as they were.');
        router.refresh();
      });
    });
  };

  return (
    <div className="grid gap-5">
      <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <Select
          label="Take out"
          options={sections.map(({ id, label }) => ({ id, label }))}
          value={from}
          onChange={(id) => {
            setFrom(id);
            setShown(null);
          }}
        />
        <Select
          label="Put in its place"
          options={sections.filter(({ id }) => id !== from)}
          value={to}
          onChange={(id) => {
            setTo(id);
            setShown(null);
          }}
        />
        <Button
          isPending={busy === 'looking'}
          isDisabled={from === null || to === null || from === to}
          onPress={() => void look()}
        >
          Show templates
        </Button>
      </div>
      {shown ? (
        <Preview
          items={shown.items}
          chosen={chosen}
          onChange={setChosen}
          isReplacing={busy === 'replacing'}
          onReplace={() => void replace(shown)}
        />
      ) : null}
    </div>
  );
}

function Preview({
  items,
  chosen,
  onChange,
  isReplacing,
  onReplace,
}: {
  items: readonly ExchangeItem[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  isReplacing: boolean;
  onReplace: () => void;
}) {
  if (items.length === 0) return <Notice live="polite">No template that you may change has this section.</Notice>;
  return (
    <section aria-label="Templates with this section" className="rounded-xl border border-line bg-panel">
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Checkbox
                label={item.name}
                isSelected={chosen.includes(item.id)}
                isDisabled={item.is === 'already-there'}
                onChange={(on) => onChange(on ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))}
              />
              {item.mine ? <Badge>Yours</Badge> : <Badge>Shared with clinic</Badge>}
              {item.is === 'already-there' ? (
                <span className="text-sm text-ink-2">It has both already, and is left as it is.</span>
              ) : null}
            </div>
            {item.droppedWords ? (
              <Notice tone="amber">This template has words of its own in the old section. They go with it.</Notice>
            ) : null}
            {item.is === 'replaced' ? (
              <Disclosure label="What would change">
                <WordingDiff before={item.before} after={item.after} locale={item.locale} />
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="flex justify-end border-t border-line px-4 py-3">
        <Button variant="primary" isPending={isReplacing} isDisabled={chosen.length === 0} onPress={onReplace}>
          {`Replace in ${counted(chosen.length, 'template')}`}
        </Button>
      </div>
    </section>
  );
}
