// A worker whose every text keeps it busy for good: for tests of what the server does meanwhile.
await Promise.resolve();

function never({ input, started }) {
  started.postMessage('started');
  started.close();
  // Topics without a text have no grades.
  if (Array.isArray(input) && input.length === 0) return [];
  for (;;);
}

export { never as checkBlocking, never as gradeTopics, never as verifyList };
