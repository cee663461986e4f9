import { workerTask, yieldToServer } from '@/lib/process/worker-task';
import { tasks } from './tasks';

yieldToServer();

/** The tasks of a thread. Files and previews are moved to the server's thread, not copied. */
export const preview = workerTask(tasks.preview, (answer) => (answer instanceof Uint8Array ? [answer.buffer] : []));
const importTask = workerTask(tasks.import);
const exportTask = workerTask(tasks.export, (answer) => (answer?.is === 'written' ? [answer.zip.buffer] : []));

export { exportTask as export, importTask as import };
