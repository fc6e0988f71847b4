import type { QrPicture } from '../../src-preload/contract/secret-request.ts';

export type Child = Node | string;

/** Texts become text and nothing else, whatever signs they hold. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Dark on white in both themes, because cameras read nothing else for sure. */
export function picture({ size, path }: QrPicture, name: string): SVGElement {
  const svg = drawn('svg', {
    viewBox: `0 0 ${size} ${size}`,
    role: 'img',
    'aria-label': name,
    class: 'code',
  });
  svg.append(
    drawn('rect', { width: String(size), height: String(size), fill: '#fff' }),
    drawn('path', { d: path, fill: '#000' }),
  );
  return svg;
}

function drawn(name: 'svg' | 'rect' | 'path', attributes: Record<string, string>): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
