import { useEffect, useState } from 'react';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { loadGuide } from './vendors.ts';

/** The vendor's guide, or null until it is loaded, and where there is none. */
export function useGuide(vendor: string): Guide | null {
  const [loaded, setLoaded] = useState<{ vendor: string; guide: Guide | null } | null>(null);
  useEffect(() => {
    let isOver = false;
    void loadGuide(vendor)
      .then((guide) => {
        if (!isOver) setLoaded({ vendor, guide });
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [vendor]);
  return loaded?.vendor === vendor ? loaded.guide : null;
}
