import { z } from 'zod';
import { roleSchema } from '@/lib/domain/access/role';

export const memberSchema = z.strictObject({ userId: z.uuid() });

export const changeRoleSchema = z.strictObject({ userId: z.uuid(), role: roleSchema });
