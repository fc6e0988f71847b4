import { type FormEvent, useId, useState } from 'react';
import type { Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { takesFocus } from '../ui/dialog.tsx';
import { wordOf } from './company-names.tsx';
import css from './review.module.css';

const words = submissionMessages.seen;

export type Seen = { check: string; count: number; reasonWords: string };

/** How many records the last test has counted where somebody can say whether that is about right. */
export function seenBy(vendor: Vendor, report: TestReport): Seen | null {
  for (const { check, row, words: reasonWords } of vendor.visibility ?? []) {
    const counted = report.rows
      .find((one) => one.row === row)
      ?.evidence.find((one) => one.check === check && one.count !== undefined);
    if (counted?.count !== undefined && counted.count > 0 && counted.atLeast !== true)
      return { check, count: counted.count, reasonWords };
  }
  return null;
}

type SeenQuestionProps = {
  seen: Seen;
  noun: { one: string; many: string };
  vendorWords: VendorWords;
  /** What was said before, if anything. */
  expected: number | undefined;
  onExpect: (check: string, count: number | null) => void;
  /** Says the usual cause where fewer are seen than there are. */
  sayFewer: (reason: Reason) => string;
};

/** A key that sees too little passes every test: only somebody who knows the portal can notice. */
export function SeenQuestion(props: SeenQuestionProps) {
  const { seen, noun, vendorWords, expected, onExpect, sayFewer } = props;
  const { check, count, reasonWords } = seen;
  const [isCounting, setCounting] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const named = {
    count,
    one: wordOf(vendorWords, noun.one),
    many: wordOf(vendorWords, noun.many),
  };

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Number(new FormData(event.currentTarget).get('count'));
    const isNumber = Number.isInteger(typed) && typed > 0 && typed <= 10_000_000;
    setWrong(!isNumber);
    if (!isNumber) return;
    setCounting(false);
    onExpect(check, typed);
  }

  if (isCounting) {
    return (
      <form className={css.seen} onSubmit={save} noValidate>
        <label htmlFor={id}>{formatMessage(words.howMany, named)}</label>
        <input
          id={id}
          name="count"
          type="number"
          min="1"
          max="10000000"
          aria-invalid={isWrong}
          ref={takesFocus}
        />
        <button type="submit">{words.save}</button>
      </form>
    );
  }
  const isFewer = expected !== undefined && expected > count;
  if (expected !== undefined) {
    return (
      <div className={css.seen}>
        <p>
          {isFewer
            ? sayFewer({ code: `vendor:${reasonWords}`, params: { count, expected } })
            : formatMessage(words.right, named)}
        </p>
        <button type="button" className="quiet" onClick={() => onExpect(check, null)}>
          {words.change}
        </button>
      </div>
    );
  }
  return (
    <div className={css.seen}>
      <p>{formatMessage(words.text, named)}</p>
      <button type="button" onClick={() => onExpect(check, count)}>
        {words.yes}
      </button>
      <button type="button" className="quiet" onClick={() => setCounting(true)}>
        {words.more}
      </button>
    </div>
  );
}
