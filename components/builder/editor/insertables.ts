import type { Editor } from '@tiptap/core';
import {
  Braces,
  Image as ImageIcon,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquareWarning,
  Quote,
  Table as TableIcon,
  Users,
} from 'lucide-react';
import { calloutTones } from '@/lib/domain/handout/callout-tones';
import { type Condition, conditionLabels, conditions } from '@/lib/domain/handout/conditions';
import { mergeFieldLabels, mergeFieldNames } from '@/lib/domain/handout/merge-fields';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { foldedWords } from '@/lib/domain/library/folded-words';
import type { Snippet } from '@/lib/domain/snippet';
import { numberingAfterAbove, startCounting } from './numbered-list';
import type { TypedCommand } from './typed-command';

/** Something that can be inserted where the cursor stands. */
export type Insertable = {
  id: string;
  label: string;
  /** Other words by which it is looked for. */
  also: string;
  icon: LucideIcon;
  detail?: string;
  run: (editor: Editor) => void;
};

/** A picture is chosen in a dialog of its own. */
export type AskForPicture = () => void;

function blocks(askForPicture: AskForPicture): Insertable[] {
  return [
    {
      ...{ id: 'bullets', label: 'Bulleted list', also: 'points', icon: List },
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      ...{ id: 'numbers', label: 'Numbered list', also: 'steps ordered', icon: ListOrdered },
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      ...{ id: 'letters', label: 'Lettered list', also: 'a b c steps ordered', icon: ListOrdered },
      run: (editor) => startCounting(editor, { start: 1, style: 'lower-alpha' }),
    },
    {
      ...{ id: 'continue', label: 'Continue the numbered list above', also: 'start number resume', icon: ListOrdered },
      run: (editor) => startCounting(editor, numberingAfterAbove(editor)),
    },
    {
      ...{ id: 'checklist', label: 'Checklist', also: 'tick boxes to do', icon: ListChecks },
      run: (editor) => editor.chain().focus().toggleList('checklist', 'checklistItem').run(),
    },
    {
      ...{ id: 'table', label: 'Table', also: 'rows columns grid', icon: TableIcon },
      run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    },
    ...calloutTones.map(
      (tone): Insertable => ({
        ...{ id: `box-${tone}`, label: `Box: ${pageWords('en').tones[tone]}`, also: `callout note ${tone}` },
        icon: MessageSquareWarning,
        run: (editor) => editor.chain().focus().wrapIn('callout', { tone }).run(),
      }),
    ),
    {
      ...{ id: 'picture', label: 'Picture', also: 'pictogram image icon', icon: ImageIcon },
      run: () => askForPicture(),
    },
    ...conditions.map(
      (when): Insertable => ({
        ...{ id: `if-${when}`, label: conditionLabels[when], also: 'condition passage when', icon: Users },
        run: (editor) => setPassage(editor, when),
      }),
    ),
  ];
}

const fields: readonly Insertable[] = mergeFieldNames.map((name) => ({
  id: name,
  label: mergeFieldLabels[name],
  also: 'field blank merge',
  icon: Braces,
  run: (editor) => insertField(editor, name),
}));

export function insertField(editor: Editor, name: string): void {
  editor.chain().focus().insertContent({ type: 'mergeField', attrs: { name } }).run();
}

export function setPassage(editor: Editor, when: Condition): void {
  if (editor.isActive('passage')) editor.chain().focus().updateAttributes('passage', { when }).run();
  else editor.chain().focus().wrapIn('passage', { when }).run();
}

function fromSnippet({ name, text }: Snippet): Insertable {
  const [first = '', ...rest] = text.split(/\r\n|\r|\n/);
  return {
    ...{ id: `snippet-${name}`, label: name, also: '', icon: Quote, detail: first },
    run: (editor) => {
      const chain = editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: first || ' ' });
      for (const line of rest) {
        chain.splitBlock();
        if (line !== '') chain.insertContent({ type: 'text', text: line });
      }
      chain.run();
    },
  };
}

const MOST_SHOWN = 9;

const wordsOf = (text: string): string[] => foldedWords(text).map(({ word }) => word);

/** What a typed command offers, the best first: after "/" anything, after ";" the clinician's own snippets. */
export function offeredFor(
  { trigger, query }: TypedCommand,
  given: { snippets: readonly Snippet[]; askForPicture: AskForPicture },
): Insertable[] {
  const snippets = given.snippets.map(fromSnippet);
  const all = trigger === ';' ? snippets : [...blocks(given.askForPicture), ...fields];
  const wanted = wordsOf(query);
  const ranked = all.flatMap((item, place) => {
    const names = wordsOf(item.label);
    const others = wordsOf(item.also);
    if (!wanted.every((word) => [...names, ...others].some((name) => name.startsWith(word)))) return [];
    const isByName = wanted.every((word) => names.some((name) => name.startsWith(word)));
    return [{ item, rank: (isByName ? 0 : all.length) + place }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
    .slice(0, MOST_SHOWN);
}
