import { z } from 'zod';
import { bodySystems } from './body-system';

export const bodySystemSchema = z.enum(bodySystems);
