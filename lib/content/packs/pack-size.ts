/** Of the file as it is sent, in bytes; a library of 24 topics in six languages takes less than a third. */
export const PACK_MAX_BYTES = 8_000_000;
