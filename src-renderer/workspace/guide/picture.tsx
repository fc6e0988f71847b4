import { useEffect, useId, useRef, useState } from 'react';
import type { GuideMark } from '../../../src-preload/contract/vendor.ts';
import css from './picture.module.css';
import { PictureStage } from './picture-stage.tsx';
import type { Screen } from './screen-shape.ts';
import { loadScreen } from './screens.ts';

export type PictureProps = {
  vendor: string;
  picture: string;
  /** Says what to click, and that this is a drawing; the accessible name of the figure. */
  caption: string;
  /** The controls to ring, numbered in this order. */
  marks: readonly GuideMark[];
  /** The control that is lit: a strong ring, the rest dimmed. It may be none of `marks`. */
  active: string | null;
  zoomLabel: string;
  closeLabel: string;
  onZoom?: () => void;
};

/** A vendor's screen, drawn or photographed, with the control to use lit. */
export function Picture(props: PictureProps) {
  const { vendor, picture, caption, active, zoomLabel, closeLabel, onZoom } = props;
  const screen = useScreen(vendor, picture);
  const [isZoomed, setZoomed] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const captionId = useId();
  const zoomCaptionId = useId();
  const marks = withActive(props.marks, active);

  const zoom = () => {
    setZoomed(true);
    dialog.current?.showModal();
    onZoom?.();
  };

  // The ids inside a drawing may stand in the document once: it moves into the dialog and back.
  return (
    <figure className={css.figure} aria-labelledby={captionId}>
      {isZoomed ? (
        <div className={css.stage} />
      ) : (
        <PictureStage screen={screen} marks={marks} active={active} />
      )}
      <button type="button" className={`quiet ${css.button}`} onClick={zoom}>
        {zoomLabel}
      </button>
      <dialog
        ref={dialog}
        className={css.dialog}
        aria-labelledby={zoomCaptionId}
        onClose={() => setZoomed(false)}
      >
        <div className={css.dialogHead}>
          <p id={zoomCaptionId}>{caption}</p>
          <button type="button" onClick={() => dialog.current?.close()}>
            {closeLabel}
          </button>
        </div>
        {isZoomed && (
          <>
            <PictureStage screen={screen} marks={marks} active={active} />
            <ol className={css.words}>
              {marks.map(({ mark, words }) => (
                <li key={mark} aria-current={mark === active || undefined}>
                  {words}
                </li>
              ))}
            </ol>
          </>
        )}
      </dialog>
      <figcaption id={captionId} className={css.caption}>
        {caption}
      </figcaption>
    </figure>
  );
}

/** Null until the drawing is there. Not React.lazy: the caption and the steps need not wait for a drawing. */
function useScreen(vendor: string, picture: string): Screen | null {
  const [loaded, setLoaded] = useState<{ name: string; screen: Screen | null } | null>(null);
  const name = `${vendor}/${picture}`;
  useEffect(() => {
    let isOver = false;
    void loadScreen(vendor, picture).then((screen) => {
      if (!isOver) setLoaded({ name, screen });
    });
    return () => {
      isOver = true;
    };
  }, [vendor, picture, name]);
  return loaded?.name === name ? loaded.screen : null;
}

/** A permission's control is lit by its result, and need not be among the step's own. */
function withActive(marks: readonly GuideMark[], active: string | null): readonly GuideMark[] {
  if (active === null || marks.some(({ mark }) => mark === active)) return marks;
  return [...marks, { mark: active, words: '' }];
}
