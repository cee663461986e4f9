import { seconds } from '../step-line.mjs';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const heartbeatMs = 30_000;

/** One stage on the progress display. */
export type Line = {
  /** Changes what the stage is said to be doing. */
  say: (words: string) => void;
  /** Prints the finished line. Returns the stage's duration in milliseconds. */
  finish: (isGood: boolean, words: string) => number;
};

/**
 * Progress of stages that run side by side. On a terminal one line at the bottom names all that are running; elsewhere,
 * as in CI, the same line is printed twice a minute. A finished stage gets a line of its own.
 */
export function openProgress(output: NodeJS.WriteStream = process.stdout): {
  start: (name: string) => Line;
  print: (text: string) => void;
  close: () => void;
} {
  const isLive = output.isTTY === true && !process.env.CI;
  const running = new Map<string, { started: number; words: string }>();
  let frame = 0;

  const erase = () => {
    if (isLive) output.write('\r\x1b[2K');
  };
  const summary = () =>
    [...running]
      .map(([name, { started, words }]) => `${name}${words && ` ${words}`} ${seconds(Date.now() - started).trim()}`)
      .join(' · ');
  const draw = () => {
    if (running.size === 0) return;
    if (!isLive) {
      output.write(`… ${summary()}\n`);
      return;
    }
    const text = `${frames[frame++ % frames.length]} ${summary()}`;
    // A line that wraps could not be erased.
    output.write(`\r\x1b[2K${text.slice(0, (output.columns ?? 80) - 1)}`);
  };
  const timer = setInterval(draw, isLive ? 120 : heartbeatMs);
  timer.unref();

  const print = (text: string) => {
    erase();
    output.write(`${text}\n`);
  };
  return {
    print,
    start: (name) => {
      const started = Date.now();
      running.set(name, { started, words: '' });
      return {
        say: (words) => running.set(name, { started, words }),
        finish: (isGood, words) => {
          running.delete(name);
          const took = Date.now() - started;
          print(`${isGood ? '✓' : '✗'} ${name.padEnd(12)} ${words.padEnd(56)} ${seconds(took)}`);
          return took;
        },
      };
    },
    close: () => {
      clearInterval(timer);
      erase();
    },
  };
}
