import { useLayoutEffect, useRef } from 'react';
import css from './vendor-logo.module.css';
import { vendorById, vendorLogo } from './vendors.ts';

type VendorLogoProps = {
  vendor: string;
  /** `tile`: on a ground of the vendor's color. `line`: the drawing alone, in the color of the text around it. */
  look?: 'tile' | 'line';
};

/** The drawing that stands for a vendor. Silent: its name stands beside it. A vendor without one has its first letter. */
export function VendorLogo({ vendor, look = 'tile' }: VendorLogoProps) {
  const Drawing = vendorLogo(vendor);
  const { name = vendor, logo } = vendorById(vendor) ?? {};
  const element = useRef<HTMLSpanElement>(null);
  // The policy of the page forbids style attributes; properties set by the script are none.
  useLayoutEffect(() => {
    const style = element.current?.style;
    if (look === 'line' || logo === undefined || style === undefined) return;
    style.setProperty('--logo-ink', `light-dark(${logo.ink.light}, ${logo.ink.dark})`);
    style.setProperty('--logo-ground', `light-dark(${logo.ground.light}, ${logo.ground.dark})`);
  }, [logo, look]);
  return (
    <span ref={element} className={look === 'tile' ? css.tile : css.line} aria-hidden="true">
      {Drawing === undefined ? name.slice(0, 1) : <Drawing focusable="false" />}
    </span>
  );
}
