// @ts-check
import path from 'node:path';
import { rootFolder } from './root-folder.mjs';

/** Next's command, to be run with Node. */
export const nextProgram = path.join(rootFolder, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Programs that we run must not look for hosts that a closed network has not got. */
export const quietEnvironment = {
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};
