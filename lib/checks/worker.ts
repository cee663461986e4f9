import { workerTask, yieldToServer } from '@/lib/process/worker-task';
import { tasks } from './tasks';

yieldToServer();

/** The tasks of a thread. */
export const checkBlocking = workerTask(tasks.checkBlocking);
export const verifyList = workerTask(tasks.verifyList);
export const gradeTopics = workerTask(tasks.gradeTopics);
