// @ts-check
import { stopPatienceMs } from './stop-patience.mjs';

// Loaded before the web server and before set-up: when the process that started it is gone, however it ended, it ends too.
process.on('disconnect', () => {
  // Once all is closed: Node's own exit can wait forever for a thread that is compiling, and nobody is left to end it.
  process.on('exit', () => process.kill(process.pid, 'SIGKILL'));
  // The usual signal first, so that requests are finished.
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), stopPatienceMs(process.env)).unref();
});
