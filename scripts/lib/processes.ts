// For those who still import it without the ending.
export * from './processes.mjs';
