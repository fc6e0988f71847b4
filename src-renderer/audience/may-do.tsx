import type { Guide } from '../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { audienceMessages as words } from '../../src-preload/messages/messages.ts';
import { EyeIcon, PencilIcon } from '../ui/icons.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import css from './may-do.module.css';

type MayDoProps = {
  guide: Guide;
  /** As many areas are named in each line, of a longer list the first ones; all of them where it is left out. */
  mostAreas?: number;
};

/** The areas of the key, from the guide's permissions: what is asked, not what was answered. */
export function MayDo({ guide, mostAreas }: MayDoProps) {
  const areasOf = (may: readonly string[]) =>
    guide.permissions
      .filter((one) => one.may !== undefined && may.includes(one.may))
      .map(({ label }) => label);
  const write = areasOf(['read-write', 'write']);
  const read = areasOf(['read']);
  if (write.length + read.length === 0) return null;
  return (
    <div className={css.why} data-brief={mostAreas === undefined ? undefined : ''}>
      <h2>{words.why}</h2>
      {write.length > 0 && (
        <p>
          <PencilIcon />
          <span>
            <MarkedText text={formatMessage(words.granted.write, { areas: listOf(write, mostAreas) })} />
          </span>
        </p>
      )}
      {read.length > 0 && (
        <p>
          <EyeIcon />
          <span>
            <MarkedText text={formatMessage(words.granted.read, { areas: listOf(read, mostAreas) })} />
          </span>
        </p>
      )}
    </div>
  );
}

function listOf(areas: readonly string[], most = areas.length): string {
  if (areas.length <= most) return formatList(areas, 'and');
  const first = areas.slice(0, most - 1);
  return formatMessage(words.moreAreas, {
    areas: formatList(first, 'plain'),
    count: areas.length - first.length,
  });
}
