'use client';

import { useEffect, useState } from 'react';

/** The value once it has stood still for so long, in milliseconds; at once when that is 0. */
export function useSettled<Value>(value: Value, restMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (restMs === 0) return;
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return restMs === 0 ? value : settled;
}
