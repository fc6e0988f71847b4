import { Component, type ReactNode } from 'react';
import { shellMessages } from '../../src-preload/messages/messages.ts';
import { Notice } from '../ui/notice.tsx';
import css from './app.module.css';
import { useAppView } from './app-view.ts';

type Props = { arrivals: number; children: ReactNode };
type State = { isBroken: boolean; arrivals: number };

/** A surprise in one screen leaves the frame standing and says what to do, instead of an empty window. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { isBroken: false, arrivals: this.props.arrivals };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  /** Another screen is another try. */
  static getDerivedStateFromProps({ arrivals }: Props, state: State): State | null {
    return arrivals === state.arrivals ? null : { isBroken: false, arrivals };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={css.page}>
        <Notice
          tone="error"
          title={shellMessages.broken.title}
          actions={
            <button type="button" onClick={() => useAppView.getState().go({ kind: 'sessions' })}>
              {shellMessages.broken.action}
            </button>
          }
        >
          <p>{shellMessages.broken.text}</p>
        </Notice>
      </div>
    );
  }
}
