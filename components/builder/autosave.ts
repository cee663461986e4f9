/**
 * Autosave as a state machine, free of React and of the network: it is told of changes, decides when to
 * save, and tells what to show. One save is under way at a time, because each must carry the version
 * that the one before it returned.
 */

export type SaveAnswer<Other, Failure> =
  | { is: 'saved'; version: number; savedAt: string }
  /** Someone else saved meanwhile; nothing was overwritten. */
  | { is: 'conflict'; theirs: Other }
  /** The server understood and said no: trying the same again would not help. */
  | { is: 'refused'; failure: Failure }
  | { is: 'unreachable' };

export type SaveStatus<Other, Failure> =
  | { is: 'saved'; at: string }
  | { is: 'changed' }
  | { is: 'saving' }
  | { is: 'retrying'; attempt: number }
  | { is: 'refused'; failure: Failure }
  | { is: 'conflict'; theirs: Other };

export type AutosaveOptions<Content, Other, Failure> = {
  version: number;
  content: Content;
  savedAt: string;
  /** Never rejects. */
  save: (request: { version: number; content: Content }) => Promise<SaveAnswer<Other, Failure>>;
  onStatus: (status: SaveStatus<Other, Failure>) => void;
  /** Does a save of this content go on when the page goes away? Browsers let only small requests do that. */
  outlivesPage: (content: Content) => boolean;
};

/** Milliseconds of quiet after which a change is saved. */
export const QUIET_MS = 700;
/** Milliseconds after which it is saved though the typing goes on. */
export const LONGEST_MS = 2_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

export function createAutosave<Content, Other, Failure>(options: AutosaveOptions<Content, Other, Failure>) {
  let { version, content: latest } = options;
  /** What the server holds; null: unknown, because a save went out and no answer came. */
  let stored: Content | null = options.content;
  let savedAt = options.savedAt;
  let status: SaveStatus<Other, Failure> = { is: 'saved', at: options.savedAt };
  let running: { save: Promise<void>; content: Content } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changedSince: number | null = null;
  let attempt = 0;

  const show = (next: SaveStatus<Other, Failure>): void => {
    status = next;
    options.onStatus(next);
  };

  const cancelTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const startIn = (milliseconds: number): void => {
    cancelTimer();
    timer = setTimeout(() => void start(), milliseconds);
  };

  const isDirty = (): boolean => latest !== stored;

  function change(content: Content): void {
    latest = content;
    if (status.is === 'conflict') return;
    if (!isDirty()) {
      backToStored();
      return;
    }
    changedSince ??= Date.now();
    // A save under way looks for newer content when it ends, and a retry takes the newest with it.
    if (running || status.is === 'retrying') return;
    show({ is: 'changed' });
    startIn(Math.max(0, Math.min(QUIET_MS, changedSince + LONGEST_MS - Date.now())));
  }

  /** Undo and redo came back to what the server holds: nothing is left to save. */
  function backToStored(): void {
    if (running || status.is === 'saved') return;
    cancelTimer();
    changedSince = null;
    show({ is: 'saved', at: savedAt });
  }

  function start(): Promise<void> {
    cancelTimer();
    if (running) return running.save;
    if (!isDirty() || status.is === 'conflict') return Promise.resolve();
    const save = run(latest).finally(() => {
      running = null;
      if (status.is === 'saved' && isDirty()) change(latest);
    });
    running = { save, content: latest };
    return save;
  }

  async function run(sent: Content): Promise<void> {
    changedSince = null;
    show({ is: 'saving' });
    const answer = await options.save({ version, content: sent });
    switch (answer.is) {
      case 'saved':
        version = answer.version;
        stored = sent;
        savedAt = answer.savedAt;
        attempt = 0;
        show({ is: 'saved', at: savedAt });
        return;
      case 'conflict':
        show({ is: 'conflict', theirs: answer.theirs });
        return;
      case 'refused':
        show({ is: 'refused', failure: answer.failure });
        return;
      case 'unreachable':
        stored = null;
        attempt += 1;
        show({ is: 'retrying', attempt });
        startIn(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)));
        return;
    }
  }

  return {
    change,

    /** Saves now whatever is unsaved; true when everything is stored. */
    async flush(): Promise<boolean> {
      // A save under way may carry older content: a second round sends the rest.
      for (let round = 0; round < 2 && isDirty() && status.is !== 'conflict'; round += 1) await start();
      return !isDirty();
    },

    /** The page goes out of sight or away: what is unsaved is sent at once. */
    leave(): void {
      void start();
    },

    /** Would leaving now lose words? Asked before the browser closes the page. */
    wouldLose(): boolean {
      if (!isDirty()) return false;
      if (status.is === 'retrying' || status.is === 'refused' || status.is === 'conflict') return true;
      return (running !== null && running.content !== latest) || !options.outlivesPage(latest);
    },

    /** The connection is back, or the clinician asks for it. */
    retry(): void {
      if (status.is === 'retrying' || status.is === 'refused') void start();
    },

    /** Words from an earlier page stand against what the server has by now: nothing is saved until one is chosen. */
    contest(content: Content, theirs: Other): void {
      cancelTimer();
      latest = content;
      show({ is: 'conflict', theirs });
    },

    /** A conflict was decided: `content` is what the server now holds as `version`. */
    resolved(next: { version: number; content: Content; savedAt: string }): void {
      version = next.version;
      latest = next.content;
      stored = next.content;
      savedAt = next.savedAt;
      attempt = 0;
      show({ is: 'saved', at: savedAt });
    },

    /** Why the last save was refused; null where it was not. */
    refusal: (): Failure | null => (status.is === 'refused' ? status.failure : null),

    /** The version that the server holds; what a later request must name. */
    version: (): number => version,
  };
}
