/**
 * React's development build notes for its developer tools where each element was made and how long it took to render.
 * No test looks at that, and it takes a third of a test's time. Its warnings name the same components without it.
 */

// React looks for these once, when it is loaded.
Object.assign(console, { createTask: undefined, timeStamp: undefined });

const { default: react } = await import('react');

// As many elements as it notes in a second have been noted already.
Object.defineProperty(
  Reflect.get(react, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'),
  'recentlyCreatedOwnerStacks',
  { get: () => Number.POSITIVE_INFINITY, set: () => {} },
);

export {};
