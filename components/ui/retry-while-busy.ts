/** Tries besides the first one. After them the answer stays busy, and a person decides. */
const MOST_RETRIES = 8;
/** Nobody watches a countdown for longer; the server then says again how long it takes. */
const LONGEST_WAIT_SECONDS = 60;

type Retrying<Answer> = {
  /** After how many seconds to ask again; null for an answer that is not busy. */
  secondsOf: (answer: Answer) => number | null;
  /** Told each second while waiting, how many are left; null while asking. */
  onWait: (secondsLeft: number | null) => void;
  /** Ends the waiting with the busy answer. A request that is on its way is not cut: what it did must be known. */
  signal: AbortSignal;
};

/**
 * Asks, and asks again as often as the answer is busy, after as many seconds as it says. A busy server has done nothing, so
 * that nothing is done twice.
 */
export async function retryWhileBusy<Answer>(
  ask: () => Promise<Answer>,
  { secondsOf, onWait, signal }: Retrying<Answer>,
): Promise<Answer> {
  for (let retries = 0; ; retries += 1) {
    const answer = await ask();
    const seconds = secondsOf(answer);
    if (seconds === null || retries === MOST_RETRIES || signal.aborted) return answer;
    for (let left = Math.min(seconds, LONGEST_WAIT_SECONDS); left > 0 && !signal.aborted; left -= 1) {
      onWait(left);
      await oneSecond(signal);
    }
    onWait(null);
    if (signal.aborted) return answer;
  }
}

function oneSecond(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 1_000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
