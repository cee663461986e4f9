// @ts-check
import { handOver } from './bootstrap.mjs';

// What npm start and npm run dev do before they serve, in a process that gives its memory back.
handOver('set-up', process.argv.slice(2));
