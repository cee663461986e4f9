import { config } from 'zod';

// Runs before the page does. zod would try whether it may compile code from text, which the page's policy refuses and
// reports as an attack.
config({ jitless: true });
