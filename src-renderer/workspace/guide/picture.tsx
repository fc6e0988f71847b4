import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { GuideMark, Vendor } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { EnlargeIcon } from '../../ui/icons.tsx';
import { isTyping } from '../../ui/keyboard.ts';
import { placeThumb } from './crop.ts';
import css from './picture.module.css';
import {
  PictureStage,
  Thumbnail,
  useColors,
  usePictureView,
  useScreen,
  withActive,
} from './picture-stage.tsx';
import type { Screen } from './screen-shape.ts';

export type PictureProps = {
  vendor: string;
  picture: string;
  /** The vendor's colors; neutral ones without them. */
  colors?: Vendor['screen'];
  /** Says what to click, and that this is a drawing; the accessible name of the figure. */
  caption: string;
  /** The controls to ring, numbered in this order. Those before the current one are done, and have no ring. */
  marks: readonly GuideMark[];
  /** The control that is lit: a strong ring, the rest dimmed. It may be none of `marks`. */
  active: string | null;
  zoomLabel: string;
  closeLabel: string;
  onZoom?: () => void;
  /** Where the enlarged picture goes through the instructions: the place of the current one, and to another. */
  walk?: { at: number; go: (to: number) => void };
};

/**
 * A vendor's screen, drawn or photographed, with the control to use lit. It fills the height it is given, and shows
 * as much of the screen as is readable there; the button shows all of it.
 */
export function Picture(props: PictureProps) {
  const { vendor, picture, colors, caption, active, zoomLabel, closeLabel, onZoom, walk } = props;
  const screen = useScreen(vendor, picture);
  const [isZoomed, setZoomed] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const captionId = useId();
  const zoomCaptionId = useId();
  const drawingId = useId();
  const marks = withActive(props.marks, active);
  // The ids inside a drawing may stand in the document once: it moves into the dialog and back.
  const shown = isZoomed ? null : screen;
  const view = usePictureView(stage, shown, marks, active);
  const { frame, crop, rings } = view;
  const place = frame && crop && shown ? placeThumb(frame, crop, rings) : 'caption';
  useColors(figure, colors);

  const zoom = () => {
    if (dialog.current?.open) return;
    setZoomed(true);
    dialog.current?.showModal();
    onZoom?.();
  };
  useZoomKey(zoom);

  return (
    <figure ref={figure} className={css.figure} aria-labelledby={captionId}>
      <PictureStage stage={stage} screen={shown} view={view} active={active} drawingId={drawingId} />
      <button
        type="button"
        className={place === 'caption' ? `quiet ${css.button}` : css.thumb}
        data-place={place}
        aria-label={zoomLabel}
        aria-keyshortcuts={guideMessages.enlargeKey}
        title={zoomLabel}
        onClick={zoom}
      >
        {place !== 'caption' && crop && <Thumbnail drawingId={drawingId} crop={crop} />}
        <span className={css.buttonWords} aria-hidden="true">
          {place === 'caption' && <EnlargeIcon />}
          {guideMessages.enlarge}
          <kbd>{guideMessages.enlargeKey}</kbd>
        </span>
      </button>
      <dialog
        ref={dialog}
        className={css.dialog}
        aria-labelledby={zoomCaptionId}
        onClose={() => setZoomed(false)}
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (by === undefined || walk === undefined || event.altKey || event.ctrlKey || event.metaKey)
            return;
          event.preventDefault();
          goBy(walk, props.marks.length, by);
        }}
      >
        <div className={css.dialogHead}>
          <p id={zoomCaptionId}>{caption}</p>
          <button type="button" onClick={() => dialog.current?.close()}>
            {closeLabel}
          </button>
        </div>
        {isZoomed && walk !== undefined && props.marks.length > 1 && <Walk walk={walk} marks={props.marks} />}
        {isZoomed && <WholeScreen screen={screen} marks={marks} active={active} />}
      </dialog>
      <figcaption id={captionId} className={css.caption}>
        {caption}
      </figcaption>
    </figure>
  );
}

type Walking = NonNullable<PictureProps['walk']>;

function goBy({ at, go }: Walking, all: number, by: number): void {
  const to = at + by;
  if (to >= 0 && to < all) go(to);
}

/** From one instruction to the next without leaving the enlarged picture. At an end the button stays where it is. */
function Walk({ walk, marks }: { walk: Walking; marks: readonly GuideMark[] }) {
  const { at } = walk;
  return (
    <div className={css.walk}>
      <button
        type="button"
        aria-keyshortcuts="ArrowLeft"
        aria-disabled={at === 0}
        onClick={() => goBy(walk, marks.length, -1)}
      >
        {guideMessages.previousInstruction}
      </button>
      <p aria-live="polite">
        {at + 1}. {marks[at]?.words}
      </p>
      <button
        type="button"
        aria-keyshortcuts="ArrowRight"
        aria-disabled={at === marks.length - 1}
        onClick={() => goBy(walk, marks.length, 1)}
      >
        {guideMessages.nextInstruction}
      </button>
    </div>
  );
}

type WholeScreenProps = { screen: Screen | null; marks: readonly GuideMark[]; active: string | null };

function WholeScreen({ screen, marks, active }: WholeScreenProps) {
  const stage = useRef<HTMLDivElement>(null);
  const view = usePictureView(stage, screen, marks, active, 'whole');
  return (
    <>
      <PictureStage stage={stage} screen={screen} view={view} active={active} />
      <ol className={css.words}>
        {marks.map(({ mark, words }) => (
          <li key={mark} aria-current={mark === active || undefined}>
            {words}
          </li>
        ))}
      </ol>
    </>
  );
}

/** `Z` shows the whole screen, unless somebody types or a dialog is open. */
function useZoomKey(zoom: () => void): void {
  const latest = useRef(zoom);
  useLayoutEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (
        event.key.toUpperCase() !== guideMessages.enlargeKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      if (event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
