// @ts-check

// Lines of progress, shared by the bootstrap (Node built-ins only) and the TypeScript after it.

/**
 * Changes the words of a step's line. The type has a name because TypeScript 5, which Next's build runs, infers
 * nothing from a function type inside another.
 *
 * @typedef {(words: string) => void} Say
 */

const nameWidth = 12;
const room = 56;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * "    1.2 s"
 *
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
}

/**
 * Shows one step: what is being done while it runs (on a terminal), what was done and how long it took at the end.
 * `work` gets a function that changes the words, and its answer can be words for the finished line.
 *
 * @template Result
 * @param {string} name
 * @param {string} words
 * @param {(say: Say) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(name, words, work) {
  const started = Date.now();
  const lively = process.stdout.isTTY === true && !process.env.CI;
  let current = words;
  let frame = 0;
  const draw = () => {
    const mark = frames[frame++ % frames.length] ?? '';
    // A line that wraps could not be drawn over.
    process.stdout.write(`\r\x1b[2K${line(mark, name, shorten(current), started)}`);
  };
  const timer = lively ? setInterval(draw, 120) : setInterval(() => print('…', name, current, started), 15_000);
  timer.unref();
  if (lively) draw();
  const finish = (/** @type {string} */ mark) => {
    clearInterval(timer);
    if (lively) process.stdout.write('\r\x1b[2K');
    print(mark, name, current, started);
  };
  try {
    const result = await work((next) => {
      current = next;
    });
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}

/**
 * A line for what does not end a start and is to be put right.
 *
 * @param {string} name
 * @param {string} words
 */
export function warn(name, words) {
  process.stdout.write(`! ${name.padEnd(nameWidth)} ${words}\n`);
}

/**
 * @param {string} mark
 * @param {string} name
 * @param {string} words
 * @param {number} started
 */
function print(mark, name, words, started) {
  process.stdout.write(`${line(mark, name, words, started)}\n`);
}

/**
 * @param {string} mark
 * @param {string} name
 * @param {string} words
 * @param {number} started
 */
function line(mark, name, words, started) {
  return `${mark} ${name.padEnd(nameWidth)} ${words.padEnd(room)} ${seconds(Date.now() - started)}`;
}

/** @param {string} words */
function shorten(words) {
  return words.length > room ? `${words.slice(0, room - 1)}…` : words;
}
