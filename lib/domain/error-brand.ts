/**
 * Next bundles the start of a process apart from its routes, so one process holds two copies of every class. An error that
 * a shared pool throws is then no instance of the route's copy, and its kind would be lost. A brand keeps it.
 *
 * @param Kind the class; from here on `instanceof` is true for every copy's errors, and for those alone. Subclasses keep the
 * ordinary `instanceof`.
 * @param name the same in every copy, and unique among the kinds.
 */
export function shareErrorKind(Kind: { prototype: Error }, name: string): void {
  const brand = Symbol.for(`plainleaf.error.${name}`);
  Object.defineProperty(Kind.prototype, brand, { value: true });
  Object.defineProperty(Kind, Symbol.hasInstance, {
    value(this: unknown, error: unknown): boolean {
      // Subclasses inherit this function, and the prototype's brand would make each of them equal to Kind.
      if (this !== Kind) return Function.prototype[Symbol.hasInstance].call(this, error);
      return typeof error === 'object' && error !== null && brand in error;
    },
  });
}
