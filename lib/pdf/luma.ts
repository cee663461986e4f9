/** How light a colour looks (ITU-R BT.601), as printers and photocopiers reckon. Of three bytes, from 0 to 255. */
export function luma(red: number, green: number, blue: number): number {
  return Math.round((299 * red + 587 * green + 114 * blue) / 1_000);
}
