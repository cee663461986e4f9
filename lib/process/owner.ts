import type { ClinicScope } from '../domain/access/scope';
import type { Owner } from './fair-queue';

type Member = Pick<ClinicScope, 'clinicId' | 'userId'>;

/** A job that this member waits for. */
export const personOf = ({ clinicId, userId: memberId }: Member): Owner => ({ clinicId, memberId, rank: 'person' });

/** A background job in this member's name. */
export const backgroundOf = ({ clinicId, userId: memberId }: Member): Owner => ({
  ...{ clinicId, memberId, rank: 'background' },
});
