import {
  type Box,
  bracketAround,
  canvas,
  cornerOf,
  dimAround,
  discRadius,
  equalOnes,
  placeDiscs,
  ringAround,
} from './mark-geometry.ts';
import css from './mark-overlay.module.css';

/** A control with its place in the step's list. */
export type LitMark = { mark: string; number: number; box: Box };

type MarkOverlayProps = {
  marks: readonly LitMark[];
  active: string | null;
  /** The current place in the step's list, from 1, which may have no control. What is numbered before it is done. */
  at?: number;
  texts?: readonly Box[];
  /** What is seen of the picture; the whole of it where nothing is said. */
  shown?: Box & { scale: number };
};

/**
 * Rings and numbers over a picture: the current control, and more lightly those that follow. The words beside the
 * picture say the same, so assistive software skips this.
 */
export function MarkOverlay({ marks, active, at, texts = [], shown }: MarkOverlayProps) {
  const view = shown ?? { x: 0, y: 0, ...canvas, scale: 1 };
  const activeMark = marks.find((lit) => lit.mark === active);
  const done = at ?? activeMark?.number ?? 0;
  const group = equalOnes(marks.map(({ box }) => box));
  const ringed = marks.filter(
    (lit, index) =>
      lit === activeMark || (lit.number > done && !group.includes(index) && isWithin(lit.box, view)),
  );
  const discs = placeDiscs(
    ringed.map(({ box }) => box),
    texts,
    view,
  );
  const radius = discRadius / view.scale;
  // The current one last, so that no neighbour's ring lies over it.
  const inOrder = [...ringed].sort((one, other) => Number(one === activeMark) - Number(other === activeMark));
  return (
    <svg className={css.overlay} viewBox={`0 0 ${canvas.width} ${canvas.height}`} aria-hidden="true">
      {activeMark && (
        <path
          className={css.dim}
          fillRule="evenodd"
          d={dimAround(ringAround(activeMark.box, view), view.scale)}
        />
      )}
      <rect className={css.shade} {...canvas} />
      {group.length > 0 && (
        <Group boxes={group.flatMap((index) => marks[index]?.box ?? [])} radius={radius} />
      )}
      {inOrder.map((lit) => {
        const disc = discs[ringed.indexOf(lit)];
        const ring = ringAround(lit.box, view);
        const corner = cornerOf(ring, view.scale);
        return (
          <g
            key={lit.mark}
            className={lit === activeMark ? css.active : css.waiting}
            data-lit={lit.mark}
            data-current={lit === activeMark || undefined}
          >
            <rect className={css.halo} {...ring} rx={corner} />
            <rect className={css.ring} {...ring} rx={corner} />
            {disc && <Disc at={disc} radius={radius} text={String(lit.number)} />}
          </g>
        );
      })}
    </svg>
  );
}

function isWithin(box: Box, shown: Box): boolean {
  return (
    box.x >= shown.x &&
    box.y >= shown.y &&
    box.x + box.width <= shown.x + shown.width &&
    box.y + box.height <= shown.y + shown.height
  );
}

/** One bracket with its count, instead of a ring for each. */
function Group({ boxes, radius }: { boxes: readonly Box[]; radius: number }) {
  const { path, middle } = bracketAround(boxes);
  return (
    <g className={css.group} data-group={boxes.length}>
      <path className={css.halo} d={path} />
      <path className={css.ring} d={path} />
      <Disc at={middle} radius={radius} text={String(boxes.length)} />
    </g>
  );
}

type DiscProps = { at: { x: number; y: number }; radius: number; text: string };

function Disc({ at, radius, text }: DiscProps) {
  return (
    <>
      <circle className={css.disc} cx={at.x} cy={at.y} r={radius} />
      <text
        className={css.number}
        x={at.x}
        y={at.y}
        dominantBaseline="central"
        textAnchor="middle"
        fontSize={radius * 1.14}
      >
        {text}
      </text>
    </>
  );
}
