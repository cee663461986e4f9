/** Retries after the first request. If all are busy, the person decides. */
const MOST_RETRIES = 8;
/** Nobody watches a longer countdown. After it, the server names the next wait. */
const LONGEST_WAIT_SECONDS = 60;

type Retrying<Answer> = {
  /** After how many seconds to ask again; null for an answer that is not busy. */
  secondsOf: (answer: Answer) => number | null;
  /** Called every second with the seconds left; with null during a request. */
  onWait: (secondsLeft: number | null) => void;
  /**
   * Stops the countdown and returns the busy response. A running request is not aborted, because its result must be
   * known.
   */
  signal: AbortSignal;
};

/**
 * Sends a request and retries it while the response is busy, after the delay that the response names. Retries are safe,
 * because a busy server has changed nothing.
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
