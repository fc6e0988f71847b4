import { useEffect, useState } from 'react';

/** The time in milliseconds, looked at again every `everyMs`: words like "in about 5 minutes" grow old. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
