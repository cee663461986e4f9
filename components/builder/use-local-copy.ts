'use client';

import { useCallback, useEffect, useState } from 'react';
import { toast } from '@/components/ui/toast';
import type { DraftContent } from '@/lib/domain/handout/draft';
import type { SectionVersion } from '@/lib/domain/library/section';
import { browserKeyRequest } from './browser-key-request';
import type { BuilderDraft } from './builder-props';
import { createLocalCopy, forgetOldCopies, isSameContent } from './local-copy';
import type { LocalCopy } from './local-copy-schema';

const PAUSE_MS = 200;

type LocalCopyOptions = {
  draft: BuilderDraft;
  content: DraftContent;
  versions: readonly SectionVersion[];
  /** The server has all of it. */
  isSaved: boolean;
  /** The version on the server that the words on screen were written over. */
  version: () => number;
  /** Words of an earlier page, written over what the server still has: they go on. */
  onRestore: (copy: LocalCopy) => void;
  /** Words of an earlier page, while the server has something newer: someone must choose. */
  onContest: (copy: LocalCopy) => void;
};

/** Keeps unsaved words in the browser until the server has them, and brings back what an earlier page left. */
export function useLocalCopy(options: LocalCopyOptions) {
  const { draft, content, versions, isSaved, version, onRestore, onContest } = options;
  const [copies] = useState(() =>
    typeof window === 'undefined'
      ? null
      : createLocalCopy(draft.id, {
          storage: window.localStorage,
          fetchKey: () => browserKeyRequest(draft.id),
          now: Date.now,
        }),
  );
  const [isRead, setRead] = useState(false);
  const [isKept, setKept] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what lies there when the page opens
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      if (!copies) return;
      forgetOldCopies(window.localStorage, Date.now());
      await copies.prepare();
      const copy = await copies.read();
      if (isGone) return;
      setRead(true);
      if (!copy) return;
      if (isSameContent(copy.content, draft.content)) copies.forget();
      else if (copy.version === draft.version) {
        onRestore(copy);
        toast('Words that had not been saved are back. Undo takes them out again.');
      } else onContest(copy);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => {
    // Until the earlier page's words were read, they must not be written over.
    if (!copies || !isRead) return;
    if (isSaved) {
      copies.forget();
      setKept(false);
      return;
    }
    const known = new Set(draft.versions.map(({ id }) => id));
    const learned = versions.filter(({ id }) => !known.has(id));
    const keep = async (): Promise<void> => {
      await copies.keep({ version: version(), content, versions: learned });
      setKept(copies.holds(content));
    };
    const timer = setTimeout(() => void keep(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [copies, isRead, isSaved, content, versions, draft, version]);

  const holds = useCallback((one: DraftContent): boolean => copies?.holds(one) ?? false, [copies]);
  return { isKept, holds };
}
