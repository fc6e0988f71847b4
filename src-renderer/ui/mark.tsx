import { useId } from 'react';

/** The mark of the app: steps up to the lit control. Silent; the title of the window says the name. */
export function Mark({ className }: { className?: string | undefined }) {
  const ground = useId();
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id={ground} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#6669f0" />
          <stop offset="1" stopColor="#393bc2" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="8.5" fill={`url(#${ground})`} />
      <path
        d="M6.8 24.8h5.6v-5.6h5.6v-5.6h2.6"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="23.3" cy="9.3" r="4.1" fill="#ff8cc0" />
    </svg>
  );
}
