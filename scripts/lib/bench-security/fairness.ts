import { type Attacker, hostileLoads } from './hostile-load';
import type { ServedClinics } from './served-clinics';
import { type DayTimes, measureDay, measureUnder, type UnderLoad } from './under-load';

const SECONDS = 30;
/** Of each hostile member: a limit of one session is no limit of a person. */
const SESSIONS = 4;

/** In milliseconds, or as a multiple of what it is without the load. */
export const limits = {
  homeP95Ratio: 3,
  issueMs: 2_000,
  liveMs: 250,
  saveP95MsUnderSignIns: 300,
  homeP95RatioUnderLargeBodies: 2,
};

type Measured = UnderLoad & { homeP95Ratio: number; isKept: boolean };

/** A clinician of one clinic works while members of the other, and strangers, send each of the loads in turn. */
export async function measureFairness(clinics: ServedClinics, say: (text: string) => void) {
  const bystander = await clinics.seat('clinician@hillview.example');
  const attackers: [Attacker, ...Attacker[]] = [await seatAttacker(clinics)];
  while (attackers.length < SESSIONS) attackers.push(await seatAttacker(clinics));
  say('warming up');
  await measureDay(bystander, 10);
  say('without load');
  const idle = await measureDay(bystander, SECONDS);
  const loads: Record<string, Measured> = {};
  for (const load of hostileLoads) {
    say(load.name);
    const under = await measureUnder(load, attackers, bystander, SECONDS);
    const homeP95Ratio = Math.round((under.home.p95 / idle.home.p95) * 100) / 100;
    loads[load.name] = { ...under, homeP95Ratio, isKept: isKept(load.name, under, homeP95Ratio) };
  }
  const isAllKept = Object.values(loads).every((one) => one.isKept);
  return {
    what: Object.fromEntries(hostileLoads.map(({ name, what }) => [name, what])),
    idle,
    loads,
    isKept: isAllKept,
  };
}

async function seatAttacker(clinics: ServedClinics): Promise<Attacker> {
  const { baseUrl, member: clinician, base } = await clinics.seat('clinician@riverside.example');
  const { member: editor } = await clinics.seat('editor@riverside.example');
  return { baseUrl, clinician, editor, base };
}

function isKept(name: string, { save, issue, live, failed }: DayTimes, homeP95Ratio: number): boolean {
  if (failed > 0) return false;
  if (name === 'sign-ins') return save.p95 <= limits.saveP95MsUnderSignIns;
  if (name === 'large bodies') return homeP95Ratio <= limits.homeP95RatioUnderLargeBodies;
  return homeP95Ratio <= limits.homeP95Ratio && issue.max <= limits.issueMs && live.max <= limits.liveMs;
}
