/**
 * Next bundles the start of a process apart from its routes, so one process holds two copies of every class. An error that
 * a shared pool throws is then no instance of the route's copy, and its kind would be lost. A brand keeps it.
 *
 * @param Kind the class; from here on `instanceof` is true for every copy's errors, and for those alone.
 * @param name the same in every copy, and unique among the kinds.
 */
export function shareErrorKind(Kind: { prototype: Error }, name: string): void {
  const brand = Symbol.for(`plainleaf.error.${name}`);
  Object.defineProperty(Kind.prototype, brand, { value: true });
  Object.defineProperty(Kind, Symbol.hasInstance, {
    value: (error: unknown) => typeof error === 'object' && error !== null && brand in error,
  });
}
