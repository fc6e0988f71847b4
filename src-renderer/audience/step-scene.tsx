import { useLayoutEffect, useRef } from 'react';
import type { Scene } from '../../src-preload/contract/presenting.ts';
import type { Guide, GuideStep, Vendor } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { audienceMessages as words } from '../../src-preload/messages/messages.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import picture from '../workspace/guide/picture.module.css';
import {
  PictureStage,
  useColors,
  usePictureView,
  useScreen,
  withActive,
} from '../workspace/guide/picture-stage.tsx';
import { findPlace, marksToShow } from '../workspace/guide/step-order.ts';
import { pictureFor } from '../workspace/guide/step-picture.ts';
import css from './audience.module.css';
import { MayDo } from './may-do.tsx';

/** As many areas are named; of a longer list the first ones. */
const MOST_AREAS = 6;

/** With more instructions there is no room for what Neo may do. */
const FEW = 3;

type StepSceneProps = { scene: Extract<Scene, { kind: 'step' }>; vendor: Vendor; guide: Guide };

/** The step the technician stands at, in the guide's own words: values that were typed are in none of them. */
export function StepScene({ scene, vendor, guide }: StepSceneProps) {
  const place = findPlace(guide, scene.edition, scene.step);
  const list = useRef<HTMLOListElement>(null);
  // Nobody can scroll there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another instruction is a reason to look for the current one
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [scene.step, scene.instruction]);
  if (place === null) return null;
  const { step } = place;
  const clicks = words.clicks[scene.whoClicks];
  const isLong = step.instructions.length > FEW;
  return (
    <main className={css.step}>
      {step.screen !== undefined && (
        <StepPicture
          key={`${scene.edition}/${step.id}`}
          vendor={vendor}
          step={step}
          screen={step.screen}
          scene={scene}
        />
      )}
      <section className={css.says}>
        <h1>{step.title}</h1>
        <ol ref={list} className={css.list}>
          {step.instructions.map(({ say }, index) => {
            const isDone = scene.done.includes(index);
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: the instructions of one step have no other name
                key={index}
                aria-current={index === scene.instruction ? 'step' : undefined}
                data-done={isDone ? '' : undefined}
              >
                <span className={css.disc}>{isDone ? <CheckIcon /> : index + 1}</span>
                <span>
                  <MarkedText text={say} />
                </span>
              </li>
            );
          })}
        </ol>
        <p className={css.turn} data-clicks={scene.whoClicks}>
          <strong>{clicks.turn}</strong> {formatMessage(clicks.means, { vendor: vendor.name })}
        </p>
        {!isLong && <MayDo guide={guide} mostAreas={MOST_AREAS} />}
      </section>
    </main>
  );
}

type StepPictureProps = {
  vendor: Vendor;
  step: GuideStep;
  screen: NonNullable<GuideStep['screen']>;
  scene: StepSceneProps['scene'];
};

function StepPicture({ vendor, step, screen, scene }: StepPictureProps) {
  const figure = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const drawing = useScreen(vendor.id, pictureFor(screen, scene.lit));
  const marks = withActive(marksToShow(step.instructions, scene.instruction), scene.lit);
  const view = usePictureView(stage, drawing, marks, scene.lit, 'part-in-call');
  useColors(figure, vendor.screen);
  return (
    <figure ref={figure} className={`${picture.figure} ${css.picture}`} aria-label={screen.caption}>
      <PictureStage stage={stage} screen={drawing} view={view} active={scene.lit} />
    </figure>
  );
}
