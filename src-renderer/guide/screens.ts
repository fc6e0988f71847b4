import type { FunctionComponent, SVGProps } from 'react';

export type Screen = FunctionComponent<SVGProps<SVGSVGElement>>;

// Compiled to components, a chunk each: no raw HTML, and nothing is loaded before its step is open.
const screens = import.meta.glob<Screen>('../../resources/vendors/*/screens/*.svg', {
  query: '?react',
  import: 'default',
});

/** The drawn screen, or null where the folder has none of that name. */
export async function loadScreen(vendor: string, picture: string): Promise<Screen | null> {
  return (await screens[`../../resources/vendors/${vendor}/screens/${picture}.svg`]?.()) ?? null;
}
