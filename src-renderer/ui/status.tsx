import {
  type HTMLAttributes,
  type OutputHTMLAttributes,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react';
import { muteUntilChanged } from './live-regions.ts';

type StatusProps = {
  name: string;
  /** It comes on the screen because something happened, and is read out then, too. */
  isNews?: boolean;
} & OutputHTMLAttributes<HTMLOutputElement>;

/**
 * A named status: read aloud when its words change, found by its name. `output` is the native element of that role.
 */
export function Status({ name, isNews = false, ...rest }: StatusProps) {
  const output = useRef<HTMLOutputElement>(null);
  useSilentArrival(output, isNews);
  return <output ref={output} aria-label={name} {...rest} />;
}

/** Words without a name of their own that are read aloud when they change. It stands there also while it has none. */
export function LiveText(props: HTMLAttributes<HTMLDivElement>) {
  const text = useRef<HTMLDivElement>(null);
  useSilentArrival(text, false);
  return <div ref={text} aria-live="polite" {...props} />;
}

/** A space between two pieces of a status, which is read aloud as one: a plain one at an edge is left out there. */
export function Gap() {
  return <span className="gap"> </span>;
}

function useSilentArrival(region: RefObject<HTMLElement | null>, isNews: boolean): void {
  const comesSilently = useRef(!isNews);
  useLayoutEffect(() => {
    if (comesSilently.current && region.current !== null) muteUntilChanged(region.current);
  }, [region]);
}
