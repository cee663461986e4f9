'use client';

import { useEffect, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { settled } from '@/components/wording/run-action';
import type { AppFailure } from '@/lib/domain/errors';
import { saveVersion } from '@/lib/features/sections/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { formOf, type SectionForm, type Wording, wordingOf } from './section-form';

/** What is being written, and on what: nothing is stored until Save makes it a version. */
export type Writing = {
  sectionId: string;
  locale: string;
  basedOn: number | null;
  wording: Wording;
  /** The version of the original that the wording says; null: it is the original. */
  originalNumber: number | null;
  restores: number | null;
  offerId: string | null;
};

export function useSectionForm(writing: Writing, path: string) {
  const router = useRouterAfterWrite();
  const [form, setForm] = useState<SectionForm>(() => formOf(writing.wording));
  const [originalNumber, setOriginalNumber] = useState(writing.originalNumber);
  const [basedOn, setBasedOn] = useState(writing.basedOn);
  const [theirs, setTheirs] = useState<VersionRecord | null>(null);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isTouched, setTouched] = useState(false);
  /** Where the editor wants to go although words would be lost; null: nowhere. */
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  useUnsavedGuard(isTouched, setLeavingTo);

  const go = (href: string): void => {
    setTouched(false);
    setLeavingTo(null);
    router.push(href);
    router.refresh();
  };

  return {
    form,
    originalNumber,
    theirs,
    failure,
    isSaving,
    isLosing: leavingTo !== null,
    nextNumber: (basedOn ?? 0) + 1,
    change: (change: (before: SectionForm) => SectionForm): void => {
      setForm(change);
      setTouched(true);
    },
    changeOriginalNumber: (number: number | null): void => {
      setOriginalNumber(number);
      setTouched(true);
    },
    save: async (): Promise<void> => {
      const { sectionId, locale, restores, offerId } = writing;
      setSaving(true);
      setFailure(null);
      const outcome = await settled(
        saveVersion({ sectionId, locale, basedOn, originalNumber, restores, offerId, ...wordingOf(form) }),
      );
      setSaving(false);
      if (!outcome.ok) {
        setFailure(outcome.failure);
        return;
      }
      if (!outcome.value.saved) {
        setTheirs(outcome.value.theirs);
        return;
      }
      toast(
        outcome.value.number === basedOn
          ? 'Nothing was changed, so there is no new version.'
          : `Saved as version ${outcome.value.number}. It is not reviewed yet.`,
      );
      go(path);
    },
    /** After another editor saved: go on with one's own text on top of theirs, which stays a version. */
    goOnFromTheirs: (): void => {
      if (theirs) setBasedOn(theirs.number);
      setTheirs(null);
    },
    /** Asks first when words would be lost. */
    leave: (): void => (isTouched ? setLeavingTo(path) : go(path)),
    stay: (): void => setLeavingTo(null),
    leaveAnyway: (): void => go(leavingTo ?? path),
  };
}

/** Asks before words that were not saved are lost: the browser for what leaves Plainleaf, the screen for its own links. */
function useUnsavedGuard(isTouched: boolean, askToLeave: (href: string) => void): void {
  useEffect(() => {
    if (!isTouched) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      const isOwn = link !== null && link.target === '' && link.origin === window.location.origin;
      // A link in the text that is being written is text.
      if (!isOwn || link.isContentEditable || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      askToLeave(link.pathname + link.search);
    };
    window.addEventListener('beforeunload', ask);
    document.addEventListener('click', follow, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('click', follow, { capture: true });
    };
  }, [isTouched, askToLeave]);
}
