import type { Page } from '@playwright/test';
import { type Barcode, imageOf } from '../../harness/barcode.ts';

/** Where a barcode is drawn: on whatever says a text, and the row it stands in; or on the field with a label. */
export type Drawn = { barcode: Barcode } & ({ text: string } | { label: string });

/**
 * Draws barcodes in the page, as the app's own styles would, now and wherever their places come up later. By rules that a
 * script makes: the page takes no styles of others.
 */
export async function drawBarcodes(page: Page, drawn: readonly Drawn[]): Promise<void> {
  const rules = drawn.map((one, at) => ({
    mark: `canary-${at}`,
    image: imageOf(one.barcode),
    text: 'text' in one ? one.text : null,
    label: 'label' in one ? one.label : null,
  }));
  await page.evaluate((all) => {
    const sheet = new CSSStyleSheet();
    for (const { mark, image } of all)
      sheet.insertRule(`[data-${mark}] { background: ${image} !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

    const placesOf = ({ text, label }: (typeof all)[number]): Element[] => {
      if (label !== null)
        return [...document.querySelectorAll('label')].flatMap((one) =>
          one.textContent?.trim() === label && one.control !== null ? [one.control] : [],
        );
      const saying = [...document.body.querySelectorAll('*')].filter(
        (one) =>
          text !== null &&
          [...one.childNodes].some(
            (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.includes(text),
          ),
      );
      return saying.flatMap((one) => [one, one.closest('tr, li') ?? one]);
    };
    const draw = () => {
      for (const rule of all)
        for (const place of placesOf(rule))
          if (!place.hasAttribute(`data-${rule.mark}`)) place.setAttribute(`data-${rule.mark}`, '');
    };
    new MutationObserver(draw).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    draw();
  }, rules);
}
