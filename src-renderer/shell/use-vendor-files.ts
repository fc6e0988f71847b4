import { useEffect, useState } from 'react';
import type { Guide, VendorWords } from '../../src-preload/contract/vendor.ts';
import { loadGuide, loadVendorWords } from './vendors.ts';

const NO_WORDS: VendorWords = {};

/** The vendor's guide, or null until it is loaded, and where there is none. */
export const useVendorGuide = (vendor: string): Guide | null => useLoaded(vendor, loadGuide) ?? null;

/** The vendor's own texts, or none until they are loaded. */
export const useVendorWords = (vendor: string): VendorWords => useLoaded(vendor, loadVendorWords) ?? NO_WORDS;

/** Undefined until it is loaded, where it cannot be, and while another vendor's is still there. */
function useLoaded<T>(vendor: string, load: (vendor: string) => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ vendor: string; file: T } | null>(null);
  useEffect(() => {
    let isOver = false;
    load(vendor).then(
      (file) => {
        if (!isOver) setLoaded({ vendor, file });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [vendor, load]);
  return loaded?.vendor === vendor ? loaded.file : undefined;
}
