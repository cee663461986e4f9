/**
 * The owner of a job. `person`: somebody waits for it. `background`: nobody does, so it yields to all interactive jobs.
 */
export type Owner = { clinicId: string; memberId: string; rank: 'person' | 'background' };

export type FairQueueLimits = {
  /** Jobs of one member that may wait, per rank. */
  perMember: number;
  /** The queue's limit per rank: a full queue of background jobs refuses no person. */
  total: number;
};

type Waiting<Job> = { owner: Owner; job: Job };

/**
 * Queued jobs. Interactive jobs go before background jobs. Within a rank, the clinic that was served least recently
 * comes first, then its member (round robin); a member's own jobs keep their order. Forty jobs of one member delay
 * another clinic by none of them. Pure data: no clock and no threads.
 */
export class FairQueue<Job> {
  private line: Waiting<Job>[] = [];
  private turns = 0;
  /** The last turn of each clinic and member, one entry each. */
  private served = new Map<string, number>();

  constructor(private readonly limits: FairQueueLimits) {}

  get waiting(): number {
    return this.line.length;
  }

  /** False if the member or the queue is at its limit. */
  add(owner: Owner, job: Job): boolean {
    const sameRank = this.line.filter((one) => one.owner.rank === owner.rank);
    const own = sameRank.filter((one) => memberKey(one.owner) === memberKey(owner));
    if (sameRank.length >= this.limits.total || own.length >= this.limits.perMember) return false;
    this.line.push({ owner, job });
    return true;
  }

  /** Removes the next job and returns it; null if none may start. `mayStart` skips owners who must wait. */
  next(mayStart: (owner: Owner) => boolean = () => true): Job | null {
    const [first, ...others] = this.line.filter(({ owner }) => mayStart(owner));
    if (!first) return null;
    // Ties keep their order of arrival.
    const chosen = others.reduce((best, one) => (this.isBefore(one.owner, best.owner) ? one : best), first);
    this.line = this.line.filter((one) => one !== chosen);
    this.turns += 1;
    this.served.set(chosen.owner.clinicId, this.turns);
    this.served.set(memberKey(chosen.owner), this.turns);
    return chosen.job;
  }

  /** False when the job no longer waits. */
  remove(job: Job): boolean {
    const { length } = this.line;
    this.line = this.line.filter((one) => one.job !== job);
    return this.line.length < length;
  }

  /** The number of queued jobs that would start before one more job of this owner. */
  jobsBefore(owner: Owner): number {
    const copy = new FairQueue<Job | null>(this.limits);
    copy.line = [...this.line, { owner, job: null }];
    copy.served = new Map(this.served);
    copy.turns = this.turns;
    let before = 0;
    while (copy.next() !== null) before += 1;
    return before;
  }

  private isBefore(one: Owner, other: Owner): boolean {
    if (one.rank !== other.rank) return one.rank === 'person';
    const byClinic = this.lastServed(one.clinicId) - this.lastServed(other.clinicId);
    if (byClinic !== 0 || one.clinicId !== other.clinicId) return byClinic < 0;
    return this.lastServed(memberKey(one)) < this.lastServed(memberKey(other));
  }

  private lastServed(key: string): number {
    return this.served.get(key) ?? 0;
  }
}

/** A person can be a member of several clinics. */
const memberKey = ({ clinicId, memberId }: Owner): string => `${clinicId} ${memberId}`;
