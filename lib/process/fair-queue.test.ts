import { describe, expect, it } from 'vitest';
import { background, person } from '@/lib/test-support/owners';
import { FairQueue, type FairQueueLimits, type Owner } from './fair-queue';

const queue = (limits: Partial<FairQueueLimits> = {}) =>
  new FairQueue<string>({ perMember: 50, total: 100, ...limits });

function startOrder(jobs: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let job = jobs.next(); job !== null; job = jobs.next()) order.push(job);
  return order;
}

describe('the fair queue', () => {
  it('S29: starts another clinic’s only job next when one member has queued forty', () => {
    const jobs = queue();
    for (let n = 1; n <= 40; n++) jobs.add(person('north', 'ann'), `ann ${n}`);
    jobs.add(person('south', 'sue'), 'sue 1');
    expect(startOrder(jobs).slice(0, 4)).toEqual(['ann 1', 'sue 1', 'ann 2', 'ann 3']);
  });

  it('lets two members of a clinic share its turn', () => {
    const jobs = queue();
    for (const n of [1, 2, 3]) jobs.add(person('north', 'ann'), `ann ${n}`);
    for (const n of [1, 2]) jobs.add(person('north', 'ben'), `ben ${n}`);
    for (const n of [1, 2, 3, 4]) jobs.add(person('south', 'sue'), `sue ${n}`);
    expect(startOrder(jobs)).toEqual([
      ...['ann 1', 'sue 1', 'ben 1', 'sue 2', 'ann 2', 'sue 3', 'ben 2', 'sue 4', 'ann 3'],
    ]);
  });

  it('does not give a clinic that was just served a second turn before the others', () => {
    const jobs = queue();
    jobs.add(person('north', 'ann'), 'ann 1');
    expect(jobs.next()).toBe('ann 1');
    jobs.add(person('north', 'ann'), 'ann 2');
    jobs.add(person('south', 'sue'), 'sue 1');
    jobs.add(person('north', 'ben'), 'ben 1');
    expect(startOrder(jobs)).toEqual(['sue 1', 'ben 1', 'ann 2']);
  });

  it('starts interactive jobs before background jobs of any clinic', () => {
    const jobs = queue();
    jobs.add(background('north', 'ann'), 'list 1');
    jobs.add(background('south', 'sue'), 'list 2');
    jobs.add(person('north', 'ann'), 'handout');
    expect(startOrder(jobs)).toEqual(['handout', 'list 2', 'list 1']);
  });

  it('skips an owner who must wait, and keeps that owner’s turn', () => {
    const jobs = queue();
    jobs.add(person('north', 'ann'), 'ann 1');
    jobs.add(person('north', 'ben'), 'ben 1');
    jobs.add(person('south', 'sue'), 'sue 1');
    expect(jobs.next(({ memberId }) => memberId !== 'ann')).toBe('ben 1');
    expect(jobs.next(({ memberId }) => memberId !== 'ann')).toBe('sue 1');
    expect(jobs.next(({ memberId }) => memberId !== 'ann')).toBeNull();
    expect(jobs.next()).toBe('ann 1');
  });

  it('refuses jobs beyond a member’s share, and accepts other members’ jobs', () => {
    const jobs = queue({ perMember: 2 });
    const add = (owner: Owner) => jobs.add(owner, 'job');
    expect([add(person('north', 'ann')), add(person('north', 'ann')), add(person('north', 'ann'))]).toEqual([
      ...[true, true, false],
    ]);
    expect(add(person('north', 'ben'))).toBe(true);
    expect(add(person('south', 'ann'))).toBe(true);
  });

  it('refuses jobs beyond the queue’s limit, and keeps background jobs out of the interactive limit', () => {
    const jobs = queue({ total: 2 });
    expect(jobs.add(background('north', 'ann'), '1')).toBe(true);
    expect(jobs.add(background('north', 'ben'), '2')).toBe(true);
    expect(jobs.add(background('south', 'sue'), '3')).toBe(false);
    expect(jobs.add(person('south', 'sue'), '4')).toBe(true);
    expect(jobs.waiting).toBe(3);
  });

  it('removes a queued job once', () => {
    const jobs = queue();
    jobs.add(person('north', 'ann'), 'ann 1');
    jobs.add(person('south', 'sue'), 'sue 1');
    expect([jobs.remove('ann 1'), jobs.remove('ann 1')]).toEqual([true, false]);
    expect(jobs.waiting).toBe(1);
    expect(startOrder(jobs)).toEqual(['sue 1']);
  });
});

describe('the place in the fair queue', () => {
  it('a new job waits for one job of a clinic with forty', () => {
    const jobs = queue();
    for (let n = 1; n <= 40; n++) jobs.add(person('north', 'ann'), `ann ${n}`);
    expect(jobs.jobsBefore(person('south', 'sue'))).toBe(1);
    expect(jobs.jobsBefore(person('north', 'ben'))).toBe(1);
    expect(jobs.jobsBefore(person('north', 'ann'))).toBe(40);
  });

  it('the place counts turns of other clinics and members, and all interactive jobs before a background job', () => {
    const jobs = queue();
    for (const n of [1, 2]) jobs.add(person('north', 'ann'), `ann ${n}`);
    for (const n of [1, 2, 3, 4]) jobs.add(person('south', 'sue'), `sue ${n}`);
    jobs.add(person('east', 'eve'), 'eve 1');
    // ann, sue, eve, ann, sue.
    expect(jobs.jobsBefore(person('north', 'ann'))).toBe(5);
    expect(jobs.waiting).toBe(7);
    expect(jobs.jobsBefore(background('north', 'ann'))).toBe(7);
  });
});
