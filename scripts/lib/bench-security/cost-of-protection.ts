import { spreadOf, tenth } from '../bench/spread';
import { doMainJob, steps, type Times } from './main-job';
import type { Desk } from './served-clinics';

/** The limit on overhead, as a share of the main job's server time at p50. */
export const MAX_RATIO = 1.5;
const WARM_UP = 5;
const RUNS = 40;

/** Alternates the main job between both servers: with row-level security and audit trail, and without. */
export async function measureCost(guarded: Desk, bare: Desk, say: (text: string) => void) {
  const times: { guarded: Times[]; bare: Times[] } = { guarded: [], bare: [] };
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    // Alternates the order, so that neither server always inherits the machine's state from the other.
    const turns = run % 2 === 0 ? (['guarded', 'bare'] as const) : (['bare', 'guarded'] as const);
    for (const name of turns) {
      const { member, base } = name === 'guarded' ? guarded : bare;
      const taken = await doMainJob(member, base, run);
      if (run >= WARM_UP) times[name].push(taken);
    }
    say(`${run + 1} of ${WARM_UP + RUNS}`);
  }
  return compared(times);
}

function compared(times: { guarded: Times[]; bare: Times[] }) {
  const whole = (all: readonly Times[]) => spreadOf(all.map((one) => steps.reduce((sum, name) => sum + one[name], 0)));
  const of = (all: readonly Times[]) =>
    Object.fromEntries(steps.map((name) => [name, spreadOf(all.map((one) => one[name]))]));
  const [guarded, bare] = [whole(times.guarded), whole(times.bare)];
  const ratio = tenth((guarded.p50 / bare.p50) * 10) / 10;
  return {
    mainJob: { guarded, bare, p50Ratio: ratio },
    steps: { guarded: of(times.guarded), bare: of(times.bare) },
    isKept: ratio <= MAX_RATIO,
  };
}
