import { z } from 'zod';
import { handoutStates, statusKinds } from './status';

export const statusKindSchema = z.enum(statusKinds);
export const handoutStateSchema = z.enum(handoutStates);
