import type { FunctionComponent, SVGProps } from 'react';
import type { Box } from './mark-geometry.ts';

export type MarkBoxes = Readonly<Record<string, Box>>;

/** A screen to draw. `boxes`: where its controls are, for a bitmap; in a drawing they are measured. */
export type Screen = FunctionComponent<SVGProps<SVGSVGElement>> & { boxes?: MarkBoxes };
