'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isWithin, unpackRanges } from '@/lib/domain/code-point-ranges';
import type { AppFailure } from '@/lib/domain/errors';
import { checkHandout } from '@/lib/domain/handout/checks/check';
import { compose } from '@/lib/domain/handout/compose';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setVisitDate } from '@/lib/domain/handout/draft-edit';
import { withNames, withoutIdentity } from '@/lib/domain/handout/without-identity';
import type { SectionVersion } from '@/lib/domain/library/section';
import { createAutosave, type SaveStatus } from './autosave';
import type { BuilderProps, OtherDraft } from './builder-props';
import {
  type Caret,
  type Carets,
  type History,
  lastStep,
  nextStep,
  noCarets,
  record,
  redo,
  startHistory,
  undo,
} from './draft-history';
import { watchFieldCarets } from './field-caret';
import { outlivesPage, saveDraftRequest } from './save-draft-request';
import { useCurrentDay } from './use-current-day';
import { useLocalCopy } from './use-local-copy';

export type BuilderStatus = SaveStatus<OtherDraft, AppFailure>;

/** Everything that lives while a draft is on screen: its words, their history, the saving, document and checks. */
export function useBuilder(props: BuilderProps) {
  const { draft, clinic, clinicianName, recentPatients, gatedTopics, topicAges, printable, keepsIdentifiers } = props;
  const [history, setHistory] = useState<History<DraftContent>>(() => startHistory(draft.content));
  const [status, setStatus] = useState<BuilderStatus>({ is: 'saved', at: draft.updatedAt });
  const [autosave] = useState(() =>
    createAutosave<DraftContent, OtherDraft, AppFailure>({
      version: draft.version,
      content: draft.content,
      savedAt: draft.updatedAt,
      save: ({ version, content }) =>
        saveDraftRequest(draft.id, { version, content: keepsIdentifiers ? content : withoutIdentity(content) }),
      onStatus: setStatus,
      outlivesPage,
    }),
  );
  const { now, today } = useCurrentDay(props.now, clinic.timeZone);
  const [versions, setVersions] = useState<readonly SectionVersion[]>(draft.versions);
  const content = history.present;
  /** As the clinic keeps it. */
  const kept = useMemo(() => (keepsIdentifiers ? content : withoutIdentity(content)), [content, keepsIdentifiers]);
  /** As the patient reads it. */
  const printed = useMemo(
    () => (keepsIdentifiers ? content : withNames(content, clinic.locale)),
    [content, keepsIdentifiers, clinic.locale],
  );

  // The newest history without waiting for a render: two changes may come within one event.
  const newest = useRef(history);
  const apply = useCallback(
    (next: History<DraftContent>) => {
      newest.current = next;
      setHistory(next);
      autosave.change(next.present);
    },
    [autosave],
  );
  const fieldCarets = useFieldCarets();
  /** `carets`: where the cursor was before and after, where that is not the cursor of an ordinary field. */
  const change = useCallback(
    (what: string, edit: (content: DraftContent) => DraftContent, carets: Carets = fieldCarets()) => {
      apply(record(newest.current, edit(newest.current.present), { what, at: performance.now(), carets }));
    },
    [apply, fieldCarets],
  );

  /** Wordings that sections of the draft are about to name: whatever names them must find them. */
  const learn = useCallback((more: readonly SectionVersion[]) => {
    setVersions((before) => [...new Map([...before, ...more].map((version) => [version.id, version])).values()]);
  }, []);

  const document = useMemo(
    () => compose({ draft: printed, versions, clinic, clinicianName, now }),
    [printed, versions, clinic, clinicianName, now],
  );
  const ranges = useMemo(() => unpackRanges(printable), [printable]);
  /** Takes longer than half a frame: called where there is time for it, and before the handout is issued. */
  const check = useCallback(() => {
    const isPrintable = (codePoint: number): boolean => isWithin(ranges, codePoint);
    return checkHandout({
      ...{ draft: printed, document, versions, clinic, recentPatients, today, isPrintable },
      gatedTopics,
      topicAges,
      openedFor: draft.content.patient.name,
    });
  }, [printed, document, versions, clinic, recentPatients, today, ranges, gatedTopics, topicAges, draft]);

  const { isKept, holds } = useLocalCopy({
    ...{ draft, content: kept, versions, version: autosave.version },
    isSaved: status.is === 'saved',
    onRestore: (copy) => {
      learn(copy.versions);
      apply(record(newest.current, copy.content, { what: 'words of an earlier page', at: performance.now() }));
    },
    onContest: (copy) => {
      learn(copy.versions);
      newest.current = startHistory(copy.content);
      setHistory(newest.current);
      const { version, content: theirs, updatedAt, versions: pinned } = draft;
      autosave.contest(copy.content, { version, content: theirs, savedAt: updatedAt, versions: pinned });
    },
  });
  const newestKept = useRef(kept);
  newestKept.current = kept;
  const wouldLose = useCallback(() => autosave.wouldLose() && !holds(newestKept.current), [autosave, holds]);
  useLeaving(autosave, wouldLose);

  return {
    content,
    kept,
    versions,
    learn,
    document,
    check,
    today,
    useToday: () => change('visitDate', (draft) => setVisitDate(draft, today)),
    status,
    isKept,
    change,
    autosave,
    headingOf: (key: string): string => headingOf(newest.current, versions, key),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Tells what was undone; null where there was nothing. */
    undo: (): ChangeUndone | null => {
      const { current } = newest;
      const step = lastStep(current);
      apply(undo(current));
      return step
        ? { what: step.what, caret: step.carets.before, from: current.present, to: newest.current.present }
        : null;
    },
    redo: (): ChangeUndone | null => {
      const { current } = newest;
      const step = nextStep(current);
      apply(redo(current));
      return step
        ? { what: step.what, caret: step.carets.after, from: current.present, to: newest.current.present }
        : null;
    },
    /** After a conflict: what is on the server now becomes what is on screen. */
    takeOver: (decided: { version: number; content: DraftContent; versions: readonly SectionVersion[] }) => {
      learn(decided.versions);
      // Who the patient is, the server cannot know: it stays as it was typed here.
      const { patient } = keepsIdentifiers ? decided.content : newest.current.present;
      const content = { ...decided.content, patient };
      newest.current = startHistory(content);
      setHistory(newest.current);
      autosave.resolved({ ...decided, content, savedAt: new Date().toISOString() });
    },
  };
}

export type BuilderModel = ReturnType<typeof useBuilder>;

/** Of a section of the draft, or of one that undo or redo has just taken out of it. */
function headingOf(history: History<DraftContent>, versions: readonly SectionVersion[], key: string): string {
  const beside = [...history.future.slice(0, 1), ...history.past.slice(-1)].map(({ state }) => state);
  const section = [history.present, ...beside].flatMap(({ sections }) => sections).find((one) => one.key === key);
  const version = versions.find(({ id }) => id === section?.versionId);
  return section?.edit?.heading ?? version?.heading ?? '';
}

/** What undo or redo changed, the cursor that comes back with it, and the draft before and after. */
export type ChangeUndone = { what: string; caret: Caret | null; from: DraftContent; to: DraftContent };

function useFieldCarets(): () => Carets {
  const watch = useRef<ReturnType<typeof watchFieldCarets> | null>(null);
  useEffect(() => {
    const watching = watchFieldCarets();
    watch.current = watching;
    return watching.stop;
  }, []);
  return useCallback(() => watch.current?.carets() ?? noCarets, []);
}

type Leaving = { leave: () => void; retry: () => void };

/** Words typed just before the page goes away are sent on the way out; only what cannot be sent asks first. */
function useLeaving(autosave: Leaving, wouldLose: () => boolean): void {
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden') autosave.leave();
    };
    const ask = (event: BeforeUnloadEvent): void => {
      if (wouldLose()) event.preventDefault();
    };
    const { leave, retry } = autosave;
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', ask);
    window.addEventListener('online', retry);
    // Back from signing in again in another tab.
    window.addEventListener('focus', retry);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
      // Moving to another page of Plainleaf: the last words go on their way.
      leave();
    };
  }, [autosave, wouldLose]);
}
