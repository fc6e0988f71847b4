// Longer than 300 lines because it holds one small drawing after the other, in no order.

import type { ReactNode } from 'react';

/** Every icon is 16 × 16 on a 1.5 px line, in the color of its text, and silent: the word beside it speaks. */
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

export function ArrowIcon() {
  return (
    <Icon>
      <path d="M2.5 8h11M9 3.5 13.5 8 9 12.5" />
    </Icon>
  );
}

export function BackIcon() {
  return (
    <Icon>
      <path d="M13.5 8h-11M7 3.5 2.5 8 7 12.5" />
    </Icon>
  );
}

export function SendIcon() {
  return (
    <Icon>
      <path d="M14 2 7 9M14 2 9.7 14 7 9 2 6.3Z" />
    </Icon>
  );
}

export function TickIcon() {
  return (
    <Icon>
      <path d="m3.5 8.5 3 3 6-7" />
    </Icon>
  );
}

export function CrossIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8m0-8-8 8" />
    </Icon>
  );
}

export function DashIcon() {
  return (
    <Icon>
      <path d="M4 8h8" />
    </Icon>
  );
}

export function PencilIcon() {
  return (
    <Icon>
      <path d="M9.5 4 12 6.5M3 13l.7-3.2 7-7a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2l-7 7Z" />
    </Icon>
  );
}

export function EyeIcon() {
  return (
    <Icon>
      <path d="M1.5 8C2.2 6 4.5 3.5 8 3.5S13.8 6 14.5 8c-.7 2-3 4.5-6.5 4.5S2.2 10 1.5 8ZM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z" />
    </Icon>
  );
}

export function KeyIcon() {
  return (
    <Icon>
      <path d="M8.3 7.7a3.4 3.4 0 1 1-4.8 4.8 3.4 3.4 0 0 1 4.8-4.8ZM8.3 7.7 13.5 2.5M11 5l2 2M13.5 2.5 14 3" />
    </Icon>
  );
}

export function MailIcon() {
  return (
    <Icon>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
      <path d="m2.2 4.4 5.8 4.4 5.8-4.4" />
    </Icon>
  );
}

export function CopyIcon() {
  return (
    <Icon>
      <rect x="2.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M5.5 5.5V4A1.5 1.5 0 0 1 7 2.5h5A1.5 1.5 0 0 1 13.5 4v5a1.5 1.5 0 0 1-1.5 1.5h-1.5" />
    </Icon>
  );
}

export function SealedIcon() {
  return (
    <Icon>
      <path d="M8 1.8 13.5 4.5v7L8 14.2l-5.5-2.7v-7ZM2.7 4.6 8 7.3l5.3-2.7M8 7.3v6.8" />
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

export function EnlargeIcon() {
  return (
    <Icon>
      <path d="M9.5 2h4.5v4.5M14 2 9.5 6.5M6.5 14H2V9.5M2 14l4.5-4.5" />
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

export function WaitingIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.6V8l2.2 1.5" />
    </Icon>
  );
}

export function PasteIcon() {
  return (
    <Icon>
      <path d="M5.5 3h-1A1.5 1.5 0 0 0 3 4.5v8A1.5 1.5 0 0 0 4.5 14h7a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 11.5 3h-1M6.5 4.5h3a1 1 0 0 0 1-1V3a1 1 0 0 0-1-1h-3a1 1 0 0 0-1 1v.5a1 1 0 0 0 1 1ZM5.5 8h5M5.5 10.7h3" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m3.5 8.5 3 3 6-7" />
    </Icon>
  );
}

export function ArchiveIcon() {
  return (
    <Icon>
      <path d="M2 3h12v3H2ZM3 6v6.5c0 .3.2.5.5.5h9c.3 0 .5-.2.5-.5V6M6.5 9h3" />
    </Icon>
  );
}

/** Down for descending, up for ascending. */
export function SortIcon({ descending }: { descending: boolean }) {
  return <Icon>{descending ? <path d="M3.5 6 8 10.5 12.5 6" /> : <path d="M3.5 10 8 5.5 12.5 10" />}</Icon>;
}

export function FoldIcon() {
  return (
    <Icon>
      <path d="M3.5 10 8 5.5l4.5 4.5" />
    </Icon>
  );
}

export function PersonIcon() {
  return (
    <Icon>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.9 13.6c.5-2.6 2.5-4 5.1-4s4.6 1.4 5.1 4" />
    </Icon>
  );
}

/** Turned by the style of what it opens. */
export function ChevronIcon() {
  return (
    <Icon>
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </Icon>
  );
}

export function PresentIcon() {
  return (
    <Icon>
      <path d="M2.5 3h11M3.5 3v6.5h9V3M8 9.5v2M5.5 13.5 8 11.5l2.5 2" />
    </Icon>
  );
}

export function PinIcon() {
  return (
    <Icon>
      <path d="M9.5 2 14 6.5l-3 1-2.5 2.5-.5 3.500L2.500 8l3.500-.5L8.500 5ZM5.200 10.800 2 14" />
    </Icon>
  );
}
