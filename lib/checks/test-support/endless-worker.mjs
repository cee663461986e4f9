// A worker whose every text keeps it busy for good: for tests of what the server does meanwhile.
await Promise.resolve();

function never({ started }) {
  started.postMessage('started');
  started.close();
  for (;;);
}

export { never as checkBlocking, never as gradeTopics, never as verifyList };
