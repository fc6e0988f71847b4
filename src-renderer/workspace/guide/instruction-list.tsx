import { type RefObject, useEffect, useId, useRef } from 'react';
import type { GuideInstruction, Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { ArrowIcon, BrowserIcon, CheckIcon, CopyIcon } from '../../ui/icons.tsx';
import { MarkedText, plainText } from '../../ui/marked-text.tsx';
import { rove } from '../../ui/rove.ts';
import { Status } from '../../ui/status.tsx';
import { useGuide } from './guide-store.ts';
import css from './instruction-list.module.css';
import { useInstructionKeys } from './use-instruction-keys.ts';

type InstructionListProps = {
  vendor: Vendor;
  instructions: readonly GuideInstruction[];
  current: number;
  done: readonly number[];
  /** In a narrow column beside the picture. */
  isBeside: boolean;
  /** The field whose address a link opens, while it has none. */
  lackedBy: (link: string) => VendorField | null;
  onField: (field: string) => void;
  onLink: (link: string) => void;
  /** Takes the focus after the last instruction. */
  onward: RefObject<HTMLButtonElement | null>;
};

/**
 * What to do, one thing at a time: the current one is lit in the picture. Looking at another one by click or focus
 * changes nothing but the light; only going on counts as done.
 */
export function InstructionList(props: InstructionListProps) {
  const { vendor, instructions, current, done, isBeside, lackedBy, onField, onLink, onward } = props;
  const list = useRef<HTMLOListElement>(null);
  const { light } = useGuide.getState();
  useInstructionKeys(list, onward);
  // Where the list is longer than its zone, the current one stays in sight. After the head, which scrolls on arrival.
  useEffect(() => {
    list.current?.querySelectorAll('[data-entry]')[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <>
      <ol
        ref={list}
        className={css.list}
        aria-label={guideMessages.instructions}
        data-beside={isBeside ? '' : undefined}
        onKeyDown={(event) => rove(event, '[data-entry]')}
      >
        {instructions.map((one, index) => {
          const isCurrent = index === current;
          const isDone = done.includes(index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an instruction has no other name than its place
            <li key={index} className={css.item} data-current={isCurrent ? '' : undefined}>
              <button
                type="button"
                className={css.say}
                data-entry=""
                tabIndex={isCurrent ? 0 : -1}
                aria-label={
                  isDone ? formatMessage(guideMessages.done, { name: plainText(one.say) }) : undefined
                }
                aria-current={isCurrent ? 'true' : undefined}
                aria-keyshortcuts={shortcutOf(index - current)}
                title={isCurrent ? guideMessages.keyOnHint : undefined}
                data-done={isDone && !isCurrent ? '' : undefined}
                onClick={() => light(index)}
                onFocus={() => light(index)}
              >
                <span className={css.disc} aria-hidden="true">
                  {isDone && !isCurrent ? <CheckIcon /> : index + 1}
                </span>
                <span className={css.words}>
                  <MarkedText text={one.say} />
                </span>
                {isCurrent && (
                  <span className={css.key} aria-hidden="true">
                    {guideMessages.keyOn}
                  </span>
                )}
              </button>
              <Tools
                vendor={vendor}
                instruction={one}
                lacks={lackedBy(one.link ?? '')}
                isCurrent={isCurrent}
                onField={onField}
                onLink={onLink}
              />
            </li>
          );
        })}
      </ol>
      <Status name={guideMessages.lookHere} className="visually-hidden">
        {plainText(instructions[current]?.say ?? '')}
      </Status>
      <Copied />
    </>
  );
}

function shortcutOf(distance: number): string | undefined {
  if (distance === 0) return 'Space J';
  return distance === -1 ? 'K' : undefined;
}

function Copied() {
  const copied = useGuide((store) => store.copied);
  return (
    <Status name={guideMessages.copyStatus} className="visually-hidden">
      {copied === null ? '' : formatMessage(guideMessages.copied, { value: copied })}
    </Status>
  );
}

type ToolsProps = {
  vendor: Vendor;
  instruction: GuideInstruction;
  lacks: VendorField | null;
  /** Only what the current instruction offers is a stop of Tab. */
  isCurrent: boolean;
  onField: (field: string) => void;
  onLink: (link: string) => void;
};

/** What an instruction offers besides its words: a value to copy, the field that takes one, a page to open. */
function Tools({ vendor, instruction, lacks, isCurrent, onField, onLink }: ToolsProps) {
  const tabIndex = isCurrent ? 0 : -1;
  const hint = useId();
  const copied = useGuide((store) => store.copied);
  const { say, copy } = instruction;
  const field = vendor.fields.find((one) => one.id === instruction.field);
  const link = vendor.links.find((one) => one.id === instruction.link);
  if (copy === undefined && field === undefined && link === undefined) return null;
  // Words that hold the value already need it no second time.
  const isSaid = copy !== undefined && say.includes(copy);
  const isSmall = isSaid && field === undefined && link === undefined;
  return (
    <span className={css.tools} data-small={isSmall ? '' : undefined}>
      {copy !== undefined && (
        <button
          type="button"
          className={css.copy}
          tabIndex={tabIndex}
          aria-label={formatMessage(guideMessages.copy, { value: copy })}
          title={formatMessage(guideMessages.copy, { value: copy })}
          onClick={() => void useGuide.getState().copy(copy)}
        >
          {!isSaid && copy}
          {copied === copy ? <CheckIcon /> : <CopyIcon />}
        </button>
      )}
      {/* Not a stop of Tab: F6 leads to the field that the step wants. */}
      {field !== undefined && (
        <button type="button" className={css.tool} tabIndex={-1} onClick={() => onField(field.id)}>
          <span className="visually-hidden">{guideMessages.goToField} </span>
          {field.label}
          <ArrowIcon />
        </button>
      )}
      {link !== undefined && (
        <button
          type="button"
          className={css.tool}
          tabIndex={tabIndex}
          aria-describedby={lacks === null ? undefined : hint}
          onClick={() => onLink(link.id)}
        >
          {link.label}
          <BrowserIcon />
        </button>
      )}
      {lacks !== null && (
        <span id={hint} className={css.hint}>
          {formatMessage(guideMessages.addressFirst, { field: lacks.label })}
        </span>
      )}
    </span>
  );
}
