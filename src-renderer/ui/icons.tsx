import type { ReactNode } from 'react';

/** Every icon is 16 × 16 on a 1.5 px line, in the colour of its text, and silent: the word beside it speaks. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export function PassedIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 2 2 3.6-4.2" />
    </Icon>
  );
}

export function FailedIcon() {
  return (
    <Icon>
      <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4Z" />
      <path d="m6 6 4 4m0-4-4 4" />
    </Icon>
  );
}

export function WarningIcon() {
  return (
    <Icon>
      <path d="M8 2.2 14.4 13.4H1.6Z" />
      <path d="M8 6.4v3M8 11.4v.1" />
    </Icon>
  );
}

export function NotTestedIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.5" />
      <path d="M5.4 8h5.2" />
    </Icon>
  );
}

export function CouldNotTellIcon() {
  return (
    <Icon>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />
      <path d="M6.6 6.7c0-1.9 2.9-1.7 2.9-.1 0 1.1-1.5 1.1-1.5 2.2M8 10.9v.1" />
    </Icon>
  );
}

export function ErrorIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.8v4M8 11v.1" />
    </Icon>
  );
}

export function InfoIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.4v3.8M8 5v.1" />
    </Icon>
  );
}

export function LockIcon() {
  return (
    <Icon>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7" />
    </Icon>
  );
}

export function MemoryIcon() {
  return (
    <Icon>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V4.9a2.8 2.8 0 0 1 5.3-1.3" />
    </Icon>
  );
}

export function OfflineIcon() {
  return (
    <Icon>
      <path d="M2 2l12 12M4.4 8.6a5.2 5.2 0 0 1 2-1.2M9.4 7.3c.8.2 1.6.7 2.2 1.3M1.8 6a9 9 0 0 1 2.5-1.7M7 3.5c2.6-.2 5.2.6 7.2 2.5M8 12.5v.1" />
    </Icon>
  );
}

export function PracticeIcon() {
  return (
    <Icon>
      <path d="M6 1.75v4.1L2.2 12.3a1.3 1.3 0 0 0 1.1 1.95h9.4a1.3 1.3 0 0 0 1.1-1.95L10 5.85v-4.1M4.8 1.75h6.4M4.4 9.6h7.2" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.75" />
      <path d="m10.6 10.6 3.4 3.4" />
    </Icon>
  );
}

export function MoreIcon() {
  return (
    <Icon>
      <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />
    </Icon>
  );
}

export function PlusIcon() {
  return (
    <Icon>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  );
}

export function BrowserIcon() {
  return (
    <Icon>
      <path d="M9 2.5h4.5V7M13.2 2.8 7.5 8.5M6 3.5H3.75c-.7 0-1.25.55-1.25 1.25v7.5c0 .7.55 1.25 1.25 1.25h7.5c.7 0 1.25-.55 1.25-1.25V10" />
    </Icon>
  );
}

/** An open ring: begun, not finished. */
export function DraftIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="20 20" />
    </Icon>
  );
}

export function WaitingIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.6V8l2.2 1.5" />
    </Icon>
  );
}
