/** Where the build that the tests serve lies, beside the one of npm start. */
export const testDistFolder = '.next-test';
