import { useRef } from 'react';
import type { GuideMark } from '../../../src-preload/contract/vendor.ts';
import { type Box, canvas, dimAround, discRadius, placeDiscs, ringAround } from './mark-geometry.ts';
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

type LitMark = { mark: string; number: number; box: Box };

/** Rings and numbers over a picture. The words beside the picture say the same, so assistive software skips this. */
export function MarkOverlay({ marks, active }: { marks: readonly LitMark[]; active: string | null }) {
  const discs = placeDiscs(marks.map((lit) => lit.box));
  const activeMark = marks.find((lit) => lit.mark === active);
  return (
    <svg className={css.overlay} viewBox={`0 0 ${canvas.width} ${canvas.height}`} aria-hidden="true">
      {activeMark && (
        <path className={css.dim} fillRule="evenodd" d={dimAround(ringAround(activeMark.box))} />
      )}
      {marks.map((lit, index) => {
        const disc = discs[index];
        return (
          <g key={lit.mark} className={lit === activeMark ? css.active : css.waiting} data-lit={lit.mark}>
            <rect className={css.halo} {...ringAround(lit.box)} rx="8" />
            <rect className={css.ring} {...ringAround(lit.box)} rx="8" />
            {disc && (
              <>
                <circle className={css.disc} cx={disc.x} cy={disc.y} r={discRadius} />
                <text className={css.number} x={disc.x} y={disc.y + 6} textAnchor="middle" fontSize="18">
                  {lit.number}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
