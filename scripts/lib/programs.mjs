import path from 'node:path';
import { rootFolder } from './root-folder.mjs';

export const nextProgram = path.join(rootFolder, 'node_modules', 'next', 'dist', 'bin', 'next');

export const quietEnvironment = {
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};
