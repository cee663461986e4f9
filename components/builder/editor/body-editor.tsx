'use client';

import type { JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Blocks } from '@/components/document/blocks';
import { documentNonce } from '@/components/ui/document-nonce';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { Block } from '@/lib/domain/handout/document';
import type { MergeFieldName } from '@/lib/domain/handout/merge-fields';
import { inLanguage } from '@/lib/domain/language/direction';
import type { Snippet } from '@/lib/domain/snippet';
import { type Carets, noCarets } from '../draft-history';
import type { ReturningCaret } from '../use-undo';
import { bodyExtensionsIn } from './body-schema-extensions';
import { CommandMenu, type KeyTaker } from './command-menu';
import styles from './editor.module.css';
import { EditorToolbar } from './editor-toolbar';
import { FreshSelection } from './fresh-selection';
import { MergeValuesContext } from './merge-field-chip';
import { OwnHistory } from './own-history';
import { PasteNotice } from './paste/paste-notice';
import { PasteReading } from './paste/paste-plugin';
import { PictureDialog } from './picture-dialog';
import { SizeNotice } from './size-notice';
import { asEditorWouldGive, toBody } from './to-body';
import { wordHelp } from './word-help';
import { WordHelpCard } from './word-help-card';

type BodyEditorProps = {
  label: string;
  /** Language of the words. */
  locale: string;
  snippets?: readonly Snippet[];
  /** Ctrl+Z takes back words here; where the whole draft has one history, that one does. */
  hasOwnHistory?: boolean;
  body: SectionBody;
  /** What the words were before anybody changed them. */
  original?: SectionBody;
  /** Gets `original` itself as soon as the words equal it again. */
  onChange: (body: SectionBody, edit: TextEdit) => void;
  /** Where the cursor goes back to; `onCaret` is called once it is there. */
  caret?: ReturningCaret | null;
  onCaret?: () => void;
  mergeValues: Partial<Record<MergeFieldName, string>>;
  /** What stands in the editor's place until its script runs, so that nothing jumps. */
  placeholder: readonly Block[];
};

/** Where the cursor was before an edit and after it, and whether the words were pasted. */
export type TextEdit = { isPaste: boolean; carets: Carets };

const noSnippets: readonly Snippet[] = [];

/** The rich text of one section. Mount it anew (with a key) for another section. */
export function BodyEditor(props: BodyEditorProps) {
  const { label, locale, snippets = noSnippets, hasOwnHistory = false } = props;
  const { body, original, onChange, mergeValues, placeholder, caret = null, onCaret } = props;
  const [isChoosing, setChoosing] = useState(false);
  const askForPicture = useCallback(() => setChoosing(true), []);
  const menuKeys = useRef<KeyTaker>(() => false);
  const cardKeys = useRef<KeyTaker>(() => false);
  const untouched = useMemo(() => original && JSON.stringify(asEditorWouldGive(original)), [original]);
  /** What the editor is known to show. */
  const shown = useRef<SectionBody | null>(null);
  /** Where the cursor was before the newest change. */
  const carets = useRef<Carets>(noCarets);
  const emit = (next: SectionBody, isPaste: boolean): void => {
    shown.current = original && JSON.stringify(next) === untouched ? original : next;
    onChange(shown.current, { isPaste, carets: carets.current });
  };
  const latestEmit = useRef(emit);
  useEffect(() => {
    latestEmit.current = emit;
  });

  const editor = useEditor({
    extensions: [
      ...bodyExtensionsIn(locale),
      FreshSelection,
      PasteReading,
      wordHelp(locale),
      ...(hasOwnHistory ? [OwnHistory] : []),
    ],
    content: body as JSONContent, // the same shape with looser types
    immediatelyRender: false,
    injectNonce: documentNonce(),
    editorProps: {
      attributes: {
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        class: styles.text ?? '',
        ...inLanguage(locale),
        spellcheck: 'true',
      },
      handleKeyDown: (_view, event) => menuKeys.current(event) || cardKeys.current(event),
    },
    onTransaction: ({ editor: { state } }) => {
      const { anchor, head } = state.selection;
      carets.current = { before: carets.current.after, after: { anchor, head } };
    },
    onUpdate: ({ editor: { state }, transaction }) =>
      latestEmit.current(toBody(state.doc), transaction.getMeta('uiEvent') === 'paste'),
  });

  // Undo, reset and a decided conflict change the words from outside.
  useEffect(() => {
    if (!editor || editor.isDestroyed || body === shown.current) return;
    shown.current = body;
    const wanted = JSON.stringify(asEditorWouldGive(body));
    if (wanted === JSON.stringify(toBody(editor.state.doc))) return;
    const { from } = editor.state.selection;
    editor
      .chain()
      .setContent(body as JSONContent, { emitUpdate: false }) // the same shape with looser types
      .command(({ tr }) => {
        tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))));
        return true;
      })
      .run();
  }, [editor, body]);

  useEffect(() => {
    if (!editor || editor.isDestroyed || !caret) return;
    editor.commands.command(({ tr }) => {
      const at = (position: number) => tr.doc.resolve(Math.min(position, tr.doc.content.size));
      tr.setSelection(TextSelection.between(at(caret.anchor), at(caret.head))).scrollIntoView();
      return true;
    });
    if (caret.takesFocus) editor.view.focus();
    onCaret?.();
  }, [editor, caret, onCaret]);

  return (
    <MergeValuesContext value={mergeValues}>
      <EditorToolbar editor={editor} locale={locale} askForPicture={askForPicture} />
      {editor ? (
        <>
          <EditorContent editor={editor} />
          <PasteNotice editor={editor} />
          <SizeNotice body={body} />
          <CommandMenu editor={editor} snippets={snippets} askForPicture={askForPicture} keys={menuKeys} />
          <WordHelpCard editor={editor} keys={cardKeys} />
          <PictureDialog editor={editor} locale={locale} isOpen={isChoosing} onClose={() => setChoosing(false)} />
        </>
      ) : (
        <div className={styles.text} {...inLanguage(locale)}>
          <Blocks blocks={placeholder} locale={locale} />
        </div>
      )}
    </MergeValuesContext>
  );
}
