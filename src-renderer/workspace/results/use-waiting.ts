import { useEffect, useState } from 'react';

/**
 * True until an ISO time has passed, by this computer's clock. One timer for the moment itself: nothing ticks.
 * Main refuses earlier attempts anyway; this only says so before they are made.
 */
export function useWaiting(until: string | undefined): boolean {
  const end = until === undefined ? 0 : Date.parse(until);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const left = end - Date.now();
    setNow(Date.now());
    if (!(left > 0)) return;
    const timer = window.setTimeout(() => setNow(Date.now()), left + 50);
    return () => window.clearTimeout(timer);
  }, [end]);
  return end > now;
}
