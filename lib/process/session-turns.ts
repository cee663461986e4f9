export type SessionTurnsLimits = {
  /** Requests of one session that are at work at the same time. */
  atOnce: number;
  /** Requests of one session that may wait. */
  waiting: number;
  /** The longest turn: a request that takes longer goes on, and the session's next one starts beside it. */
  longestMs: number;
};

/** A request's place in its session's line. */
export type Turn = {
  /** Resolves when the request may start: true. False once it has left the line before. */
  mayStart: Promise<boolean>;
  /** Gives the place to the session's next request. `isAtLimit`: only at the end of the longest turn. */
  leave: (when: { isAtLimit: boolean }) => void;
};

type Line = { running: number; waiting: (() => void)[] };

/**
 * Limits the requests of each session that are at work at once. One thread serves everybody, so without it forty requests
 * of one session delay everybody's next one by all forty. Who waits for something else than this thread, such as for a
 * PDF or a long download, keeps the session's other requests no longer than the longest turn.
 */
export function createSessionTurns({ atOnce, waiting: mostWaiting, longestMs }: SessionTurnsLimits) {
  /** Only of sessions with a request at work. */
  const lines = new Map<string, Line>();

  const startNext = (session: string, line: Line): void => {
    line.running -= 1;
    line.waiting.shift()?.();
    if (line.running === 0) lines.delete(session);
  };

  return {
    /** Null if too many requests of this session wait already. */
    enter(session: string): Turn | null {
      const line = lines.get(session) ?? { running: 0, waiting: [] };
      if (line.running >= atOnce && line.waiting.length >= mostWaiting) return null;
      lines.set(session, line);
      let state: 'waiting' | 'running' | 'over' = 'waiting';
      let timer: NodeJS.Timeout | undefined;
      let settle: (mayStart: boolean) => void = () => undefined;
      const mayStart = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      const end = (): void => {
        if (state !== 'running') return;
        state = 'over';
        clearTimeout(timer);
        startNext(session, line);
      };
      const start = (): void => {
        state = 'running';
        line.running += 1;
        timer = setTimeout(end, longestMs);
        settle(true);
      };
      if (line.running < atOnce) start();
      else line.waiting.push(start);
      return {
        mayStart,
        leave({ isAtLimit }) {
          if (state === 'running' && !isAtLimit) end();
          if (state !== 'waiting') return;
          state = 'over';
          line.waiting = line.waiting.filter((one) => one !== start);
          settle(false);
        },
      };
    },
    /** Sessions with a request at work. */
    get sessions(): number {
      return lines.size;
    },
  };
}
