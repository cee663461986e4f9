import { workerTask, yieldToServer } from '../../process/worker-task';
import { tasks } from './tasks';

yieldToServer();

/** The tasks of a thread. */
export const read = workerTask(tasks.read);
export const write = workerTask(tasks.write);
