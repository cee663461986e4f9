import type { ClinicScope } from '../domain/access/scope';
import type { Owner } from './fair-queue';

type Member = Pick<ClinicScope, 'clinicId' | 'userId'>;

/** Work that this member waits for. */
export const personOf = ({ clinicId, userId: memberId }: Member): Owner => ({ clinicId, memberId, rank: 'person' });

/** Work in this member's name that nobody waits for. */
export const backgroundOf = ({ clinicId, userId: memberId }: Member): Owner => ({
  ...{ clinicId, memberId, rank: 'background' },
});
