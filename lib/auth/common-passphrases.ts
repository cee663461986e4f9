import { dictionary } from '@zxcvbn-ts/language-common';

/** The passphrases that attackers try first, as found in breaches. Kept here: no other server is asked about one. */
export const commonPassphrases: readonly string[] = dictionary['passwords-common'].map((one) => one.toLowerCase());

const common = new Set(commonPassphrases);

/** @param text in lower case. */
export const isCommonPassphrase = (text: string): boolean => common.has(text);
