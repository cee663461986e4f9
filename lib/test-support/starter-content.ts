import { loadStarterContent } from '@/lib/content/starter-content';

/** The whole starter library, read and checked once for all tests of a process. */
export const starter = await loadStarterContent('content');
