/** Three numbers, without what Semantic Versioning allows behind them: releases have no other. */
export type Version = readonly [major: number, minor: number, patch: number];

export function parseVersion(text: string): Version | null {
  const [, major, minor, patch] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  return major && minor && patch ? [Number(major), Number(minor), Number(patch)] : null;
}

/** Negative where `a` is the earlier one. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
