// Loaded before the web server: when the process that started it is gone, however it ended, the server ends too.
process.on('disconnect', () => {
  // The usual signal first, so that requests are finished.
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 26_000).unref();
});
