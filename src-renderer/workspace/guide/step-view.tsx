import { useId, useLayoutEffect, useRef } from 'react';
import type { Guide, Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import { fill } from '../../../src-preload/messages/fill.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { BrowserIcon } from '../../ui/icons.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { useGuide } from './guide-store.ts';
import { LookHere, MarkList } from './look-here.tsx';
import { PermissionTable } from './permission-table.tsx';
import { Picture } from './picture.tsx';
import { StepNotes } from './step-notes.tsx';
import { marksToShow, type Place, permissionsOf } from './step-order.ts';
import { pictureFor } from './step-picture.ts';
import css from './step-view.module.css';
import { TickList } from './tick-list.tsx';

type StepViewProps = {
  vendor: Vendor;
  guide: Guide;
  place: Place;
  lit: string | null;
  /** Words of a mark that was lit from the result table and need not be among the step's own. */
  wanted: string | null;
  ticked: readonly string[];
  /** The field whose address the step's link opens, while it has none. */
  lacks: VendorField | null;
  onField: (field: string) => void;
  onLink: (link: string) => void;
};

/**
 * One step: what to do on the left, where to look on the right. In a narrow column the picture comes right after the
 * instructions, before what is longer to read.
 */
export function StepView(props: StepViewProps) {
  const { vendor, guide, place, lit, wanted, ticked, lacks, onField, onLink } = props;
  const hint = useId();
  const arrivals = useGuide((store) => store.arrivals);
  const head = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // Nothing takes the focus when the workspace opens; only a step that was asked for does.
    if (arrivals === 0) return;
    head.current?.scrollIntoView({ block: 'nearest' });
    heading.current?.focus({ preventScroll: true });
  }, [arrivals]);

  const { step, index, edition } = place;
  const marks = marksToShow(step, lit, wanted);
  const fills = vendor.fields.filter((field) => step.fills.includes(field.id));
  const permissions = permissionsOf(guide, step);
  const link = vendor.links.find((one) => one.id === step.link);
  const isFirst = index === 0;
  const isLast = index === edition.steps.length - 1;
  const who = vendor.kind === 'neo' ? guideMessages.whoActsAtNeo : guideMessages.whoActs;

  return (
    <article className={css.step} data-wide-text={permissions.length > 0 ? '' : undefined}>
      <header ref={head} className={css.head}>
        <p className={css.meta}>
          {fill(guideMessages.stepOf, { step: index + 1, steps: edition.steps.length })}{' '}
          <span aria-hidden="true">· </span>
          {who[step.actor]}
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {step.title}
        </h2>
      </header>
      <div className={css.instructions}>
        {isFirst &&
          guide.introduction.map((text) => (
            <p key={text} className={css.introduction}>
              <MarkedText text={text} />
            </p>
          ))}
        {step.text.map((text) => (
          <p key={text}>
            <MarkedText text={text} />
          </p>
        ))}
        {link !== undefined && (
          <p>
            <button
              type="button"
              className={css.link}
              aria-describedby={lacks === null ? undefined : hint}
              onClick={() => onLink(link.id)}
            >
              {link.label}
            </button>
          </p>
        )}
        {link !== undefined && lacks !== null && (
          <p id={hint} className={css.fills}>
            {fill(guideMessages.addressFirst, { field: lacks.label })}
          </p>
        )}
        {fills.length > 0 && (
          <p className={css.fills}>
            {guideMessages.fills}{' '}
            {fills.map((field) => (
              <button key={field.id} type="button" className={css.inline} onClick={() => onField(field.id)}>
                <span className="visually-hidden">{guideMessages.goToField} </span>
                {field.label}
              </button>
            ))}
          </p>
        )}
      </div>
      <div className={css.look}>
        <LookHere marks={marks} lit={lit} />
        {step.screen !== undefined && (
          <div className={css.picture}>
            <Picture
              vendor={vendor.id}
              picture={pictureFor(step.screen, lit)}
              colors={vendor.screen}
              caption={step.screen.caption}
              marks={marks}
              active={lit}
              zoomLabel={guideMessages.zoomPicture}
              closeLabel={guideMessages.closePicture}
            />
          </div>
        )}
        <MarkList marks={marks} lit={lit} onLight={useGuide.getState().light} />
      </div>
      <div className={css.more}>
        <PermissionTable permissions={permissions} minimum={guide.minimum} />
        <TickList items={step.beforeYouGoOn} ticked={ticked} />
        <StepNotes notes={isFirst ? [...step.notes, ...guide.notes] : step.notes} />
        {isLast && guide.whatsNext.length > 0 && (
          <div>
            <h3>{guideMessages.whatsNext}</h3>
            <ul className={css.next}>
              {guide.whatsNext.map((text) => (
                <li key={text}>
                  <MarkedText text={text} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {isLast && <ReadOn vendor={vendor} links={guide.readOn ?? []} onLink={onLink} />}
      </div>
    </article>
  );
}

type ReadOnProps = { vendor: Vendor; links: readonly string[]; onLink: (link: string) => void };

/** Pages that no step needs, for whoever wants to read on. They open in the browser. */
function ReadOn({ vendor, links, onLink }: ReadOnProps) {
  const title = useId();
  const shown = vendor.links.filter((link) => links.includes(link.id));
  if (shown.length === 0) return null;
  return (
    <div>
      <h3 id={title}>{guideMessages.readOn}</h3>
      <ul className={css.readOn} aria-labelledby={title}>
        {shown.map((link) => (
          <li key={link.id}>
            <button type="button" className="as-link" onClick={() => onLink(link.id)}>
              {link.label}
            </button>{' '}
            <BrowserIcon />
          </li>
        ))}
      </ul>
    </div>
  );
}
