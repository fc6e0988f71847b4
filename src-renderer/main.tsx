import { createRoot } from 'react-dom/client';
import { language } from '../src-preload/messages/messages.ts';
import { App } from './app.tsx';
import { invoke } from './shell/bridge.ts';

// What the page may load is fixed by its policy; something that tries otherwise is a fault, and main's log says so.
document.addEventListener('securitypolicyviolation', (event) => {
  void invoke('reportViolation', {
    directive: event.effectiveDirective.slice(0, 200),
    blocked: event.blockedURI.slice(0, 500),
  });
});

// How a screen reader says the texts.
document.documentElement.lang = language.tag;

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
