import type { ReactNode } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { errorMessages, errorNoticeMessages, shellMessages } from '../../src-preload/messages/messages.ts';
import type { ErrorMessage } from '../../src-preload/messages/shapes.ts';
import { soonOf } from './dates.ts';
import { ErrorIcon, InfoIcon, WarningIcon } from './icons.tsx';
import css from './notice.module.css';

type NoticeProps = {
  tone: 'info' | 'warning' | 'error';
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
};

/** Something to know, where it matters: an icon, a title, the words, and what can be done about it. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      {tone === 'error' ? <ErrorIcon /> : tone === 'warning' ? <WarningIcon /> : <InfoIcon />}
      <div className={css.words}>
        {title && <p className={css.title}>{title}</p>}
        {children}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}

/** The words for an error of main, its placeholders filled. */
export function errorMessage(error: AppError): ErrorMessage {
  const words = errorMessages[error.code] ?? errorMessages.unexpected;
  const params = { ...error.params };
  if (typeof params.time === 'string') params.time = soonOf(params.time, Date.now());
  return {
    title: formatMessage(words.title, params),
    happened: formatMessage(words.happened, params),
    notMean: formatMessage(words.notMean, params),
    next: formatMessage(words.next, params),
  };
}

type ErrorNoticeProps = { error: AppError; onRetry?: () => void; onHide?: () => void };

/** An error of main in words: what happened, what it does not mean, what to do next. */
export function ErrorNotice({ error, onRetry, onHide }: ErrorNoticeProps) {
  const words = errorMessage(error);
  return (
    <Notice
      tone="error"
      title={words.title}
      actions={
        (onRetry || onHide) && (
          <>
            {onRetry && (
              <button type="button" onClick={onRetry}>
                {shellMessages.tryAgain}
              </button>
            )}
            {onHide && (
              <button type="button" className="quiet" onClick={onHide}>
                {errorNoticeMessages.hide}
              </button>
            )}
          </>
        )
      }
    >
      <p>
        {words.happened} {words.notMean}
      </p>
      <p className={css.next}>{words.next}</p>
      {error.reference && (
        <p className={css.reference}>
          {formatMessage(errorNoticeMessages.reference, { reference: error.reference })}
        </p>
      )}
    </Notice>
  );
}
