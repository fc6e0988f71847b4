import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';
import { PlainInput } from '../../ui/plain-input.tsx';
import css from './results.module.css';
import { useResults } from './results-store.ts';

type VisibilityQuestionProps = { vendor: Vendor; expected: Record<string, number> | undefined };

/** Asks how many there should be: a credential that sees too little passes every other check. */
export function VisibilityQuestion({ vendor, expected }: VisibilityQuestionProps) {
  const { expect } = useResults.getState();
  return (vendor.visibility ?? []).map(({ check, ask }) => (
    <div key={check} className={css.question}>
      <PlainInput
        label={ask}
        help={resultsMessages.guess}
        text={String(expected?.[check] ?? '')}
        type="number"
        onCommit={(text) => expect(check, text)}
      />
    </div>
  ));
}
