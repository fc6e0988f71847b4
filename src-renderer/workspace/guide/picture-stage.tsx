import { useRef } from 'react';
import type { GuideMark } from '../../../src-preload/contract/vendor.ts';
import { type LitMark, MarkOverlay } from './mark-overlay.tsx';
import css from './picture.module.css';
import type { Screen } from './screen-shape.ts';
import { useMarkBoxes } from './use-mark-boxes.ts';

type PictureStageProps = { screen: Screen | null; marks: readonly GuideMark[]; active: string | null };

/** The screen itself with its rings, whether it was drawn or photographed. */
export function PictureStage({ screen: Drawing, marks, active }: PictureStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const boxes = useMarkBoxes(stage, Drawing);
  const lit = marks.flatMap(({ mark }, index): LitMark[] => {
    const box = boxes[mark];
    return box ? [{ mark, number: index + 1, box }] : [];
  });
  return (
    <div className={css.stage} ref={stage}>
      {Drawing && <Drawing className={css.screen} focusable="false" />}
      {Drawing && <MarkOverlay marks={lit} active={active} />}
    </div>
  );
}
