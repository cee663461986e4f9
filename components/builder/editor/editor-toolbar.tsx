'use client';

import { type Editor, useEditorState } from '@tiptap/react';
import {
  Bold,
  Braces,
  Hash,
  Image as ImageIcon,
  Italic,
  Link as LinkIcon,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessageSquareWarning,
  Table as TableIcon,
  Users,
} from 'lucide-react';
import { memo, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { type CalloutTone, calloutTones } from '@/lib/domain/handout/callout-tones';
import { conditionLabels, conditions } from '@/lib/domain/handout/conditions';
import { mergeFieldLabels, mergeFieldNames } from '@/lib/domain/handout/merge-fields';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { type AskForPicture, insertField, setPassage } from './insertables';
import { LinkDialog } from './link-dialog';
import { NumberingDialog } from './numbering-dialog';
import { TableTools } from './table-tools';

type Tool = {
  label: string;
  icon: LucideIcon;
  shortcut?: string;
  isActive: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

const tools: readonly Tool[] = [
  {
    label: 'Bold',
    icon: Bold,
    shortcut: 'Ctrl+B',
    isActive: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    label: 'Italic',
    icon: Italic,
    shortcut: 'Ctrl+I',
    isActive: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    label: 'Bulleted list',
    icon: List,
    isActive: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: 'Numbered list',
    icon: ListOrdered,
    isActive: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    label: 'Checklist',
    icon: ListChecks,
    isActive: (editor) => editor.isActive('checklist'),
    run: (editor) => editor.chain().focus().toggleList('checklist', 'checklistItem').run(),
  },
  {
    label: 'Table',
    icon: TableIcon,
    isActive: (editor) => editor.isActive('table'),
    run: (editor) => {
      if (editor.isActive('table')) editor.commands.focus();
      else editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run();
    },
  },
];

const nothingActive = {
  ...{ active: [] as string[], inCallout: false, inPassage: false, inLink: false, inTable: false },
  inNumbers: false,
};

type EditorToolbarProps = {
  editor: Editor | null;
  /** Language of the words. */
  locale: string;
  askForPicture: AskForPicture;
};

/** Buttons over the text. While the editor is starting they are there, but idle, so that nothing moves. */
export const EditorToolbar = memo(function EditorToolbar({ editor, locale, askForPicture }: EditorToolbarProps) {
  const [isLinking, setLinking] = useState(false);
  const [isNumbering, setNumbering] = useState(false);
  const state =
    useEditorState({
      editor,
      selector: ({ editor: current }) =>
        current
          ? {
              active: tools.filter((tool) => tool.isActive(current)).map((tool) => tool.label),
              inCallout: current.isActive('callout'),
              inPassage: current.isActive('passage'),
              inLink: current.isActive('link'),
              inTable: current.isActive('table'),
              inNumbers: current.isActive('orderedList'),
            }
          : nothingActive,
    }) ?? nothingActive;

  const withEditor = (run: (editor: Editor) => void) => () => {
    if (editor) run(editor);
  };

  return (
    <>
      <Toolbar
        aria-label="Text"
        className="flex flex-wrap items-center gap-0.5 rounded-t-xl border-b border-line px-2 py-1"
      >
        {tools.map((tool) => (
          <IconButton
            key={tool.label}
            label={tool.label}
            icon={<tool.icon aria-hidden />}
            {...(tool.shortcut ? { shortcut: tool.shortcut } : {})}
            pressed={state.active.includes(tool.label)}
            onPress={withEditor(tool.run)}
          />
        ))}
        <IconButton
          label="Numbering"
          icon={<Hash aria-hidden />}
          onPress={() => setNumbering(true)}
          isDisabled={!state.inNumbers}
        />
        <MenuTrigger>
          <IconButton label="Box" icon={<MessageSquareWarning aria-hidden />} pressed={state.inCallout} />
          <Menu
            aria-label="Box"
            placement="bottom start"
            onAction={(key) => {
              if (!editor) return;
              const tone = calloutTones.find((one) => one === key);
              if (tone) setCallout(editor, tone);
              else editor.chain().focus().lift('callout').run();
            }}
          >
            {calloutTones.map((tone) => (
              <MenuItem key={tone} id={tone}>
                {pageWords('en').tones[tone]}
              </MenuItem>
            ))}
            {state.inCallout ? <MenuItem id="none">No box</MenuItem> : null}
          </Menu>
        </MenuTrigger>
        <MenuTrigger>
          <IconButton label="Only for some readers" icon={<Users aria-hidden />} pressed={state.inPassage} />
          <Menu
            aria-label="Only for some readers"
            placement="bottom start"
            onAction={(key) => {
              if (!editor) return;
              const when = conditions.find((one) => one === key);
              if (when) setPassage(editor, when);
              else editor.chain().focus().lift('passage').run();
            }}
          >
            {conditions.map((when) => (
              <MenuItem key={when} id={when}>
                {conditionLabels[when]}
              </MenuItem>
            ))}
            {state.inPassage ? <MenuItem id="everyone">For everyone</MenuItem> : null}
          </Menu>
        </MenuTrigger>
        <IconButton label="Picture" icon={<ImageIcon aria-hidden />} onPress={askForPicture} isDisabled={!editor} />
        <IconButton
          label="Link"
          icon={<LinkIcon aria-hidden />}
          pressed={state.inLink}
          onPress={() => setLinking(true)}
          isDisabled={!editor}
        />
        <MenuTrigger>
          <IconButton label="Insert field" icon={<Braces aria-hidden />} />
          <Menu
            aria-label="Insert field"
            placement="bottom start"
            onAction={(name) => {
              if (editor) insertField(editor, String(name));
            }}
          >
            {mergeFieldNames.map((name) => (
              <MenuItem key={name} id={name}>
                {mergeFieldLabels[name]}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </Toolbar>
      {editor && state.inTable ? <TableTools editor={editor} locale={locale} /> : null}
      {editor ? <NumberingDialog editor={editor} isOpen={isNumbering} onClose={() => setNumbering(false)} /> : null}
      {editor ? <LinkDialog editor={editor} isOpen={isLinking} onClose={() => setLinking(false)} /> : null}
    </>
  );
});

function setCallout(editor: Editor, tone: CalloutTone): void {
  if (editor.isActive('callout')) editor.chain().focus().updateAttributes('callout', { tone }).run();
  else editor.chain().focus().wrapIn('callout', { tone }).run();
}
