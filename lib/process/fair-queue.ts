/** Whose work it is. `person`: somebody waits for it. `background`: nobody does, so it yields to all who wait. */
export type Owner = { clinicId: string; memberId: string; rank: 'person' | 'background' };

export type FairQueueLimits = {
  /** Jobs of one member that may wait, per rank. */
  perMember: number;
  /** Jobs that may wait, per rank: a full line of background jobs refuses no person. */
  total: number;
};

type Waiting<Job> = { owner: Owner; job: Job };

/**
 * Jobs that wait. People go before background jobs. Among those it is the turn of the clinic that was served least
 * recently, and in it of the member who was served least recently (round robin); a member's own jobs keep their order. A
 * member who queues forty jobs delays another clinic by none of them. Pure data: no clock and no threads.
 */
export class FairQueue<Job> {
  private line: Waiting<Job>[] = [];
  private turns = 0;
  /** The turn in which a clinic or a member was served last. One entry for each: as many as there are. */
  private served = new Map<string, number>();

  constructor(private readonly limits: FairQueueLimits) {}

  get waiting(): number {
    return this.line.length;
  }

  /** False: the member or the queue has as many as it may. */
  add(owner: Owner, job: Job): boolean {
    const sameRank = this.line.filter((one) => one.owner.rank === owner.rank);
    const own = sameRank.filter((one) => memberKey(one.owner) === memberKey(owner));
    if (sameRank.length >= this.limits.total || own.length >= this.limits.perMember) return false;
    this.line.push({ owner, job });
    return true;
  }

  /** Takes the job whose turn it is; null when none waits. `mayStart` passes over owners who must wait a while longer. */
  next(mayStart: (owner: Owner) => boolean = () => true): Job | null {
    const [first, ...others] = this.line.filter(({ owner }) => mayStart(owner));
    if (!first) return null;
    // Of equals the first to come stays the first.
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

  /** How many of the jobs that wait now would start before one more job of this owner. */
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
