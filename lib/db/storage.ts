// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafStorage?: { isFull: boolean } } = globalThis;

/** Did the database refuse the last write of this process for want of room? Pages say so before anybody types in vain. */
export const isStorageFull = (): boolean => shared.plainleafStorage?.isFull ?? false;

export function noteStorage(isFull: boolean): void {
  shared.plainleafStorage = { isFull };
}
