import type { Role } from '@/lib/domain/access/role';

export const roleWords: Record<Role, string> = {
  clinician: 'Clinician',
  editor: 'Editor',
  admin: 'Admin',
};
