import { z } from 'zod';
import { emailSchema } from '@/lib/domain/access/email-address';
import { roleSchema } from '@/lib/domain/access/role';

export const inviteMemberSchema = z.strictObject({ email: emailSchema, role: roleSchema });

export const invitationIdSchema = z.strictObject({ id: z.uuid() });

/** More invitations than this wait for an answer only by mistake, or by malice. */
export const MAX_OPEN_INVITATIONS = 200;
