import { z } from 'zod';

/**
 * A number as a clinic prints it. Patients call what stands there in their worst hour, so a slip of the
 * pen must not be saved: "112 or 999", "1-800-222-1222", "01632 960 147 ext. 2", "Call or text 988" and
 * "Text HOME to 741741" are numbers; "see website", "12" and "911?" are not.
 */
const LONGEST = 40;
const FEWEST_DIGITS = 3;
const MOST_DIGITS_IN_ONE = 15;

const numberPart = /^\+?[\d().\-–/]+,?$/;
const connecting = /^\(?(?:or|and|then|ext\.?|extension|option|call|text|sms|to)\)?,?$/i;
/** What a text message says: HOME. */
const keyword = /^[A-Z]{2,12},?$/;

export function isPhoneNumber(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return false;
  // Word by word, so that no expression can run away on what was typed.
  const digitsInEach = [0];
  for (const word of trimmed.split(/\s+/)) {
    if (numberPart.test(word)) digitsInEach.push((digitsInEach.pop() ?? 0) + word.replace(/\D/g, '').length);
    else if (connecting.test(word) || keyword.test(word)) digitsInEach.push(0);
    else return false;
  }
  return (
    digitsInEach.some((count) => count >= FEWEST_DIGITS) && digitsInEach.every((count) => count <= MOST_DIGITS_IN_ONE)
  );
}

export const phoneNumberSchema = z
  .string()
  .trim()
  .refine(isPhoneNumber, 'Write a number to call, such as 541-555-0147 or 112 or 999');
