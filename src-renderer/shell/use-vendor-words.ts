import { useEffect, useState } from 'react';
import type { VendorWords } from '../../src-preload/contract/vendor.ts';
import { loadVendorWords } from './vendors.ts';

const NO_WORDS: VendorWords = {};

/** The vendor's own texts, or none until they are loaded. */
export function useVendorWords(vendor: string): VendorWords {
  const [loaded, setLoaded] = useState<{ vendor: string; words: VendorWords } | null>(null);
  useEffect(() => {
    let isOver = false;
    void loadVendorWords(vendor)
      .then((words) => {
        if (!isOver) setLoaded({ vendor, words });
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [vendor]);
  return loaded?.vendor === vendor ? loaded.words : NO_WORDS;
}
