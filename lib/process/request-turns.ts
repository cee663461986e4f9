export type RequestTurnsLimits = {
  /** Requests of one person that are at work at the same time, while nobody else has any. Otherwise one. */
  atOnce: number;
  /** Requests of one person that may wait. */
  waiting: number;
  /** The shortest turn of a refused request. */
  pauseMs: number;
  /** The longest turn: a request that takes longer goes on, and the person's next one starts beside it. */
  longestMs: number;
};

/** A request's place in its sender's line. */
export type Turn = {
  /** Resolves when the request may start: true. False once it has left the line before. */
  mayStart: Promise<boolean>;
  /** Gives the place to the person's next request; after `pauses`, not before the shortest turn of a refusal is over. */
  leave: (how?: { pauses: boolean }) => void;
};

type Line = { running: number; waiting: (() => void)[] };

/**
 * Limits the requests of each person that are at work at once. One thread serves everybody: without this, forty requests
 * of one person delay the next one of everybody by all forty.
 */
export function createRequestTurns({ atOnce, waiting: mostWaiting, pauseMs, longestMs }: RequestTurnsLimits) {
  /** Only of people with a request at work. */
  const lines = new Map<string, Line>();

  const mayStart = (line: Line): boolean => line.running === 0 || (line.running < atOnce && lines.size === 1);

  const endOne = (person: string, line: Line): void => {
    line.running -= 1;
    while (line.waiting.length > 0 && mayStart(line)) line.waiting.shift()?.();
    if (line.running === 0) lines.delete(person);
  };

  return {
    /** Null if too many requests of this person wait already. */
    enter(person: string): Turn | null {
      const line = lines.get(person) ?? { running: 0, waiting: [] };
      lines.set(person, line);
      const startsNow = line.waiting.length === 0 && mayStart(line);
      if (!startsNow && line.waiting.length >= mostWaiting) return null;
      let state: 'waiting' | 'running' | 'over' = 'waiting';
      let startedAt = 0;
      let timer: NodeJS.Timeout | undefined;
      let settle: (mayStart: boolean) => void = () => undefined;
      const started = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      const end = (): void => {
        if (state !== 'running') return;
        state = 'over';
        clearTimeout(timer);
        endOne(person, line);
      };
      const start = (): void => {
        state = 'running';
        startedAt = performance.now();
        line.running += 1;
        timer = setTimeout(end, longestMs);
        settle(true);
      };
      const leaveLine = (): void => {
        state = 'over';
        line.waiting = line.waiting.filter((one) => one !== start);
        settle(false);
      };
      if (startsNow) start();
      else line.waiting.push(start);
      return {
        mayStart: started,
        leave({ pauses } = { pauses: false }) {
          if (state === 'waiting') leaveLine();
          if (state !== 'running') return;
          clearTimeout(timer);
          const leftMs = pauses ? startedAt + pauseMs - performance.now() : 0;
          if (leftMs > 0) timer = setTimeout(end, leftMs);
          else end();
        },
      };
    },
    /** People with a request at work. */
    get people(): number {
      return lines.size;
    },
  };
}
