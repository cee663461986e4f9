import type { Owner } from '@/lib/process/fair-queue';

export const person = (clinicId: string, memberId: string): Owner => ({ clinicId, memberId, rank: 'person' });
export const background = (clinicId: string, memberId: string): Owner => ({ clinicId, memberId, rank: 'background' });

/** Two members of one clinic, and one of another. */
export const ann = person('north', 'ann');
export const ben = person('north', 'ben');
export const sue = person('south', 'sue');
