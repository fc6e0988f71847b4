import { type ComponentType, type ReactNode, useId } from 'react';
import type { GuidePermission } from '../../src-preload/contract/vendor.ts';
import type { PermissionResult } from '../../src-preload/contract/verdict.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { CouldNotTellIcon, CrossIcon, DashIcon, EyeIcon, PencilIcon, TickIcon } from '../ui/icons.tsx';
import css from './may-do.module.css';
import review from './review.module.css';

const words = submissionMessages.mayDo;

type Granted = keyof typeof words.states;

const icons: Record<Granted, ComponentType> = {
  seen: TickIcon,
  warning: TickIcon,
  refused: CrossIcon,
  unsure: CouldNotTellIcon,
  unwanted: DashIcon,
  untested: DashIcon,
};

const GROUPS = ['read-write', 'write', 'read'] as const;

type MayDoProps = {
  permissions: readonly GuidePermission[];
  /** Of the last test, while that still holds. */
  rows: readonly PermissionResult[];
  /** What is said of them to the client. */
  children: ReactNode;
};

/** What the key lets Neo do, area by area, and what of that the last test has seen. */
export function MayDo({ permissions, rows, children }: MayDoProps) {
  const title = useId();
  const areas = permissions.filter(({ may }) => may !== undefined);
  if (areas.length === 0) return null;
  const granted = new Map(areas.map(({ id }) => [id, grantedAs(rows.find((one) => one.row === id))]));
  const isUntested = [...granted.values()].every((one) => one === 'untested');
  return (
    <section className={review.box} aria-labelledby={title}>
      <h2 id={title}>{words.title}</h2>
      <p className={review.lead}>{isUntested ? words.untested : words.lead}</p>
      <div className={css.groups}>
        {GROUPS.map((may) => {
          const own = areas.filter((area) => area.may === may);
          return own.length === 0 ? null : (
            <div key={may} className={css.group} data-may={may}>
              <h3>
                {may === 'read' ? <EyeIcon /> : <PencilIcon />}
                {words.groups[may]}
              </h3>
              <ul>
                {own.map((area) => (
                  <Area
                    key={area.id}
                    area={area}
                    as={granted.get(area.id) ?? 'untested'}
                    isQuiet={isUntested}
                  />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      {children}
    </section>
  );
}

type AreaProps = {
  area: GuidePermission;
  as: Granted;
  /** One sentence above says the same of all of them. */
  isQuiet: boolean;
};

function Area({ area, as, isQuiet }: AreaProps) {
  const Icon = icons[as];
  const isSilent = as === 'seen' || isQuiet;
  return (
    <li data-granted={as}>
      <Icon />
      <span>
        {area.label}
        {area.sensitive && <span className={css.tag}>{words.sensitive}</span>}
        <span className={isSilent ? 'visually-hidden' : css.state}> {words.states[as]}</span>
      </span>
    </li>
  );
}

/** What one row of the last test says about the area. */
export function grantedAs(row: PermissionResult | undefined): Granted {
  if (row?.reason?.code === 'not-wanted') return 'unwanted';
  switch (row?.verdict) {
    case 'passed':
      return 'seen';
    case 'warning':
      return 'warning';
    case 'failed':
      return 'refused';
    case 'could-not-tell':
      return 'unsure';
    default:
      return 'untested';
  }
}
