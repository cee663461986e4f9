// @ts-check
import { handOver } from './bootstrap.mjs';

// What npm start, npm run demo and npm run dev do before they serve, in a process that gives its memory back.
handOver('set-up-entry', process.argv.slice(2));
