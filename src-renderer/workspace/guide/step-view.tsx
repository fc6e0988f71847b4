import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { GuideStep, Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { guideMessages, presentingMessages } from '../../../src-preload/messages/messages.ts';
import { useAppInfo } from '../../shell/app-info-store.ts';
import { ErrorIcon, PersonIcon } from '../../ui/icons.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { EditionChoice } from './edition-choice.tsx';
import { type Fold, Folds } from './folds.tsx';
import { type ReadyGuide, useGuide } from './guide-store.ts';
import { InstructionList } from './instruction-list.tsx';
import { Picture } from './picture.tsx';
import { foldsOf } from './step-folds.tsx';
import { instructionsOf, marksToShow, pathOf } from './step-order.ts';
import { pictureFor } from './step-picture.ts';
import css from './step-view.module.css';
import { TickList } from './tick-list.tsx';

type StepViewProps = {
  vendor: Vendor;
  at: ReadyGuide;
  ticked: readonly string[];
  isFilled: (field: string) => boolean;
  lackedBy: (link: string) => VendorField | null;
  onField: (field: string) => void;
  onLink: (link: string) => void;
  onward: RefObject<HTMLButtonElement | null>;
  /** Of the session that the guide is open in, last of the folds. */
  ownFold?: ((at: ReadyGuide) => Fold) | undefined;
};

/** More instructions than this stand beside the picture instead of above it. */
const ABOVE = 3;

/** One step: what to do in order, the picture with the control to use, and what is longer to read behind questions. */
export function StepView(props: StepViewProps) {
  const { vendor, at, ticked, isFilled, lackedBy, onField, onLink, onward, ownFold } = props;
  const arrivals = useGuide((store) => store.arrivals);
  const head = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // Nothing takes the focus when the workspace opens; only a step that was asked for does.
    if (arrivals === 0) return;
    head.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus({ preventScroll: true });
  }, [arrivals]);

  const { guide, place, current, spot } = at;
  const { step, edition } = place;
  const instructions = instructionsOf(step, spot);
  // A field that was filled says by itself that its instruction is done.
  const filled = instructions.flatMap(({ field }, index) =>
    field !== undefined && isFilled(field) ? [index] : [],
  );
  const done = [...new Set([...at.done, ...filled])];
  const path = pathOf(edition);
  const number = { step: path.indexOf(step) + 1, steps: path.length };
  const who = useWhoActs(vendor, step);
  const important = step.notes.find((note) => note.open);
  const lit = instructions[current]?.mark ?? null;
  const isBeside = instructions.length > ABOVE;

  return (
    <article className={css.step} data-beside={isBeside ? '' : undefined}>
      <header ref={head} className={css.head}>
        {/* Another step is another heading: one that has the focus already says nothing when it is given it again. */}
        <h2 key={step.id} ref={heading} tabIndex={-1}>
          {step.title}
        </h2>
        <p className={css.who} data-actor={step.actor}>
          <PersonIcon />
          {who}
        </p>
        <p className={css.count}>
          {step.later ? guideMessages.later : formatMessage(guideMessages.stepOf, number)}
        </p>
      </header>
      <div className={css.says}>
        {step.asksEdition && guide.editions.length > 1 && (
          <div className={css.question}>
            <EditionChoice guide={guide} place={place} />
          </div>
        )}
        <InstructionList
          vendor={vendor}
          instructions={instructions}
          current={current}
          done={done}
          isBeside={isBeside}
          lackedBy={lackedBy}
          onField={onField}
          onLink={onLink}
          onward={onward}
        />
        {important !== undefined && (
          <p className={css.important}>
            <ErrorIcon />
            <span>
              <strong>{guideMessages.important}: </strong>
              <MarkedText text={important.text} />
            </span>
          </p>
        )}
        <TickList items={step.beforeYouGoOn} ticked={ticked} />
      </div>
      {step.screen !== undefined && (
        <div className={css.look}>
          <Picture
            vendor={vendor.id}
            picture={pictureFor(step.screen, lit)}
            colors={vendor.screen}
            caption={step.screen.caption}
            marks={marksToShow(instructions, current)}
            active={lit}
            zoomLabel={guideMessages.zoomPicture}
            closeLabel={guideMessages.closePicture}
            walk={{ at: current, go: useGuide.getState().light }}
          />
        </div>
      )}
      {/* Another step begins with everything folded. */}
      <Folds
        key={`${edition.id}/${step.id}`}
        folds={[...foldsOf(vendor, at, onLink), ...(ownFold === undefined ? [] : [ownFold(at)])]}
      />
    </article>
  );
}

/** On a call as the two have agreed; else as the guide has it. */
function useWhoActs(vendor: Vendor, step: GuideStep): string {
  const presenting = useAppInfo((store) => store.app?.presenting);
  if (presenting?.on) return presentingMessages.acts[presenting.whoClicks];
  const who = vendor.kind === 'neo' ? guideMessages.whoActsAtNeo : guideMessages.whoActs;
  return who[step.actor];
}
