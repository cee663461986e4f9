export type RequestTurnsLimits = {
  /** Requests of one person that may wait. */
  waiting: number;
  /** The longest turn: a request that takes longer goes on, and the person's next one starts beside it. */
  longestMs: number;
};

/** A request's place in its sender's line. */
export type Turn = {
  /** Resolves when the request may start: true. False once it has left the line before. */
  mayStart: Promise<boolean>;
  /** Gives the turn to the person's next request, but not before this one's turn has lasted for `shortestMs`. */
  leave: (shortestMs?: number) => void;
};

/**
 * Lets the requests of each person start one after another. One thread serves everybody: without this, forty requests of
 * one person delay the next one of everybody by all forty. With two at once, a page of somebody else waits for twice as
 * much, and the two are done no sooner.
 */
export function createRequestTurns({ waiting: mostWaiting, longestMs }: RequestTurnsLimits) {
  /** Those that wait, of each person who has a turn. */
  const lines = new Map<string, (() => void)[]>();

  const startNext = (person: string, line: (() => void)[]): void => {
    const start = line.shift();
    if (start) start();
    else lines.delete(person);
  };

  return {
    /** Null if too many requests of this person wait already. */
    enter(person: string): Turn | null {
      const before = lines.get(person);
      if (before && before.length >= mostWaiting) return null;
      const line = before ?? [];
      let state: 'waiting' | 'running' | 'over' = 'waiting';
      let startedAt = 0;
      let timer: NodeJS.Timeout | undefined;
      let settle: (mayStart: boolean) => void = () => undefined;
      const mayStart = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      const end = (): void => {
        if (state !== 'running') return;
        state = 'over';
        clearTimeout(timer);
        startNext(person, line);
      };
      const start = (): void => {
        state = 'running';
        startedAt = performance.now();
        timer = setTimeout(end, longestMs);
        settle(true);
      };
      const leaveLine = (): void => {
        state = 'over';
        line.splice(line.indexOf(start), 1);
        settle(false);
      };
      if (before) line.push(start);
      else {
        lines.set(person, line);
        start();
      }
      return {
        mayStart,
        leave(shortestMs = 0) {
          if (state === 'waiting') leaveLine();
          if (state !== 'running') return;
          clearTimeout(timer);
          const leftMs = startedAt + shortestMs - performance.now();
          if (leftMs > 0) timer = setTimeout(end, leftMs);
          else end();
        },
      };
    },
    /** People who have a turn. */
    get people(): number {
      return lines.size;
    },
  };
}
